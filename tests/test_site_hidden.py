"""What a site must not show: drafts, what was taken down, what has not come yet."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import support_portal
import support_site
from support_portal import REPO
from support_search import Index
from support_site import Record

Sites = Callable[[str], Path]
every_plan = pytest.mark.parametrize("plan", support_site.PLANS)
TEXTS = (".html", ".xml", ".atom", ".json", ".txt", ".js", ".css", ".svg", ".map")
# Where the id, and only the id, of what was taken down is told to those who republish.
TOLD = re.compile(r"feeds/(da-go\.json|.*\.atom)")


@pytest.fixture(scope="module")
def taken_down(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the root of a portal, its site at site/: one of each reason for being hidden."""
    root = support_portal.lay_out(tmp_path_factory.mktemp("hidden") / "portal", whole=True)
    revoked = support_site.copied(root, "c4h9wd", "g3k7wv", "Hoàng Thị Ánh")
    paused = support_site.copied(root, "c4h9wd", "h5m2xq", "Tô Văn Ơn")
    below = support_site.copied(root, "c4h9wd", "j7n4ys", "Mạc Thị Ửng")
    for path, kind in ((revoked, "revoked"), (paused, "on-hold")):
        withdrawn = f"withdrawn:\n  date: 2024-08-01\n  kind: {kind}\n---\n\n"
        support_portal.edit(path, "---\n\n", withdrawn)
    support_portal.edit(below, "  - stage: replicate\n    date: 2024-03-01\n", "")
    allowed = "allow:\n  - rule: khau-chua-den\n    reason: Phòng Nội vụ đã xác nhận\n    until: 2025-05-31\n---\n\n"
    support_portal.edit(below, "---\n\n", allowed)
    support_portal.built(root, root / "site", "--plan", "mini")
    return root


def texts(folder: Path) -> dict[str, str]:
    """Return the text of every text file of a site."""
    return {
        name: data.decode()
        for name, data in support_site.tree(folder).items()
        if name.endswith(TEXTS)
    }


def leaks(folder: Path, hidden: Iterable[Record], *, but: str = "") -> list[str]:
    """Return the lines of a site, of files that begin with `but` left out, that tell of what is hidden."""
    words = [
        support_site.flat(word)
        for record in hidden
        for word in (record.name, record.fields["summary"], record.folder)
        if word
    ]
    pattern = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words))
    # Header, footer and feed items come back in file after file: each line is read once.
    files = {
        name: text for name, text in texts(folder).items() if not but or not name.startswith(but)
    }
    lines = {line for text in files.values() for line in text.split("\n")}
    return [line[:200] for line in lines if pattern.search(support_site.flat(line))]


def hidden_of(root: Path, plan: str) -> list[Record]:
    """Return the profiles of a plan that are not published."""
    written = support_site.plan_of(root, plan)
    found = support_site.records(root, plan)
    entries = support_site.entries(root, plan)
    return [
        each for each in found if not support_site.is_shown(each, written) and each not in entries
    ]


def tombstones(root: Path, plan: str) -> dict[str, str]:
    """Return the address of every tombstone, former addresses included, and the profile's id."""
    return {
        f"guong/{folder}/": each.id
        for each in support_site.records(root, plan)
        if "withdrawn" in each.fields
        for folder in (each.folder, *each.fields.get("aliases", ()))
    }


@every_plan
def test_nothing_hidden_is_named(site: Sites, plan: str):
    """No file has a name, summary or address of a draft or of what was taken down, in any spelling."""
    hidden = hidden_of(REPO, plan)

    assert leaks(site(plan), support_site.shown(REPO, plan)[:1])
    assert hidden
    assert not leaks(site(plan), hidden)


def test_no_reason_for_hiding_lets_a_name_through(taken_down: Path):
    """Withdrawn, revoked, paused, draft or below the publishable stage: nothing names them."""
    hidden = hidden_of(taken_down, "mini")

    assert {each.id for each in hidden} == {"d8p3xn", "f2r6yq", "g3k7wv", "h5m2xq", "j7n4ys"}
    assert not leaks(taken_down / "site", hidden, but="cam-nang/")


@every_plan
def test_hidden_ids_are_told_to_republishers_alone(site: Sites, plan: str):
    """The id of what was taken down is in Atom feeds and da-go.json only; a draft's is nowhere."""
    gone = set(tombstones(REPO, plan).values())
    drafts = {each.id for each in hidden_of(REPO, plan)} - gone
    found = texts(site(plan))
    drafted = [name for name, text in found.items() for id in drafts if id in text]
    told = {name for name, text in found.items() for id in gone if id in text}

    assert not drafted
    assert not [name for name in told if not TOLD.fullmatch(name)]
    assert "feeds/da-go.json" in told


