"""The open data: what they say, what they do not, and how spreadsheets and programs read them."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import support_register
import support_site
from exemplars import export
from exemplars.export import described, table
from exemplars.export.fields import ADDED, OPEN, WITHHELD
from exemplars.export.records import number
from exemplars.records.profile import Profile
from exemplars.records.schema import specs
from exemplars.text import legible
from support_json_schema import wrong
from support_portal import REPO
from support_register import CASES

PLANS = ("tan-yen", "soc-trang")
STABLE = support_register.read(CASES / "export/keys.yml")
# What stands in the data as a word of the plan, or as an address, and on the page by name.
_CODES = {"id", "kind", "sector", "unit", "level", "form", "category", "channel", "criterion"}
_CODES |= {"movements", "priorities", "sources", "url", "type", "name_of_channel"}
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}\Z")
_TAG = re.compile("<[^>]*>")
_WORDS = re.compile(r"[\W_]+")
URL = "https://thu.example/"


def data(site: Path) -> dict[str, Any]:
    """Return a site's list of everyone."""
    found: dict[str, Any] = json.loads((site / export.LIST).read_bytes())
    return found


def rows(site: Path) -> list[dict[str, str]]:
    """Return a site's table as a spreadsheet reads it."""
    text = (site / export.CSV).read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def leaves(tree: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Give (key, text) of every text in a tree."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from leaves(value, name)
    elif isinstance(tree, list):
        for value in tree:
            yield from leaves(value, key)
    elif isinstance(tree, str):
        yield key, tree


def bare(text: str) -> str:
    """Return a text as its words alone, one blank between two and around them."""
    return f" {_WORDS.sub(' ', text).strip().casefold()} "


def made(*exemplars: dict[str, Any], **case: Any) -> dict[str, bytes]:
    """Return the data of a register made of these exemplars."""
    register = support_register.made({"today": "2024-06-01", "exemplars": list(exemplars), **case})
    return dict(export.files(register, URL))


@pytest.mark.parametrize("plan", PLANS)
def test_data_say_no_more_than_the_page(plan: str, site: Callable[[str], Path]) -> None:
    """Whatever text an exemplar's file holds stands on its page too."""
    folder = site(plan)
    for row in data(folder)["profiles"]:
        one = json.loads((folder / row["data"].removeprefix(data(folder)["url"])).read_bytes())
        page = (folder / row["url"].removeprefix(data(folder)["url"]) / "index.html").read_text(
            "utf-8"
        )
        article = html.unescape(page[page.index("<article") : page.rindex("</article>")])
        shown = bare(article) + bare(_TAG.sub("", article))
        words = set(shown.split())
        for key, text in leaves(one):
            if key in _CODES or _DAY.match(text):
                continue
            if key in ("story", "how_to"):
                # A list's numbers are the browser's.
                said = re.sub(r"^\d+\. ", "", text, flags=re.MULTILINE)
                assert set(bare(said).split()) <= words, (row["id"], key)
            else:
                assert bare(text) in shown, (row["id"], key, text)


@pytest.mark.parametrize("plan", PLANS)
def test_everyone_is_in_every_form(plan: str, site: Callable[[str], Path]) -> None:
    """The list, the table and the files have exactly those who have pages, in the site's order."""
    folder = site(plan)
    pages = [each.id for each in support_site.shown(REPO, plan)]
    found = data(folder)

    assert pages == [row["id"] for row in found["profiles"]] == [row["id"] for row in rows(folder)]
    assert sorted(pages) == sorted(path.stem for path in folder.glob("du-lieu/guong/*.json"))
    assert len(pages) == found["count"]


@pytest.mark.parametrize("plan", PLANS)
def test_table_and_list_agree(plan: str, site: Callable[[str], Path]) -> None:
    """Each cell of the table is the list's value, as a cell has it."""
    folder = site(plan)
    for row, cells in zip(data(folder)["profiles"], rows(folder), strict=True):
        assert cells == {key: table.cell(value) for key, value in row.items()}


@pytest.mark.parametrize("plan", PLANS)
def test_files_are_as_their_schemas_say(plan: str, site: Callable[[str], Path]) -> None:
    """The list and every exemplar's file hold to the schemas beside them."""
    folder = site(plan)
    one = json.loads((folder / export.ONE_SCHEMA).read_bytes())
    whole = json.loads((folder / export.LIST_SCHEMA).read_bytes())

    assert wrong(whole, data(folder)) == []
    for path in folder.glob("du-lieu/guong/*.json"):
        assert wrong(one, json.loads(path.read_bytes())) == [], path.name


def test_schemas_refuse_what_is_not_open() -> None:
    """A file with a key more, or one less, is refused."""
    (name,) = [name for name in made({"id": "a00001"}) if name.startswith("du-lieu/guong/")]
    one = json.loads(made({"id": "a00001"})[name])
    schema = described.schema_of_one()

    assert wrong(schema, one) == []
    assert wrong(schema, one | {"consents": []}) == ["consents"]
    assert wrong(schema, {key: one[key] for key in list(one)[1:]}) == [""]


def test_every_field_is_decided_on() -> None:
    """A field of a profile is open or withheld, and none is both; so is each field of its records."""
    every = [key for key, _, _ in specs(Profile)]

    assert sorted([*OPEN[Profile], *WITHHELD]) == sorted(every)
    assert {"consents", "approvals", "minor"} <= set(WITHHELD)
    for record, keys in OPEN.items():
        assert set(keys) <= {key for key, _, _ in specs(record)}
        assert not set(keys) & {each.key for each in ADDED.get(record, ())}


def test_keys_are_for_good() -> None:
    """No key that programs of others may hang on is gone: keys are only ever added."""
    fields = described.schema_of_one()["properties"]
    kept = {name: set(keys) for name, keys in STABLE.items()}

    assert kept["profiles"] <= set(table.KEYS)
    assert kept["profile"] <= set(fields)
    for name in ("awards", "figures", "criteria", "sources", "recognised", "carried", "follow_up"):
        assert kept[name] <= set(fields[name]["items"]["properties"])


def test_dictionary_explains_every_key() -> None:
    """Every key of the schemas has its name in Vietnamese in the dictionary, and no key is twice."""
    groups = described.dictionary()
    whole = [row["key"] for row in groups[0]["fields"]]

    assert sorted(described.schema_of_one()["properties"]) == sorted(whole)
    assert [row["key"] for row in described.columns()] == list(table.KEYS)
    assert all(row["label"] for group in groups for row in group["fields"])


def test_a_withdrawn_exemplar_is_gone() -> None:
    """Who is withdrawn, or not yet to be seen, is in no file."""
    gone = {"id": "a00001", "withdrawn": {"date": "2024-05-01", "kind": "withdrawn"}}
    files = made(gone, {"id": "a00002", "published": "2024-07-01"}, {"id": "a00003"})
    said = b"".join(files.values())

    assert b"a00003" in said
    assert b"a00001" not in said
    assert b"a00002" not in said
    assert json.loads(files[export.LIST])["count"] == 1


def test_a_draft_is_in_no_data() -> None:
    """A preview that shows drafts keeps them out of the data."""
    files = made({"id": "a00001", "published": ""}, drafts="yes")

    assert json.loads(files[export.LIST])["profiles"] == []


def test_an_empty_portal_has_its_data() -> None:
    """A portal without anyone has all files, with nobody in them."""
    files = made()
    lines = files[export.CSV].decode("utf-8-sig").splitlines()

    assert json.loads(files[export.LIST])["profiles"] == []
    assert len(lines) == 1
    assert set(files) == {export.LIST, export.CSV, export.ONE_SCHEMA, export.LIST_SCHEMA}


def test_licence_is_the_offices() -> None:
    """The list carries the licence that plan.yml states, and says null where it states none."""
    portal = support_register.text(support_register.PLAN)["portal"]
    said = portal | {"licence": {"text": "Ghi rõ nguồn", "url": "https://thu.example/gp"}}
    stated = json.loads(made(plan={"portal": said})[export.LIST])

    assert stated["licence"] == {"text": "Ghi rõ nguồn", "url": "https://thu.example/gp"}
    assert json.loads(made()[export.LIST])["licence"] is None


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"]
)
def test_no_cell_is_a_formula(sign: str) -> None:
    """A cell that begins as formulas do gets an apostrophe; one that has the sign inside does not."""
    assert table.cell(f"{sign}1").startswith("'")
    assert table.cell(f"a{sign}1") == f"a{sign}1".replace("\r", " ").replace("\n", " ")
    assert table.cell(f"a; {sign}1").startswith("a;' ")


