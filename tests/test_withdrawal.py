"""
Whoever is taken down is gone from the whole site: from every file, in every spelling and coding.

One portal is built four times: with a person who has everything a profile can have, and with the
same person withdrawn, revoked and on hold. What is searched for is first shown to be found.
"""

from __future__ import annotations

import hashlib
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, unquote_plus

import pytest

import support_portal
import support_radio
import support_site
from exemplars import cache as cache_of
from exemplars.reading.walk import folder_name
from support_media import encoded, exif, noise
from support_search import records
from support_sound import sound

ID, NAME, FORMER = "c4h9wd", "Đặng Thị Quỳnh Thoa", "dang-thi-quynh-thao-c4h9wd"
SLUG = folder_name(NAME, ID)
COLUMN = "nguoi-tot-viec-tot"
REASONS = ("withdrawn", "revoked", "on-hold")
# Words that nothing else in the portal has, from each text that is the person's.
NEEDLES = (
    "quynh thoa",
    "quynh thao",
    "ho lieu phong",
    "khang nghi",
    "may dap ruong trung",
    "tranh ve o ao",
)
MADE_OF_THEM = ("pictures", "cards", "sounds")
_TERMS = re.compile(r"/muc/\w+/(?:tu|ten|cap)-\d+\.bin$")
_WORDS = re.compile(r"[\W_]+")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True)
class Sites:
    """Where the sites are, and the files of the cache after each build."""

    root: Path
    kept: dict[str, dict[str, bytes]]

    def site(self, name: str) -> dict[str, bytes]:
        """Return the files of a site."""
        return support_site.tree(self.root / name)


def person(root: Path) -> Path:
    """Give the miniature's Trần Thị Mai another name and all that a profile can have."""
    path = support_portal.profile(root, support_portal.MAI)
    text = path.read_text("utf-8")
    text = text.replace("Trần Thị Mai", NAME).replace("tran-thi-may-c4h9wd", FORMER)
    text = text.replace("bà Mai", "bà Thoa").replace("Tranh minh họa bà", "Tranh vẽ ở ao bà")
    text = text.replace("và giúp 12 hộ làm theo.", "và giúp 12 hộ Liễu Phong làm theo.")
    text = text.replace("Họp nhóm", "Hợp đồng Kháng Nghị, họp nhóm")
    more = (
        "gallery:\n  - file: anh-ao.jpg\n    alt: Bà đứng bên máy đắp ruộng trũng\n"
        "audio:\n  file: bai-doc.mp3\n  voice: Kháng Nghị\n"
        "featured_until: 2030-01-01\nconsents:\n"
    )
    text = text.replace("consents:\n", more)
    folder = path.parent.with_name(SLUG)
    path.parent.rename(folder)
    (folder / "profile.md").write_text(text, "utf-8")
    (folder / "anh-ao.jpg").write_bytes(encoded(noise(), "JPEG", exif=exif()))
    (folder / "bai-doc.mp3").write_bytes(sound()["mp3-tags"][2])
    support_radio.on_air(root, COLUMN, ID, f"{NAME} và máy đắp ruộng trũng", "Kháng Nghị")
    return folder / "profile.md"


def cached(root: Path) -> dict[str, bytes]:
    """Return what is kept of people's pictures, cards and recordings from build to build."""
    found = support_site.tree(root / ".cache")
    return {name: data for name, data in found.items() if name.startswith(MADE_OF_THEM)}


def terms(site: dict[str, bytes]) -> set[str]:
    """Return every term of a site's search index."""
    return {term for name, data in files(site) if _TERMS.search(name) for term in records(data)}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Return the four sites, all built from one root, one after the other."""
    root = support_portal.lay_out(tmp_path_factory.mktemp("withdrawal") / "portal", whole=True)
    plan = root / "profiles/mini/plan.yml"
    support_portal.edit(plan, "  sample: true\n", "  sample: true\n  offline: true\n")
    path = person(root)
    shown = path.read_text("utf-8")
    kept = {}
    for name in ("shown", *REASONS):
        taken = f"withdrawn:\n  date: 2024-10-01\n  kind: {name}\naliases:"
        path.write_text(shown if name == "shown" else shown.replace("aliases:", taken), "utf-8")
        support_portal.built(root, root / name, "--plan", "mini", "--today", "2024-12-01")
        kept[name] = cached(root)
    return Sites(root, kept)


def files(site: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Give every file of a site, and every file inside its archives."""
    for name, data in site.items():
        yield name, data
        if name.endswith((".zip", ".docx")):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for inner in archive.namelist():
                    yield f"{name}/{inner}", archive.read(inner)