@every_plan
def test_nothing_hidden_has_a_folder(site: Sites, plan: str):
    """The only folders below guong/ are those of published profiles, their aliases and tombstones."""
    there = {path.name for path in (site(plan) / "guong").iterdir() if path.is_dir()}
    shown = [*support_site.shown(REPO, plan), *support_site.entries(REPO, plan)]
    known = {each.folder for each in shown}
    known |= {alias for each in shown for alias in each.fields.get("aliases", ())}
    known |= {address.split("/")[1] for address in tombstones(REPO, plan)}

    assert known == there - {"trang"}


@every_plan
def test_a_tombstone_is_one_page(site: Sites, plan: str):
    """At each address of what was taken down lies one page and nothing else, no picture."""
    there = [
        path.relative_to(site(plan) / address).as_posix()
        for address in tombstones(REPO, plan)
        for path in (site(plan) / address).rglob("*")
    ]

    assert there
    assert set(there) == {"index.html"}


@every_plan
def test_tombstones_have_the_same_words(site: Sites, plan: str):
    """Every tombstone of a portal is the same page, and asks search engines to pass it over."""
    found = {
        (site(plan) / address / "index.html").read_bytes() for address in tombstones(REPO, plan)
    }
    pages = [support_site.pages(site(plan))[address] for address in tombstones(REPO, plan)]

    assert len(found) == 1
    assert all(support_site.noindexed(page) for page in pages)


def test_the_reason_changes_no_word(taken_down: Path):
    """A tombstone says the same whether withdrawn, revoked or paused, at old addresses too."""
    folder = taken_down / "site"
    addresses = tombstones(taken_down, "mini")
    found = {(folder / address / "index.html").read_bytes() for address in addresses}

    assert len(addresses) == 4
    assert len(found) == 1


def test_what_was_taken_down_is_told_by_id_and_day(taken_down: Path):
    """da-go.json lists what was taken down, newest first, by id and day and nothing more."""
    told = json.loads((taken_down / "site/feeds/da-go.json").read_bytes())
    expected = [
        {"id": "tag:mau.example,2023:h5m2xq", "date": "2024-08-01"},
        {"id": "tag:mau.example,2023:g3k7wv", "date": "2024-08-01"},
        {"id": "tag:mau.example,2023:f2r6yq", "date": "2024-07-01"},
    ]

    assert expected == told


@every_plan
def test_former_addresses_lead_on(site: Sites, plan: str):
    """A former address is an unindexed page that leads to the present one, by itself and by a link."""
    found = support_site.pages(site(plan))
    wrong = []
    for record in support_site.shown(REPO, plan):
        for alias in record.fields.get("aliases", ()):
            address = f"guong/{alias}/"
            page = found[address]
            targets = {
                element.tag: support_site.resolved(address, said)
                for element, said in support_site.addresses(page)
                if element.tag == "meta" or element.xpath("ancestor::*[@id='noi-dung']")
            }
            if targets != dict.fromkeys(("meta", "a"), (record.address, "")):
                wrong.append((address, targets))
            elif not support_site.noindexed(page):
                wrong.append((address, {}))

    assert not wrong


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        ("2024-01-31", []),
        ("2024-02-01", ["f2r6yq"]),
        ("2024-03-07", ["f2r6yq"]),
        ("2024-03-08", ["c4h9wd", "f2r6yq"]),
        ("2024-05-09", ["c4h9wd", "f2r6yq"]),
        ("2024-05-10", ["b7k2mt", "c4h9wd", "f2r6yq"]),
        ("2024-06-30", ["b7k2mt", "c4h9wd", "f2r6yq"]),
        ("2024-07-01", ["b7k2mt", "c4h9wd"]),
    ],
)
def test_a_profile_is_shown_from_its_day_on(tmp_path: Path, today: str, shown: list[str]):
    """A profile is in no list and no feed before its day, and in all from that day until it is withdrawn."""
    root = support_portal.lay_out(tmp_path / "portal", whole=True)
    files = support_site.made(root, "mini", today=support_site.day(today))
    feed = json.loads(files["feeds/all.json"])

    assert shown == [item["id"].rpartition(":")[2] for item in feed["items"]]
    assert shown == Index(files).ids()[::-1]


def test_a_profile_whose_day_has_not_come_is_not_named(tmp_path: Path):
    """Before its day a profile has no page, no picture, and is named in no file."""
    root = support_portal.lay_out(tmp_path / "portal", whole=True)
    support_portal.built(root, root / "site", "--plan", "mini", "--today", "2024-03-07")
    later = [each for each in support_site.records(root, "mini") if each.published > "2024-03-07"]
    pages = [path.name for path in (root / "site/guong").iterdir()]

    assert {each.id for each in later} == {"b7k2mt", "c4h9wd"}
    # The handbook is written by hand; people of its examples may have any name.
    assert not leaks(root / "site", later, but="cam-nang/")
    assert sorted(pages) == [
        "gia-dinh-ong-ngo-sau-f2r6yq",
        "gia-dinh-ong-ngo-van-sau-f2r6yq",
        "index.html",
    ]
