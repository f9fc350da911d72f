"""
A copy of the finished portal that opens from a disk: one zip, no server, no network.

On a disk a link to `linh-vuc/` shows a folder, and a script may not read a file. So links lead to
`…/index.html`; what is not in the copy is linked to where it is online; scripts that need the
portal's files are left out, and what stands there for readers without scripts is shown.
"""

from __future__ import annotations

import html
import os
import posixpath
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from exemplars import packed
from exemplars.frame import path_of
from exemplars.patterns import regex

ADDRESS = "ngoai-tuyen/"
# Of no use on a disk: for servers, readers of feeds, programs, other sites.
LEFT_OUT = (ADDRESS, "admin/", "du-lieu/", "feeds/", "nhung/", "lich/", "may-chu/")
LEFT_OUT_FILES = ("404.html", "410.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz")
CARD = "the.jpg"  # shown by other sites where a link is shared; half of all bytes
# Scripts that need files beside the page: their names as far as the first dot; a hash may follow.
LEFT_SCRIPTS = ("search", "search-index", "search-near", "search-query", "search-text", "widget")
_PACKED = (".webp", ".png", ".jpg", ".jpeg", ".woff2", ".mp3", ".m4a", ".pdf", ".epub", ".zip")

_TAG = regex(r"<([a-zA-Z][a-zA-Z0-9-]*)((?:\s[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*)?)>")
_SCRIPT = regex(r"<script\b((?:[^<>\"]|\"[^\"]*\")*)>(.*?)</script>\s*", re.S)
_NOSCRIPT = regex(r"</?noscript>")
_ATTRIBUTE = regex(r"\s(href|src|action|poster|srcset)=\"([^\"]*)\"")
_REFRESH = regex(r"(\scontent=\"\d+;\s*url=)([^\"]*)\"", re.I)
_CORS = regex(r"\s(?:crossorigin|integrity)(?:=\"[^\"]*\")?")
# A page on a disk may fetch neither ahead of need nor a manifest.
_AHEAD = regex(r"\srel=\"(?:preload|modulepreload|prefetch|manifest)\"")
_BODY = regex(r"<body\b(?:[^<>\"]|\"[^\"]*\")*>")


class Copy:
    """The copy of one site's folder, which the portal serves at `url`."""

    def __init__(self, folder: Path, url: str, notice: str, gone: tuple[str, ...] = ()) -> None:
        """
        Look at what is there; `notice` is HTML that opens every page, `{root}` its way back.

        `gone` are addresses of what was taken down: no page leads there, and a path is a name too.
        """
        self._folder = folder
        self._url = url
        self._base = path_of(url)
        self._notice = notice
        kept = (name for name in _names(folder) if is_kept(name))
        self.files = sorted(name for name in kept if not name.startswith(gone))
        self._there = set(self.files)

    def write(self, archive: Path, top: str) -> int:
        """Write the zip, everything below one folder `top`; return its size in bytes."""
        archive.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(archive, "w") as made:
            for name in self.files:
                content = (self._folder / name).read_bytes()
                if name.endswith(".html"):
                    content = self.page(name, content.decode()).encode()
                packed.put(made, f"{top}/{name}", content, stored=name.endswith(_PACKED))
        return archive.stat().st_size

    def page(self, name: str, text: str) -> str:
        """Return the page at `name` as it stands in the copy."""
        text = _NOSCRIPT.sub("", _SCRIPT.sub(self._script, text))
        text = _TAG.sub(lambda tag: self._tag(name, tag), text)
        notice = self._notice.replace("{root}", "../" * name.count("/"))
        return _BODY.sub(lambda body: body[0] + notice, text, count=1)

    @staticmethod
    def _script(script: re.Match[str]) -> str:
        source = re.search(r"\ssrc=\"([^\"]*)\"", script[1])
        return script[0] if not source or _works_alone(source[1]) else ""

    def _tag(self, name: str, tag: re.Match[str]) -> str:
        element, attributes = tag[1].lower(), tag[2]
        if element == "link" and _AHEAD.search(attributes):
            return ""
        if element == "meta":
            # Some browsers hold a file not to be of its own origin.
            if "Content-Security-Policy" in attributes:
                attributes = re.sub(r"('|&#39;)self\1", r"\g<0> file:", attributes)
            attributes = _REFRESH.sub(
                lambda found: f'{found[1]}{self._leading(name, found[2])}"', attributes
            )
        else:
            attributes = _CORS.sub("", attributes)
            attributes = _ATTRIBUTE.sub(lambda found: self._attribute(name, found), attributes)
        return f"<{tag[1]}{attributes}>"

    def _attribute(self, name: str, found: re.Match[str]) -> str:
        if found[1] != "srcset":
            return f' {found[1]}="{self._leading(name, found[2])}"'
        sources = (each.strip().partition(" ") for each in found[2].split(","))
        led = (f"{self._leading(name, source)}{blank}{size}" for source, blank, size in sources)
        return f' srcset="{", ".join(led)}"'

    def _leading(self, name: str, escaped: str) -> str:
        """Return where a link of the page at `name` leads to in the copy, escaped as it was."""
        address = html.unescape(escaped)
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            return escaped
        path = unquote(parts.path)
        if path.startswith("/"):
            target = path.removeprefix(self._base)
        else:
            target = posixpath.join(posixpath.dirname(name), path)
        # A path that climbs above the root is no address of the portal's.
        target = posixpath.normpath(target or ".") + ("/" if path.endswith(("/", ".")) else "")
        target = target.removeprefix("./")
        file = f"{target}index.html" if not target or target.endswith("/") else target
        rest = f"?{parts.query}" * bool(parts.query) + f"#{parts.fragment}" * bool(parts.fragment)
        if file not in self._there:
            return html.escape(self._url + quote(target) + rest)
        here = posixpath.dirname(name)
        return html.escape(quote(posixpath.relpath(file, here or ".")) + rest)


def is_kept(name: str) -> bool:
    """Return whether the file at `name` below the site's folder belongs in the copy."""
    if name == "nhung/index.html":
        return True
    if posixpath.basename(name) == CARD or (name.endswith(".js") and not _works_alone(name)):
        return False
    searched = name.startswith("tim-kiem/") and not name.endswith(".html")
    hidden = any(part.startswith((".", "_")) for part in name.split("/"))
    return not (searched or hidden or name in LEFT_OUT_FILES or name.startswith(LEFT_OUT))


def _works_alone(source: str) -> bool:
    """Return whether the script at an address needs no other file; a hash may follow its name."""
    stem = posixpath.basename(source).partition(".")[0]
    return stem not in LEFT_SCRIPTS


def _names(folder: Path) -> Iterable[str]:
    for parent, _, files in os.walk(folder):
        below = os.path.relpath(parent, folder)
        for file in files:
            yield file if below == "." else f"{below.replace(os.sep, '/')}/{file}"
