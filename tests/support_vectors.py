"""A portal with an attack in every field, and a judge of what is made of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

import support_portal
from exemplars import text

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
# Every check passed, whatever is there: what is built then is all that is between it and readers.
UNCHECKED = """
from exemplars.checking import check
check.examined = lambda *given, **named: check.Examined([], [])
"""
TOGETHER = 20  # texts: more would be longer than a profile may be
HARMLESS = "chữ thường"


def _id(number: int) -> str:
    return "v" + "".join(ALPHABET[number // 32**place % 32] for place in range(4, -1, -1))


def _quoted(value: Any, depth: int = 0) -> str:
    """Return a value in YAML's flow style, every text with its escapes."""
    if isinstance(value, list):
        return "[" + ", ".join(map(_quoted, value)) + "]"
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{_quoted(key)}: {_quoted(each)}" for key, each in value.items()) + "}"
        )
    return json.dumps(value, ensure_ascii=True)


def _front(fields: dict[str, Any]) -> str:
    return "".join(f"{name}: {_quoted(value)}\n" for name, value in fields.items())


def _bare(number: int, said: str) -> dict[str, Any]:
    """Return what stands at the head of a page, in lists, cards, feeds and the search."""
    return {
        "id": _id(number),
        "name": said[:160],
        "kind": "individual",
        "sector": "nong-nghiep",
        "unit": "an-binh",
        "summary": said[:300],
        "authors": [{"name": said[:120], "unit": said[:120]}],
        "published": f"2024-0{1 + number % 9}-1{number % 10}",
        "stages": [
            {"stage": "replicate", "date": "2023-12-01", "by": said[:160], "document": said[:160]}
        ],
        "movements": ["nong-thon-moi"],
        "how_to": said,
        "owner": said[:200],
        "consultation": {"from": "2024-01-01", "contact": said[:200]},
        "radio": {"script": said, "say": {said[:100]: said[:120]}},
        "audio": {"file": "khong-co.mp3", "voice": said[:120]},
    }


def _lists(said: list[str]) -> dict[str, Any]:
    """Return the lists of a profile, each with every text."""
    short = [each[:60] for each in said]
    return {
        "authors": [{"name": each[:120], "unit": each[:120]} for each in said],
        "corrections": [{"date": "2024-03-09", "was": each, "now": each} for each in said],
        "recognised": [
            {"level": "commune", "date": "2024-01-01", "document": each[:200]} for each in said
        ],
        "approvals": [
            {"step": "council", "date": "2024-01-01", "role": each[:200], "document": each[:200]}
            for each in said
        ],
        "criteria": [{"criterion": "law", "evidence": " ".join(said)[:1200]}]
        + [{"criterion": "mutual-aid", "evidence": each} for each in said],
        "figures": [
            {"what": each, "value": "7", "unit": each, "period": each, "sources": ["n0"]}
            for each in short
        ]
        + [{"what": each, "value": each} for each in short],
        "awards": [
            {
                "form": "giay-khen",
                "level": "district",
                "issuer": each[:200],
                "decision": each[:60],
                "date": "2023-12-20",
                "title": each[:160],
                "sources": ["n0"],
            }
            for each in said
        ],
        "sources": [
            {
                "id": f"n{number}",
                "title": each,
                "number": each[:60],
                "issuer": each[:200],
                "url": each,
            }
            for number, each in enumerate(said)
        ],
        "portrait": {"file": "chan-dung.png", "alt": said[0], "credit": said[0]},
        "gallery": [
            {"file": "chan-dung.png", "alt": each[:250], "credit": each[:120]} for each in said
        ],
        "consents": [
            {"of": each[:120], "by": "self", "date": "2024-01-01", "scope": ["name"]}
            for each in said
        ],
        "follow_up": [{"date": "2024-12-01", "note": each} for each in said],
        "replicated_by": [
            {"unit": each[:160], "date": "2024-09-01", "note": each} for each in said
        ],
        "carried": [
            {"channel": "district-radio", "date": "2024-03-10", "url": each} for each in said
        ],
    }


def address(number: int) -> str:
    """Return the address of the profile with this number."""
    return f"guong/{_folder(number)}/"


def _folder(number: int) -> str:
    return f"guong-{_id(number)}"


