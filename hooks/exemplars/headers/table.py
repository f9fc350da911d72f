"""
Every header, media type and answer of one portal: what the files for all servers are made from.

A pattern is a path below the portal with at most one `*` (anything) and `:name` (one folder or
file): what Netlify and Cloudflare Pages both read alike. No two patterns may give one path the
same header, for Cloudflare joins equal headers and Netlify keeps the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import quote, unquote, urlsplit

from exemplars.headers.policy import Editing, policy
from exemplars.patterns import regex

REVALIDATE = "no-cache"  # kept, but asked about each time: the ETag answers in a few bytes
IMMUTABLE = "public, max-age=31536000, immutable"
HSTS = "max-age=31536000"

OPENER, OWN = "Cross-Origin-Opener-Policy", "same-origin"
# On every answer, whatever it is.
COMMON = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
        OPENER: OWN,
    }
)
# Ending -> media type, of everything a portal publishes.
TYPES = MappingProxyType(
    {
        "atom": "application/atom+xml",
        "bin": "application/octet-stream",
        "css": "text/css",
        "csv": "text/csv",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "epub": "application/epub+zip",
        "html": "text/html",
        "ico": "image/x-icon",
        "ics": "text/calendar",
        "jpg": "image/jpeg",
        "js": "text/javascript",
        "json": "application/json",
        "m4a": "audio/mp4",
        "md": "text/markdown",
        "mp3": "audio/mpeg",
        "ogg": "audio/ogg",
        "opml": "text/x-opml",
        "pdf": "application/pdf",
        "png": "image/png",
        "svg": "image/svg+xml",
        "txt": "text/plain",
        "webmanifest": "application/manifest+json",
        "webp": "image/webp",
        "woff2": "font/woff2",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xml": "application/xml",
        "yml": "application/yaml",
        "zip": "application/zip",
    }
)
# Pattern -> media type, where the ending alone does not tell, or servers leave the charset out.
SPECIAL_TYPES = MappingProxyType(
    {
        "feeds/opml.xml": "text/x-opml",
        "feeds/da-go.json": "application/json",
        "feeds/all.xml": "application/rss+xml",
        "feeds/all.atom": "application/atom+xml",
        "feeds/all.json": "application/feed+json",
        "feeds/phat-thanh.xml": "application/rss+xml",
        "feeds/phat-thanh.atom": "application/atom+xml",
        "feeds/phat-thanh.json": "application/feed+json",
        "feeds/cong-thong-tin.xml": "application/rss+xml",
        "feeds/cong-thong-tin.atom": "application/atom+xml",
        "feeds/cong-thong-tin.json": "application/feed+json",
        "feeds/:list/*.xml": "application/rss+xml",
        "feeds/:list/*.atom": "application/atom+xml",
        "feeds/:list/*.json": "application/feed+json",
    }
)
# What is text, and so named with its charset; and what gets smaller by compression.
_XML = ("application/xml", "application/atom+xml", "application/rss+xml")
WITH_CHARSET = (*sorted({t for t in TYPES.values() if t.startswith("text/")}), *_XML)
COMPRESSED = (
    *WITH_CHARSET,
    "application/feed+json",
    "application/json",
    "application/manifest+json",
    "application/octet-stream",
    "application/yaml",
    "image/svg+xml",
    "image/x-icon",
)
# Open to programs of other sites.
OPEN = ("feeds/*", "du-lieu/*")
# The files for servers are not for readers.
OTHERS = ("index.html", "may-chu/")
HIDDEN = ("_headers", "_redirects", "may-chu/*")

_PATTERN = regex(r"[a-z0-9._-]*(?:/[a-z0-9._-]+|/:[a-z]+)*(?:/?\*[a-z0-9._-]*)?/?\Z")
_PLACE = regex(r"(?:[a-z0-9_.-]+/?)?\Z")
_ID = regex(r"[a-z0-9]{6}\Z")
_FOLDER = regex(r"[a-z0-9-]+\Z")
_ADDRESS = regex(r"(?:[a-z0-9-]+/)+\Z")
_TOGETHER = 100  # ids in one expression: lines stay readable


def places(names: Iterable[str]) -> tuple[str, ...]:
    """Return what stands at the top of a site that has files of these names: `Portal.places`."""
    tops = {name.partition("/")[0] + "/" * ("/" in name) for name in names}
    # A dot or a line begins what is for servers, and home is served at "".
    shown = sorted(top for top in tops if top[0] not in "._" and top not in OTHERS)
    return ("", *shown)


def expression_below(pattern: str) -> str:
    """Return a pattern as a regular expression (PCRE) over a path below the portal, without ^ and $."""
    words = re.split(r"(\*|:[a-z]+)", pattern)
    wild = {"*": ".*"}
    return "".join(
        wild.get(word, "[^/]+") if position % 2 else _literal(word)
        for position, word in enumerate(words)
    )


def _literal(text: str) -> str:
    return text.replace(".", r"\.")


@dataclass(frozen=True)
class Portal:
    """
    What the servers of one portal have to know.

    `places` is everything at the top of the site: "" for home, `guong/`, `404.html`.
    `hashed` are patterns of files that carry their content's hash in their name. `framed` are the
    places below which `embed_hosts` may frame everything; the place itself they may not.
    `editor` is what /admin/ may do, where there is an editor. `gone` are the ids of tombstones, `moved` former folders below guong/ with their present
    address.
    """

    url: str
    places: tuple[str, ...]
    script_hashes: tuple[str, ...] = ()
    hashed: tuple[str, ...] = ()
    framed: tuple[str, ...] = ()
    embed_hosts: tuple[str, ...] = ()
    editor: Editing | None = None
    gone: tuple[str, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """
        Refuse what could say something else in a server's file than it says here.

        Raises:
            ValueError: a place, pattern, id or address is none.
        """
        for shape, values in (
            (_PLACE, (*self.places, *self.framed)),
            (_PATTERN, self.hashed),
            (_ID, self.gone),
            (_FOLDER, self.moved),
            (_ADDRESS, self.moved.values()),
        ):
            for value in values:
                if not shape.match(value):
                    raise ValueError(f"not to be written into a server's file: {value!r}")
        if not set(self.framed) <= set(self.places):
            raise ValueError(f"framed but not there: {self.framed}")

    @property
    def path(self) -> str:
        """Return the path under which the portal is served, ending in /, escaped as in addresses."""
        inner = urlsplit(self.url).path.strip("/")
        return f"/{quote(unquote(inner))}/" if inner else "/"

    @property
    def hsts(self) -> str:
        """Return the portal's promise to be met by https only, or "" where it cannot be given."""
        # A portal in a folder shares its host with others, and must not promise for them.
        whole_host = self.path == "/" and urlsplit(self.url).scheme == "https"
        return HSTS if whole_host else ""

    @property
    def default(self) -> dict[str, str]:
        """Return the headers of every answer that no pattern changes."""
        return {
            "Content-Security-Policy": policy(self.script_hashes),
            "X-Frame-Options": "DENY",
            **COMMON,
            "Cache-Control": REVALIDATE,
        }

    def changes(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Give (pattern, headers) of what differs from `default`; an empty value is not sent."""
        for place in self.framed if self.embed_hosts else ():
            allowed = policy(self.script_hashes, self.embed_hosts)
            yield f"{place}:list/*", {"Content-Security-Policy": allowed, "X-Frame-Options": ""}
        if self.editor:
            # Whoever signs in does so in a window of its own, which then tells this page.
            yield (
                "admin/*",
                {"Content-Security-Policy": self.editor.header, OPENER: f"{OWN}-allow-popups"},
            )
        for pattern in self.hashed:
            yield pattern, {"Cache-Control": IMMUTABLE}
        for pattern in OPEN:
            yield pattern, {"Access-Control-Allow-Origin": "*"}

    def expression(self, pattern: str) -> str:
        """Return a pattern as a regular expression (PCRE) over the whole path of an address."""
        return f"^{self.path_expression}{expression_below(pattern)}$"

    @property
    def path_expression(self) -> str:
        """Return `path` as a part of a regular expression."""
        return _literal(self.path)

    def gone_expressions(self) -> Iterator[str]:
        """
        Give expressions that match below guong/ every address of what was taken down.

        By the permanent id alone: these files can be read by anyone, and the rest is a name.
        """
        ids = sorted(self.gone)
        for start in range(0, len(ids), _TOGETHER):
            some = "|".join(ids[start : start + _TOGETHER])
            yield f"guong/[a-z0-9-]+-(?:{some})(?:/|$)"
