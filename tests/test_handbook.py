"""What the handbook names exists: commands, options, fields, rules, pages."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from types import MappingProxyType

import pytest
import yaml

import support_handbook as handbook
from exemplars import cli, yearbook
from exemplars.building.settings import Settings
from exemplars.checking import verdict
from exemplars.cli import reporting
from exemplars.reading import source
from exemplars.records import vocabulary
from exemplars.records.plan import Plan
from exemplars.records.profile import Profile
from exemplars.records.record import Record
from exemplars.records.schedule import Schedule
from exemplars.records.schema import Many, Nested, specs
from exemplars.records.units import UnitCriteria, UnitList
from exemplars.rules import CATALOGUE

REPO = Path(__file__).parent.parent
MODEL = REPO / "profiles" / "tan-yen"

# The verb behind each script that is one; `test` takes pytest's options.
SCRIPTS = {"build": "build", "serve": "serve"}
_COMMAND = re.compile(
    r"\b(?:(?:scripts/)?portal (?P<verb>radio [a-z]+|[a-z]+)|scripts/(?P<script>\w+))(?P<rest>.*)"
)
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
_BARE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")

# Names that are no data of the product's: folders, a branch, letters, other people's tools.
PLAIN = {
    "profiles",
    "nguyen-thi-hoa",
    "nguyen-thi-hoa-k3f9ta",
    "da-go-k3f9ta",
    "main",
    "crontab",
    "ha",
    *"ilou",
}
# Shown as mistakes, or for plans other than the model.
ELSEWHERE = {"sumary", "qd96", "nong-nghiep-sach", "tan-ye", "khac"}


@pytest.fixture
def help_of(capsys: pytest.CaptureFixture[str]):
    """Return `help_of(verb…)`: what the command says of itself."""

    def told(*argv: str) -> str:
        with pytest.raises(SystemExit) as ended:
            cli.main([*argv, "--help"])

        assert not ended.value.code, f"no command {argv}"

        return capsys.readouterr().out

    return told


@pytest.mark.parametrize("page", handbook.PAGES)
def test_commands(page: str, help_of) -> None:
    """Every command on a page exists and takes the options it is shown with."""
    for line in handbook.commands(page):
        found = _COMMAND.search(line)
        if not found:
            continue
        verb = found["verb"] or SCRIPTS.get(found["script"], "")
        if found["script"]:
            assert (REPO / "scripts" / found["script"]).is_file(), line
        if verb:
            known = _OPTION.findall(help_of(*verb.split()))

            assert set() == set(_OPTION.findall(found["rest"])) - set(known), line


@pytest.mark.parametrize("page", handbook.PAGES)
def test_options_alone(page: str, help_of) -> None:
    """Every option named without its command belongs to some command, and shows a value it takes."""
    verbs = re.findall(r"^    ([a-z]+) ", help_of(), re.MULTILINE)
    told = [help_of(verb) for verb in verbs] + [
        help_of("radio", each) for each in ("plan", "script")
    ]
    known = {option for each in told for option in _OPTION.findall(each)}
    shown = {word: _OPTION.match(word) for word in handbook.words(page) if word[:2] == "--"}
    formats = re.findall(r"--format (\w+)", handbook.text(page))
    kinds = re.findall(r"--kind ([\w-]+)", handbook.text(page))

    assert verbs
    assert set() == {found[0] for found in shown.values() if found} - known
    assert set() == set(formats) - {*verdict.FORMATS, *reporting.FORMATS, *yearbook.FORMATS}
    assert set() == set(kinds) - set(vocabulary.KINDS)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("PORTAL_PLAN", "vinh-thuan", Settings("vinh-thuan")),
        ("PORTAL_TODAY", "2024-06-11", Settings("x", today=dt.date(2024, 6, 11))),
        ("SOURCE_DATE_EPOCH", "1718038800", Settings("x", today=dt.date(2024, 6, 11))),
        ("PORTAL_URL", "https://thu.example/", Settings("x", url="https://thu.example/")),
        ("PORTAL_SEARCH", "0", Settings("x", search=False)),
        ("PORTAL_OFFLINE", "1", Settings("x", offline=True)),
        ("PORTAL_OFFLINE", "0", Settings("x", offline=False)),
        ("PORTAL_YEARBOOKS", "0", Settings("x", yearbooks=False)),
    ],
)
def test_environment(name: str, value: str, expected: Settings) -> None:
    """Every variable of the environment that the handbook explains steers a build."""
    rows = re.findall(r"^\| `([A-Z_]+)` \|", handbook.text("dung-cong"), re.MULTILINE)

    assert name in rows
    assert len(rows) == 7
    assert expected == Settings.of({name: value}, "x")


@pytest.mark.parametrize("page", handbook.PAGES)
def test_rules(page: str) -> None:
    """Every rule that a page links to or shows in a command's output exists."""
    named = re.findall(r"quy-tac/([a-z0-9-]+)/", handbook.text(page))
    named += re.findall(r"(?:lỗi|nhắc nhở) \[([a-z-]+)\]", handbook.text(page))
    named += re.findall(r"- rule: (\S+)", handbook.text(page))

    assert set() == set(named) - set(CATALOGUE)