@given(st.text(st.sampled_from('=+-@;," \t\0a'), max_size=12))
def test_no_separator_makes_a_formula(text: str) -> None:
    """A spreadsheet that parts the table at semicolons comes upon no formula either."""
    written = table.csv_of([[text]]).decode("utf-8-sig").split("\r\n")[1]
    parts = [part.lstrip('" ') for part in written.split(";")]

    assert not [part for part in parts if part.startswith(("=", "+", "-", "@", "\t", "\0"))]


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]))))
def test_table_is_read_back(texts: list[str]) -> None:
    """The table is UTF-8 with a mark; every cell reads as written but for what no text may hold."""
    written = table.csv_of([texts])
    read = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))

    assert written.startswith(b"\xef\xbb\xbf")
    assert [list(table.KEYS), [legible(table.guarded(text)) for text in texts]] == read[:2]


@pytest.mark.parametrize(
    ("written", "expected"),
    [("1.234,5", 1234.5), ("700", 700), ("0,25", 0.25), ("", None), ("12.000.000", 12_000_000)],
)
def test_numbers_are_numbers(written: str, expected: float | None) -> None:
    """A figure as Vietnamese writes it is a number in the data."""
    found = number(written)

    assert (expected, type(expected)) == (found, type(found))


def test_columns_say_what_they_are() -> None:
    """Every column of the table has a name, and its key is a word of a-z."""
    assert all(column.label and re.fullmatch("[a-z_]+", column.key) for column in table.COLUMNS)
    assert len(set(table.KEYS)) == len(table.KEYS) == len(table.COLUMNS)
