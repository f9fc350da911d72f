"""What the tests of a built site read: its files and pages, and the records as they lie in YAML."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from lxml import html

import support_portal
from exemplars.building import site
from exemplars.building.settings import Settings
from exemplars.reading.walk import folder_name
from support_portal import REPO

PLANS = ("lao-cai", "nghe-an", "soc-trang", "tan-yen", "vinh-thuan")
# What stands around every page, where MkDocs makes none.
FRAME = "<!doctype html><title>@@portal:title@@</title>@@portal:head@@@@portal:body@@"
SAMPLE = "Dữ liệu minh họa"
# Where the addresses of a page stand.
_ADDRESSES = ("href", "src", "action", "data-index", "poster", "data")
_REFRESH = re.compile(r"^\s*\d+\s*;\s*url=(.*)$", re.IGNORECASE)
# Any host: what a relative address is resolved against.
HERE = "https://portal.test/"


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder: its path and its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the paths that are in one tree only, or differ in their bytes."""
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


@cache
def pages(folder: Path) -> dict[str, html.HtmlElement]:
    """Return every page of a site, parsed, by its address below the root; not to be changed."""
    parser = html.HTMLParser(encoding="utf-8")
    found = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        found[name.removesuffix("index.html")] = html.parse(str(path), parser).getroot()
    return found


def noindexed(page: html.HtmlElement) -> bool:
    """Return whether a page asks search engines to pass it over."""
    return any("noindex" in content for content in page.xpath("//meta[@name='robots']/@content"))


def indexable(folder: Path) -> dict[str, html.HtmlElement]:
    """Return the pages open to search engines."""
    return {address: page for address, page in pages(folder).items() if not noindexed(page)}