def fields_of(record: type[Record]) -> set[str]:
    """Return the names of a record's fields, and of the records inside it."""
    found = set()
    for key, _, spec in specs(record):
        found.add(key)
        inner = spec.type.of if isinstance(spec.type, Many) else spec.type
        if isinstance(inner, Nested):
            found |= fields_of(inner.record)
    return found


def ids_in(tree: object) -> set[str]:
    """Return every id in a file of the model plan."""
    if isinstance(tree, dict):
        own = {str(tree["id"])} if "id" in tree else set()
        return own.union(*(ids_in(each) for each in tree.values()))
    return set().union(*(ids_in(each) for each in tree)) if isinstance(tree, list) else set()


@pytest.fixture(scope="module")
def known_names() -> set[str]:
    """Every name the product knows: fields, rules, words of the vocabulary, ids of the model plan."""
    known = set(CATALOGUE) | {"true", "false", source.UNKNOWN_UNIT} | PLAIN | ELSEWHERE
    for record in (Profile, Plan, UnitList, UnitCriteria, Schedule):
        known |= fields_of(record)
    for table in vars(vocabulary).values():
        known |= set(table) if isinstance(table, MappingProxyType) else set()
    for file in ("plan.yml", "units.yml"):
        known |= ids_in(yaml.safe_load((MODEL / file).read_text("utf-8")))
    for block in handbook.blocks("yaml"):
        known |= set(re.findall(r"\bid: (\S+)", block.text))
    return known


@pytest.mark.parametrize("page", handbook.PAGES)
def test_names(page: str, known_names: set[str]) -> None:
    """Every bare name in backticks is one that the product knows."""
    bare = {word for word in handbook.words(page) if _BARE.match(word)}

    assert set() == {word for word in bare if re.search("[a-z]", word)} - known_names


@pytest.mark.parametrize("page", handbook.PAGES)
def test_links(page: str, built: Path) -> None:
    """Every relative link leads to a page of the built site, and to a place that is on it."""
    for link in handbook.links(page):
        address, place = handbook.target(page, link)
        found = built / address / "index.html"

        assert found.is_file(), link
        assert not place or f'id="{place}"' in found.read_text("utf-8"), link


@pytest.mark.parametrize("page", handbook.PAGES)
def test_links_lead_away(page: str) -> None:
    """A link to a whole page leads to another page than the one it stands on."""
    here = handbook.target(page, f"{page}.md")[0]
    whole = {handbook.target(page, link) for link in handbook.links(page)}

    assert (here, "") not in whole


def test_pages_follow_each_other() -> None:
    """Every page but the first and the last leads on to the one that the menu has next."""
    menu = re.findall(r"cam-nang/([a-z-]+)\.md", (REPO / "mkdocs.yml").read_text("utf-8"))
    led = [
        re.findall(r"^Trang tiếp theo: .*?\((.+?)\.md\)", handbook.text(each), re.MULTILINE)
        for each in menu
    ]

    assert sorted(handbook.PAGES) == sorted(menu)
    assert [[], *([after] for after in menu[2:]), []] == led


def test_every_page_is_reached() -> None:
    """The handbook's first page leads to every other."""
    reached = {handbook.target("index", link)[0] for link in handbook.links("index")}

    assert {f"cam-nang/{page}/" for page in handbook.PAGES if page != "index"} <= reached
    assert {"cam-nang/truong/", "cam-nang/quy-tac/"} <= reached


@pytest.mark.parametrize("page", handbook.PAGES)
def test_form(page: str) -> None:
    """A page begins with its one first-level heading, and has no raw HTML and no phone number."""
    lines = handbook.prose(page).splitlines()
    outside = re.sub(r"`[^`\n]+`", "", handbook.prose(page))

    assert lines[:1] == [line for line in lines if line.startswith("# ")]
    assert not re.findall(r"<[A-Za-z/!]", outside)
    assert not re.findall(r"(?<!\d)0\d{2}[ .]?\d{3}[ .]?\d{3,4}(?!\d)", handbook.text(page))