def furnish(root: Path, said: list[str], stories: list[str], alone: int = 9999) -> Path:
    """
    Return the portal below `root`, now with a profile for each of these texts, in every field.

    Only the first `alone` get one for themselves. After them come profiles with `TOGETHER` of the texts in every list; the plan says some, the
    units others. `stories` are the profiles' stories, one each.
    """
    plan = root / "profiles/mini"
    picture = support_portal.profile(root, support_portal.MAI).with_name("chan-dung.png")
    told = [([each], story) for each, story in zip(said[:alone], stories, strict=False)]
    for first in range(0, len(said), TOGETHER):
        last = first + TOGETHER
        told.append((said[first:last], "\n\n".join(stories[first:last])))
    for number, (texts, story) in enumerate(told):
        folder = plan / "an-binh" / _folder(number)
        folder.mkdir()
        front = _front(_bare(number, texts[0]) | _lists(texts))
        (folder / "profile.md").write_text(f"---\n{front}---\n\n{story}\n", "utf-8", newline="")
        (folder / "chan-dung.png").write_bytes(picture.read_bytes())
    _rename(plan / "plan.yml", said)
    _rename(plan / "units.yml", said[len(said) // 2 :])
    return root


_NAMED = re.compile(
    r"^( *(?:- )?)(name|title|text|label|who|of|section|reading|reason|short_name): .*$",
    re.MULTILINE,
)


def _rename(path: Path, said: list[str]) -> None:
    """Give everything in a plan's file that has a name one of these texts."""
    names = iter(said * 9)
    told = _NAMED.sub(
        lambda found: f"{found[1]}{found[2]}: {_quoted(next(names)[:120])}", path.read_text("utf-8")
    )
    path.write_text(told, "utf-8")


# ---------------------------------------------------------------------------- the judge

# Attributes that hold an address, and elements whose text a browser runs or reads as such.
ADDRESSES = frozenset(
    (
        *("href", "src", "action", "formaction", "data", "poster", "cite", "background", "ping"),
        *("xlink:href", "longdesc", "manifest", "codebase", "archive", "data-index"),
    )
)
_SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.\x00-\x20-]*):", re.IGNORECASE)
GOOD_SCHEMES = frozenset(("http", "https", "mailto", "tel"))


class Read(HTMLParser):
    """The elements of a page: each tag with its attributes, and the text of scripts and styles."""

    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, html: str) -> None:
        """Read a whole page."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[tuple[dict[str, str], str]] = []
        self.odd: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        kept = {name: value or "" for name, value in attributes}
        self.elements.append((tag, kept))
        if tag in ("script", "style"):
            self.scripts.append((kept, ""))

    def handle_data(self, data: str) -> None:
        """Keep the text of a script."""
        if self.cdata_elem:
            attributes, told = self.scripts[-1]
            self.scripts[-1] = attributes, told + data

    def handle_comment(self, data: str) -> None:
        """Keep a remark."""
        self.odd.append(f"<!--{data}-->")

    def handle_pi(self, data: str) -> None:
        """Keep a processing instruction."""
        self.odd.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        """Keep a declaration that HTML has not."""
        self.odd.append(f"<![{data}]>")


def shapes(read: Read) -> set[str]:
    """Return what a page is made of: each tag with the name of an attribute it has."""
    found = {tag for tag, _ in read.elements}
    return found | {f"{tag} {name}" for tag, named in read.elements for name in named}


def dangers(read: Read) -> Iterator[str]:
    """Give what must never stand in a page, whatever the page is made of."""
    for tag, named in read.elements:
        yield from (
            f"<{tag} {name}={value[:60]}>" for name, value in named.items() if _runs(name, value)
        )
        if tag in ("script", "img", "link", "source", "form") and _elsewhere(named):
            yield f"<{tag} {named}>"
    for named, told in read.scripts:
        if named.get("type") == "application/ld+json":
            json.loads(told)
            if "<" in told:
                yield f"{named} {told[:60]}"


def _runs(name: str, value: str) -> bool:
    """Return whether an attribute is a program, a style, or an address of either."""
    if name.startswith("on") or name in ("style", "srcdoc"):
        return True
    scheme = _SCHEME.match(value) if name in ADDRESSES else None
    said = re.sub(r"[\x00-\x20]", "", scheme[1]).lower() if scheme else "https"
    # Ours: the introduction's page writes a phone's message by its script; calendars are subscribed to.
    ours = value == "sms:" or value.startswith("webcal://mau.example/lich/")
    return said not in GOOD_SCHEMES and not ours


def _elsewhere(named: dict[str, str]) -> bool:
    """Return whether something is fetched from, or sent to, another host."""
    if named.get("rel") in ("canonical", "alternate"):
        return False
    hosts = {urlsplit(named.get(name, "")).netloc for name in ("src", "href", "action")}
    return bool(hosts - {"", "mau.example"})


def unreadable(name: str, data: bytes) -> str:
    """Return why a file that is not HTML is not what its name says, or ""."""
    try:
        if name.endswith((".xml", ".atom", ".svg")):
            etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        elif name.endswith(".json"):
            json.loads(data)
        told = data.decode() if not name.endswith(BINARY) else ""
    except ValueError as error:
        return f"{name}: {error}"
    hidden = text.FORBIDDEN.search(told)
    return (
        f"{name}: {hidden[0]!r} at {told[hidden.start() - 30 : hidden.start()]}" if hidden else ""
    )


BINARY = (".woff2", ".webp", ".bin", ".jpg", ".png", ".gz", ".mp3")