def addresses(page: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Give every address a page refers to, with the element that does."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for name in _ADDRESSES:
            if name in element.attrib:
                yield element, element.get(name)
        for candidate in element.get("srcset", "").split(","):
            if candidate.strip():
                yield element, candidate.split()[0]
        turn = _REFRESH.match(element.get("content", ""))
        if turn:
            yield element, turn[1]


def resolved(address: str, said: str) -> tuple[str, str] | None:
    """Return (path below the root, fragment) of what a page refers to; None where it is elsewhere."""
    parts = urlsplit(urljoin(HERE + address, said))
    if f"{parts.scheme}://{parts.netloc}/" != HERE:
        return None
    return unquote(parts.path.lstrip("/")), unquote(parts.fragment)


def flat(text: str) -> str:
    """Return a text in lower case, without accents, its white space single."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@dataclass(frozen=True)
class Record:
    """One profile as it lies on disk: its folder, its fields as text, its story."""

    folder: str
    fields: dict[str, Any]
    story: str

    @property
    def id(self) -> str:
        """Return the permanent id."""
        return str(self.fields["id"])

    @property
    def name(self) -> str:
        """Return the exemplar's name."""
        return str(self.fields["name"])

    @property
    def published(self) -> str:
        """Return the day of publication, or nothing."""
        return str(self.fields.get("published") or "")

    @property
    def address(self) -> str:
        """Return the address below the portal's root."""
        return f"guong/{self.folder}/"

    @property
    def is_up(self) -> bool:
        """Return whether it was not taken down."""
        return "withdrawn" not in self.fields

    @property
    def is_entry(self) -> bool:
        """Return whether it is a contest's entry, which has its page and is in no list."""
        return bool(self.fields["kind"] == "contest-entry")


def yaml_of(path: Path) -> Any:
    """Return a YAML file with every scalar as text."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


@cache
def plan_of(root: Path, plan: str) -> dict[str, Any]:
    """Return plan.yml."""
    return dict(yaml_of(root / "profiles" / plan / "plan.yml"))


@cache
def units_of(root: Path, plan: str) -> dict[str, dict[str, Any]]:
    """Return the units of units.yml, by id."""
    found = yaml_of(root / "profiles" / plan / "units.yml")["units"]
    return {unit["id"]: unit for unit in found}


@cache
def records(root: Path, plan: str) -> tuple[Record, ...]:
    """Return every profile of a plan, newest first, ties by id; those without a day come last."""
    found = []
    for path in root.glob(f"profiles/{plan}/*/*/profile.md"):
        _, front, story = path.read_text("utf-8").split("---\n", 2)
        found.append(Record(path.parent.name, yaml.load(front, yaml.BaseLoader), story))
    found.sort(key=lambda each: each.id)
    return tuple(sorted(found, key=lambda each: each.published, reverse=True))


def is_shown(record: Record, plan: Mapping[str, Any]) -> bool:
    """Return whether a profile is public once all its days have come."""
    publishable = plan.get("readings", {}).get("publishable_stages", {}).get("value", ())
    reached = {each["stage"] for each in record.fields.get("stages", ())}
    ready = not publishable or bool(reached.intersection(publishable))
    return bool(record.published) and ready and not record.is_entry and record.is_up


def entries(root: Path, plan: str) -> list[Record]:
    """Return the contest entries of a plan that have their pages."""
    return [each for each in records(root, plan) if each.is_entry and each.published and each.is_up]


def shown(root: Path, plan: str) -> list[Record]:
    """Return the published profiles of a plan, newest first, ties by id."""
    return [each for each in records(root, plan) if is_shown(each, plan_of(root, plan))]


ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = ("\N{COMBINING GRAVE ACCENT}", "\N{COMBINING HOOK ABOVE}", "\N{COMBINING TILDE}")
_TONES += ("\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}")


def _spelled(words: str) -> tuple[list[list[int]], list[int]]:
    """Return the letters of each word as places in the alphabet, and the tone of each word."""
    letters, tones = [], []
    for word in words.casefold().split():
        marks = unicodedata.normalize("NFD", word)
        bare = unicodedata.normalize("NFC", "".join(c for c in marks if c not in _TONES))
        letters.append([ALPHABET.find(c) for c in bare])
        tones.append(max((_TONES.index(c) + 1 for c in marks if c in _TONES), default=0))
    return letters, tones


def vietnamese_order(name: str) -> tuple[Any, ...]:
    """Return the key of a name in Vietnamese lists: the given name, then the rest, then tones."""
    *others, given = name.split()
    return _spelled(given), _spelled(" ".join(others))


def letter(word: str) -> str:
    """Return the letter of the alphabet that a word stands under: Ánh under A, Ân under Â."""
    return ALPHABET[_spelled(word)[0][0][0]].upper()


def portal_of(root: Path, plan: str) -> Path:
    """Return `root`, now a portal with one of the real plans and all its profiles."""
    shutil.copytree(REPO / "profiles" / plan, root.with_name("only") / plan)
    return support_portal.lay_out(root, root.with_name("only"), whole=True)


def built_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that `make` filled, once for all workers of a test run."""
    shared = factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    made = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (made / "made").exists():
            make(made)
            (made / "made").touch()
    return made


def made(root: Path, plan: str, **settings: Any) -> dict[str, bytes]:
    """Return the files of the portal below `root`, in a bare frame, without MkDocs' own."""
    ready = site.prepare(root, Settings(plan, **settings))
    return dict(ready.files(lambda base: FRAME, []))


def day(said: str) -> dt.date:
    """Return the day that is written."""
    return dt.date.fromisoformat(said)


def copied(root: Path, id: str, new: str, name: str) -> Path:
    """Give the exemplar `id` a double with another id and name; return the double's profile.md."""
    original = support_portal.profile(root, id)
    folder = original.parent.with_name(folder_name(name, new))
    folder.mkdir()
    lines = [
        line
        for line in original.read_text("utf-8").split("\n")
        if not line.startswith(("portrait", "  file", "  alt", "  credit", "aliases"))
    ]
    text = "\n".join(lines).replace(f"id: {id}", f"id: {new}", 1)
    text = re.sub(r"^name: .*$", f"name: {name}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^  - of: .*$", f"  - of: {name}", text, flags=re.MULTILINE)
    (folder / "profile.md").write_text(text, "utf-8")
    return folder / "profile.md"


def long_portal(factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a portal of 130 profiles at portal/ and its site at site/."""
    return built_once(factory, "long", lambda folder: _generate(folder, 130))


def _generate(folder: Path, count: int) -> None:
    """Make a portal of `count` profiles at folder/portal, and its site at folder/site."""
    root = folder / "portal"
    command = [sys.executable, REPO / "scripts" / "make_profiles", str(count), "--root", root]
    subprocess.run(command, check=True, capture_output=True)
    shutil.copy(REPO / "mkdocs.yml", root)
    for part in support_portal.SITE_PARTS:
        (root / part).symlink_to(REPO / part)
    support_portal.built(root, folder / "site")
