"""
The files for servers, read as the servers read them: what each would answer to an address.

Only what our files may say is understood; anything else is an error, so that nothing is passed
over in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import support_server
from exemplars import headers

# A portal that has everything a server can be told.
HASH = headers.script_hash("document.documentElement.dataset.theme = 'dark'")
PLACES = ("", "404.html", "410.html", "assets/", "cam-nang/", "du-lieu/", "feeds/", "gioi-thieu/")
PLACES += ("gioi-thieu-guong/", "guong/", "lich/", "nhung/", "robots.txt", "sitemap.xml")
PLACES += ("tim-kiem/",)
HASHED = ("assets/stylesheets/*", "assets/javascripts/*", "guong/*.webp", "tim-kiem/*.bin")
PORTAL = headers.Portal(
    url="https://mau.example/",
    places=PLACES,
    script_hashes=(HASH,),
    hashed=HASHED,
    framed=("nhung/",),
    embed_hosts=("mau.example", "*.huyen.example"),
    gone=("qvk80f", "x3t3dj"),
    moved={"nguyen-van-hoa-k3f9ta": "guong/nguyen-thi-hoa-k3f9ta/"},
)


@dataclass
class Answer:
    """What a server says: the status, where to go, the headers, the media type."""

    status: int = 200
    location: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    media: str = ""


class Hosted:
    """Netlify or Cloudflare Pages, by `_headers` and `_redirects`."""

    def __init__(self, files: dict[str, str]) -> None:
        self.rules = support_server.header_rules(files["_headers"])
        self.moved = support_server.redirects(files["_redirects"])

    def answer(self, path: str) -> Answer:
        location, status = self.moved.get(path, ("", 200))
        sent = support_server.headers_for(self.rules, path)
        return Answer(status, location, sent, sent.pop("Content-Type", ""))


class Apache:
    """Apache, by `.htaccess`; the portal's path is where the file lies."""

    KNOWN = re.compile(
        r"#|$|Options |DirectoryIndex |ErrorDocument |RewriteEngine On$|</?IfModule|"
        r"  AddOutputFilterByType |RequestHeader edit If-None-Match "
    )
    HEADER = re.compile(
        r'Header always (set|unset) ([\w-]+)(?: "([^"]*)")??'
        r"(?: \"expr=%\{(?:REQUEST_URI\} =~ m#([^#]+)#|(HTTPS)\} == 'on')\")?$"
    )
    RULE = re.compile(r'RewriteRule "([^"]+)" (?:-|"([^"]+)") \[([^\]]+)\]$')
    TYPE = re.compile(r'AddType "([^"]+)" \.(\w+)$')

    def __init__(self, files: dict[str, str], root: str = "/") -> None:
        self.root = root
        self.headers, self.rules, self.types = [], [], {}
        lines = files[".htaccess"].splitlines()
        for before, line in zip(["", *lines], lines, strict=False):
            if line.startswith("RewriteCond %{REQUEST_FILENAME}") or before.startswith(
                "RewriteCond"
            ):
                # Of what lies there; a server is asked.
                continue
            if found := self.HEADER.match(line):
                self.headers.append(found.groups())
            elif found := self.RULE.match(line):
                self.rules.append(found.groups())
            elif found := self.TYPE.match(line):
                self.types[found[2]] = found[1]
            else:
                assert self.KNOWN.match(line), line

    def answer(self, path: str, *, https: bool = False) -> Answer:
        ending = (path if not path.endswith("/") else "index.html").rpartition(".")[2]
        said = Answer(media=self.types.get(ending, ""))
        for word, name, value, expression, secure in self.headers:
            if (expression and not re.search(expression, path)) or (secure and not https):
                continue
            if word == "set":
                said.headers[name] = value
            else:
                said.headers.pop(name, None)
        for expression, target, flags in self.rules:
            if re.search(expression, path.removeprefix(self.root)):
                self._apply(said, target, flags)
                break
        return said

    @staticmethod
    def _apply(said: Answer, target: str | None, flags: str) -> None:
        named = dict(flag.partition("=")[::2] for flag in flags.split(","))
        said.media = named.get("T", said.media)
        said.status = 410 if "G" in named else int(named.get("R", said.status))
        said.location = target or ""


class Nginx:
    """nginx, by the file that is included in its server block."""

    KNOWN = re.compile(
        r"#|$|index |autoindex off;|absolute_redirect off;|error_page |types \{$|\}$|charset utf-8;|gzip"
    )
    SET = re.compile(r'set \$(\w+) "([^"]*)";$')
    IF = re.compile(
        r'if \(\$(uri ~|https =) "([^"]+)"\) \{ (?:set \$(\w+) "([^"]*)"|return (\d+)); \}$'
    )
    ADD = re.compile(r"add_header ([\w-]+) \$(\w+) always;$")
    REWRITE = re.compile(r'rewrite "([^"]+)" "([^"]+)" permanent;$')
    TYPE = re.compile(r"  (\S+) (\w+);$")
    PLACE = re.compile(r'location (?:= (\S+)|~ "([^"]+)") \{ types \{\} default_type ([^;]+); \}$')

    def __init__(self, files: dict[str, str]) -> None:
        self.steps, self.added, self.types, self.places = [], {}, {}, []
        self.charset: list[str] = []
        for line in files["may-chu/nginx.conf"].splitlines():
            self._read(line)

    def _read(self, line: str) -> None:
        if found := self.SET.match(line) or self.IF.match(line) or self.REWRITE.match(line):
            self.steps.append(found)
        elif found := self.ADD.match(line):
            self.added[found[1]] = found[2]
        elif found := self.PLACE.match(line):
            self.places.append(found.groups())
        elif line.startswith("charset_types "):
            self.charset = ["text/html", *line.removesuffix(";").split()[1:]]
        elif found := self.TYPE.match(line):
            self.types[found[2]] = found[1]
        else:
            assert self.KNOWN.match(line), line

    def answer(self, path: str, *, https: bool = False) -> Answer:
        variables, said = {}, Answer()
        for step in self.steps:
            if step.re is self.SET:
                variables[step[1]] = step[2]
            elif step.re is self.REWRITE:
                if re.search(step[1], path) and said.status == 200:
                    said.status, said.location = 301, step[2]
            elif (re.search(step[2], path) if step[1] == "uri ~" else https) and step[3]:
                variables[step[3]] = step[4]
            elif step[5] and re.search(step[2], path) and said.status == 200:
                said.status = int(step[5])
        added = {name: variables[variable] for name, variable in self.added.items()}
        said.headers = {name: value for name, value in added.items() if value}
        said.media = self._media(path)
        return said

    def _media(self, path: str) -> str:
        ending = (path if not path.endswith("/") else "index.html").rpartition(".")[2]
        media = self.types.get(ending, "")
        for exact, expression, special in sorted(self.places, key=lambda place: not place[0]):
            if path == exact or (expression and re.search(expression, path)):
                media = special
                break
        return f"{media};charset=utf-8" if media in self.charset else media


def files_of(portal: headers.Portal) -> dict[str, str]:
    """Return the files for a portal's servers as text."""
    return {name: content.decode() for name, content in headers.files(portal)}


def addresses_of(site: Path) -> list[str]:
    """Return the address of every file of a site; a page's is its folder's."""
    names = (
        file.relative_to(site).as_posix() for file in sorted(site.rglob("*")) if file.is_file()
    )
    return [f"/{name.removesuffix('index.html')}" for name in names]