def said(name: str, data: bytes) -> Iterator[str]:
    """Give what a file says, however it is coded: as it stands, and with each coding undone."""
    text = data.decode("utf-8", "replace")
    if _TERMS.search(name):
        # Terms share their beginnings in the index, so no term stands there in full.
        yield " ".join(records(data))
    for line in text.split("\n"):
        yield line
        if "&" in line:
            yield html.unescape(html.unescape(line))
        if "%" in line or "+" in line:
            yield unquote(line)
            yield unquote_plus(line)
        if "\\u" in line:
            yield _ESCAPED.sub(lambda found: chr(int(found[1], 16)), line)


def bare(text: str) -> str:
    """Return a text as its folded words alone: a name and the address made of it are the same."""
    return _WORDS.sub(" ", support_site.flat(text))


@cache
def tells(line: str) -> bool:
    """Return whether a line says any of the needles; headers and footers come back page after page."""
    return any(needle in bare(line) for needle in NEEDLES)


def named(site: dict[str, bytes]) -> dict[str, set[str]]:
    """Return the files that say any of the needles, and the lines that do."""
    found: dict[str, set[str]] = {}
    for name, data in files(site):
        for line in said(name, data):
            if tells(line):
                found.setdefault(name, set()).add(line.strip()[:200])
    return found


def test_all_that_is_searched_for_is_there_before(sites: Sites) -> None:
    """Before the withdrawal the person is found in pages, feeds, the index, data and the copy to take home."""
    site = sites.site("shown")
    found = named(site)
    lines = " ".join(bare(line) for each in found.values() for line in each)
    kinds = {Path(name).suffix for name in found}

    assert [needle for needle in NEEDLES if needle not in lines] == []
    assert {".html", ".xml", ".atom", ".json", ".txt"} <= kinds
    assert any(".zip/" in name for name in found)
    assert any(".docx/word/document.xml" in name for name in found)
    assert any(name.endswith("/loi-doc.txt") for name in found)
    assert {f"du-lieu/guong/{ID}.json", "du-lieu/profiles.json", "du-lieu/profiles.csv"} <= set(
        found
    )
    assert {"quynh", "thoa"} <= terms(site)


@pytest.mark.parametrize("reason", REASONS)
def test_no_file_says_the_name(reason: str, sites: Sites) -> None:
    """Afterwards no file of the site says the name, the address, or a word that was the person's."""
    assert named(sites.site(reason)) == {}


@pytest.mark.parametrize("reason", REASONS)
def test_the_index_has_no_term_of_the_name(reason: str, sites: Sites) -> None:
    """No term of the search index is a syllable that only the person's name had."""
    left = terms(sites.site(reason))

    assert left
    assert not [term for term in left if "quynh" in bare(term) or "thoa" in bare(term)]


@pytest.mark.parametrize("reason", REASONS)
def test_only_its_own_path_has_the_name(reason: str, sites: Sites) -> None:
    """The only files named after the person are the tombstones at its address and its aliases."""
    there = [name for name, _ in files(sites.site(reason)) if any(n in bare(name) for n in NEEDLES)]
    places = {f"guong/{folder}/index.html" for folder in (SLUG, FORMER)}

    assert sorted(places) == sorted(there)


@pytest.mark.parametrize("reason", REASONS)
def test_open_data_forget_the_id(reason: str, sites: Sites) -> None:
    """The open data have neither a file of the id nor a word of it."""
    data = {name: each for name, each in sites.site(reason).items() if name.startswith("du-lieu/")}

    assert f"du-lieu/guong/{ID}.json" not in data
    assert not [name for name, each in data.items() if ID.encode() in each]


