"""The profile that a browser writes from the form: what `portal new` would, whatever was typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from playwright.sync_api import Page

import support_plans
import support_reach
import support_server
from exemplars import text
from exemplars.checking import check
from exemplars.drafting import blank
from exemplars.notation import strict_yaml
from exemplars.reading import source
from support_portal import REPO, built, edit, lay_out, problems_of

CASES = Path(__file__).parent / "cases/introduce"
HOSTILE = yaml.safe_load((CASES / "hostile.yml").read_text("utf-8"))
ADDRESS = support_reach.FORM
NAMES = sorted(
    {each.profile.name for plan in support_plans.PLANS for each in support_plans.of(plan).sources}
)
FORGES = {
    "github": "https://kho.example/a/b/new/main?filename={path}&value={text}",
    "gitlab": "https://kho.example/a/b/-/new/main?file_name={path}&content={text}",
    "gitea": "https://kho.example/a/b/_new/main/{folder}?filename=profile.md&value={text}",
    "forgejo": "https://kho.example/a/b/_new/main/{folder}?filename=profile.md&value={text}",
}


@pytest.mark.parametrize("plan", support_plans.PLANS)
def test_a_downloaded_profile_passes_the_check(
    page: Page, addresses: Callable[[str], str], tmp_path: Path, plan: str
):
    """For every kind of every plan the profile lies where the page says, without a single error."""
    root = lay_out(tmp_path / "portal", REPO / "profiles")
    page.goto(addresses(plan))
    sectors = support_reach.choices(page, "sector")
    units = support_reach.choices(page, "unit")
    own = [unit for unit in support_plans.of(plan).own_criteria if unit in units]
    for number, kind in enumerate(support_reach.choices(page, "kind")):
        page.reload()
        support_reach.write(
            page, name=f"Gương thứ {number}: “Hoa”", deed="Dạy chữ.\n- Không công.", kind=kind
        )
        support_reach.write(
            page, result="Năm 2023: 30 cháu", how="Cùng xóm\nid: x", unit=(own or units)[0]
        )
        if sectors:
            support_reach.write(page, sector=sectors[-1])
        folder, written = support_reach.profile(page)
        (root / folder).mkdir(parents=True)
        (root / folder / "profile.md").write_text(written, "utf-8")
    found = [each for each in problems_of(root, plan) if "guong-thu" in str(each.path)]

    assert len(list(root.glob(f"profiles/{plan}/*/guong-thu-*-hoa-*/profile.md"))) == number + 1
    assert not found


@pytest.mark.parametrize("plan", ["tan-yen", "lao-cai"])
def test_the_profile_is_what_the_command_writes(
    page: Page, addresses: Callable[[str], str], plan: str
):
    """With nothing said about sources, the head is byte for byte that of `portal new`."""
    portfolio = support_plans.of(plan)
    page.goto(addresses(plan))
    for kind in support_reach.choices(page, "kind"):
        for unit in [*portfolio.own_criteria, support_reach.choices(page, "unit")[0]]:
            sector = (support_reach.choices(page, "sector") or [""])[0]
            support_reach.write(page, name="Bà: Hoa", deed="Dạy chữ", kind=kind, unit=unit)
            if sector:
                support_reach.write(page, sector=sector)
            folder, written = support_reach.profile(page)
            id = folder.rstrip("/")[-6:]
            expected = blank.blank_profile(
                portfolio, id=id, name="Bà: Hoa", kind=kind, unit=unit, sector=sector
            )

            assert written == f"{expected}Dạy chữ\n"


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_text_stays_text(open_form: Page, tmp_path: Path, said: str):
    """Whatever is pasted, the profile is read and says what was pasted; an address in it is told."""
    support_reach.write(
        open_form, name=f"{said} X", deed=f"{said}\n{said}", result=said, how=f"{said}\n{said}"
    )
    support_reach.write(open_form, kind="individual", unit="ngoc-thien", sector="")
    folder, written = support_reach.profile(open_form)
    head = re.split(r"(?m)^---$\n", written)[1]
    tree, faults = strict_yaml.read(head)
    path = tmp_path / folder / "profile.md"
    path.parent.mkdir(parents=True)
    path.write_text(written, "utf-8", newline="")
    made = source.read_source(tmp_path, path)
    portfolio = support_plans.of("tan-yen")
    found = check.of_source(made, portfolio, portfolio.newest_date)

    assert not faults
    assert tree["name"] == one_line(f"{said} X")
    assert made.profile.name == tree["name"]
    assert {each.code for each in found} <= {"lien-ket-la"}
    assert written.endswith("\n")
    assert "<script" not in made.story.replace("\\<", "")


def one_line(said: str) -> str:
    """Return pasted text as the portal takes it in, on one line."""
    kept = text.FORBIDDEN.sub("", text.clean(said.replace("&hoa;", "& hoa;").replace("\t", " ")))
    kept = kept.replace("©", "& copy;")
    return " ".join(kept.split())


def test_folders_are_named_as_the_command_names_them(open_form: Page):
    """For the name of every sample, the browser makes the folder `portal new` would."""
    made = {
        name: open_form.evaluate("name => Portal.profile.folder(name, 'k3f9ta')", name)
        for name in NAMES
    }

    assert {name: f"{text.slug(name, 60)}-k3f9ta" for name in NAMES} == made


def test_ids_are_of_the_commands_alphabet(open_form: Page):
    """A thousand ids are all of the permitted form, and hardly ever the same."""
    ids = open_form.evaluate("Array.from({length: 1000}, () => Portal.profile.freshId())")

    assert not [id for id in ids if not re.fullmatch(r"[a-hjkmnp-tv-z][0-9a-hjkmnp-tv-z]{5}", id)]
    assert len(set(ids)) > 990


@pytest.fixture(scope="module")
def forged(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return `forged(kind)`: the miniature's site with a forge of that kind."""

    def of(kind: str) -> Path:
        root = lay_out(tmp_path_factory.mktemp(kind) / "portal", whole=True)
        forge = f"  forge:\n    kind: {kind}\n    url: https://kho.example/a/b/\n    branch: main\n"
        edit(root / "profiles/mini/plan.yml", "  sample: true\n", f"  sample: true\n{forge}")
        return built(root, root / "site", "--plan", "mini")

    return of


@pytest.mark.parametrize("kind", FORGES)
def test_a_forge_is_opened_with_the_file(page: Page, forged: Callable[[str], Path], kind: str):
    """Where a forge is configured, a link opens its new file with path and text filled in."""
    with support_server.serving(forged(kind)) as address:
        page.goto(address + ADDRESS)
        support_reach.write(
            page, name="Bà Hoa", kind="individual", unit="an-binh", deed="Dạy chữ & hát"
        )
        folder, written = support_reach.profile(page)
        href = page.locator("#gt-kho").get_attribute("href") or ""
        support_reach.write(page, deed="ế " * 1900)
        too_long = page.locator("#gt-kho").is_visible()
    lean = re.sub(r"(?m)^ *#.*\n", "", written)
    spoken = [
        FORGES[kind].format(folder=folder.rstrip("/"), path=folder + "profile.md", text=each)
        for each in (written, lean)
    ]

    assert unquote(href) in spoken
    assert len(href) <= 7000
    assert not too_long