@pytest.mark.parametrize("reason", REASONS)
def test_no_picture_card_or_recording_is_left(reason: str, sites: Sites) -> None:
    """No file anywhere in the site has the bytes of a picture, a card or a recording of the person."""
    before = sites.site("shown")
    theirs = {
        hashlib.sha256(data).digest(): name
        for name, data in before.items()
        if name.startswith(f"guong/{SLUG}/") and not name.endswith((".html", ".txt"))
    }
    left = {
        theirs[digest]: name
        for name, data in files(sites.site(reason))
        if (digest := hashlib.sha256(data).digest()) in theirs
    }

    assert {Path(name).suffix for name in theirs.values()} == {".webp", ".jpg", ".mp3"}
    assert left == {}


@pytest.mark.parametrize("reason", REASONS)
def test_the_episode_stays_without_them(reason: str, sites: Sites) -> None:
    """The episode keeps its address and its other part; its recording, which names them, is gone."""
    folder = f"phat-thanh/{COLUMN}/2024-06-1/"
    before, after = sites.site("shown"), sites.site(reason)
    there = [name for name in after if name.startswith(folder)]

    assert [name for name in before if name.startswith(folder) and name.endswith(".mp3")]
    assert there == [folder + name for name in ("index.html", "kich-ban.docx", "loi-doc.txt")]
    assert "Xã làm đường" in after[folder + "loi-doc.txt"].decode()
    assert "<audio" in before[folder + "index.html"].decode()
    assert "<audio" not in after[folder + "index.html"].decode()


@pytest.mark.parametrize("reason", REASONS)
def test_nothing_is_kept_between_builds(reason: str, sites: Sites) -> None:
    """What was made of the person's pictures and voice is not kept for later builds either."""
    before, after = sites.kept["shown"], sites.kept[reason]
    published = set(sites.site("shown").values()) - set(sites.site(reason).values())

    assert any(data in published for data in before.values())
    assert not [name for name, data in after.items() if data in published]
    assert {name.split("/")[0] for name in set(before) - set(after)} == set(MADE_OF_THEM)


def test_the_reason_changes_no_byte(sites: Sites) -> None:
    """Withdrawn, revoked or on hold: the whole site is the same."""
    first, *others = (sites.site(reason) for reason in REASONS)

    assert [support_site.differing(first, other) for other in others] == [[], []]


def test_republishers_are_told_id_and_day_alone(sites: Sites) -> None:
    """What may remain public is the id and the day, for those who republish."""
    (told,) = [
        each
        for each in json.loads(sites.site("withdrawn")["feeds/da-go.json"])
        if each["id"].endswith(ID)
    ]

    assert told == {"id": f"tag:mau.example,2023:{ID}", "date": "2024-10-01"}


def test_others_keep_what_is_theirs(tmp_path: Path) -> None:
    """Of what one plan no longer uses, what another plan uses stays, and so does what nobody named."""
    names = [f"pictures/{letter * 32}-640.webp" for letter in "abcd"]
    for name in names:
        cache_of.write(tmp_path / name, b"x")
    ours, shared, other, fresh = names
    cache_of.keep_only(tmp_path, "mot", [ours, shared])
    cache_of.keep_only(tmp_path, "hai", [shared, other])
    cache_of.keep_only(tmp_path, "mot", [])

    assert [(tmp_path / name).exists() for name in (ours, shared, other, fresh)] == [
        *(False, True, True, True)
    ]


def test_a_list_that_was_tampered_with_deletes_nothing_else(tmp_path: Path) -> None:
    """Whatever stands in a list of the cache, nothing but what the cache keeps is deleted."""
    (tmp_path / "profile.md").touch()
    cache_of.write(
        tmp_path / "cache/used/mot", b"../profile.md\n/etc/passwd\npictures/../../profile.md\n"
    )
    cache_of.keep_only(tmp_path / "cache", "mot", [])

    assert (tmp_path / "profile.md").exists()
