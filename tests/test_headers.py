"""What servers are told: one policy, the same answers by every server, nothing that breaks a file."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import support_server
from exemplars import headers
from exemplars.headers import hosted
from support_rules import CASES
from support_servers import HASH, PORTAL, Apache, Hosted, Nginx, addresses_of, files_of

FILES = files_of(PORTAL)
SERVERS: dict[str, Any] = {"hosted": Hosted(FILES), "apache": Apache(FILES), "nginx": Nginx(FILES)}
POLICY = "Content-Security-Policy"
# For servers, not for readers.
HIDDEN = re.compile(r"/(_headers|_redirects|\.htaccess|may-chu/)")


def cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of a file."""
    read: list[dict[str, Any]] = yaml.safe_load((CASES / "headers" / name).read_text("utf-8"))
    return read


def test_the_policy_is_the_designs() -> None:
    """A page loads, runs and sends only what is the portal's own, and is framed by nobody."""
    said = headers.policy([HASH])

    assert said == (
        f"default-src 'none'; script-src 'self' '{HASH}'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; "
        "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def test_the_meta_is_the_header_without_framing() -> None:
    """The policy in a page is the header's, but for frame-ancestors, which a meta cannot give."""
    meta, header = headers.meta_policy([HASH]), headers.policy([HASH])

    assert header == f"{meta}; frame-ancestors 'none'"


def test_a_scripts_hash_is_the_browsers() -> None:
    """An inline script is named by the SHA-256 of its text, as browsers compute it (CSP 3, §8.2)."""
    assert headers.script_hash("alert('Hello, world.');") == (
        "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
    )


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("case", cases("answers.yml"), ids=lambda case: case["address"])
def test_every_server_answers_alike(case: dict[str, Any], server: str) -> None:
    """The files for all servers say the same of an address: the headers, the type, the way on."""
    said = SERVERS[server].answer(case["address"])
    framed = case.get("framed", "'none'")
    cache = "public, max-age=31536000, immutable" if case.get("immutable") else "no-cache"
    # Netlify and Cloudflare Pages ask about every file each time unless told otherwise.
    cached = said.headers.get("Cache-Control", "no-cache" if server == "hosted" else "")

    assert said.headers[POLICY].endswith(f"frame-ancestors {framed}")
    assert said.headers.get("X-Frame-Options", "") == ("DENY" if framed == "'none'" else "")
    assert cached == cache
    assert said.headers.get("Access-Control-Allow-Origin", "") == ("*" if case.get("open") else "")
    assert (said.status, said.location) == (case.get("status", 200), case.get("location", ""))
    # They know by themselves what an ending says.
    assert said.media.replace("; ", ";") in (case["media"], "" if server == "hosted" else "-")


@pytest.mark.parametrize("server", ["apache", "nginx"])
@pytest.mark.parametrize("case", cases("own-servers.yml"), ids=lambda case: case["address"])
def test_a_server_of_ones_own_answers(case: dict[str, Any], server: str) -> None:
    """nginx and Apache say what is gone, what moved with all below it, and what is not for readers."""
    said = SERVERS[server].answer(case["address"])

    assert said.status == case["status"]


@pytest.mark.parametrize("server", SERVERS)
def test_every_answer_has_the_common_headers(server: str) -> None:
    """Whatever the address, there or not, the type is not guessed and no other site learns of it."""
    answers = [SERVERS[server].answer(each).headers for each in ("/", "/khong-co", "/feeds/x.json")]
    names = ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy")

    assert all(name in sent for sent in answers for name in names)
    assert {sent["X-Content-Type-Options"] for sent in answers} == {"nosniff"}


def test_https_is_promised_where_it_is_met() -> None:
    """HSTS is sent by https only, and only by a portal that has its host to itself."""
    shared = dataclasses.replace(PORTAL, url="https://tinh.example/guong/")
    plain = dataclasses.replace(PORTAL, url="http://mau.example/")
    name = "Strict-Transport-Security"
    own = [SERVERS[each].answer("/", https=True).headers for each in ("apache", "nginx")]
    unsafe = [SERVERS[each].answer("/").headers for each in ("apache", "nginx")]

    assert [sent[name] for sent in own] == ["max-age=31536000"] * 2
    assert not [sent for sent in unsafe if name in sent]
    assert not [
        text for each in (shared, plain) for text in files_of(each).values() if name in text
    ]


def test_no_pattern_gives_a_header_twice() -> None:
    """No address is given one header by two rules: Cloudflare joins them, Netlify drops one."""
    rules = support_server.header_rules(FILES["_headers"])
    patterns = [pattern for pattern, _ in rules]
    doubled = [
        (address, name)
        for address in [case["address"] for case in cases("answers.yml")]
        for name in {name for _, named in rules for name, _ in named}
        if sum(
            name in dict(named) and bool(support_server.expression(p).match(address))
            for p, named in rules
        )
        > 1
    ]

    assert not doubled
    assert len(patterns) == len(set(patterns))


def test_every_page_has_one_policy(built: Path) -> None:
    """Every file of a built site is covered by exactly one policy in the `_headers` it ships."""
    rules = support_server.header_rules((built / "_headers").read_text("utf-8"))
    addresses = [each for each in addresses_of(built) if not HIDDEN.match(each)]
    policies = {
        address: [
            value
            for pattern, named in rules
            for name, value in named
            if name == POLICY and support_server.expression(pattern).match(address)
        ]
        for address in addresses
    }

    assert len(addresses) > 50
    assert not {address: found for address, found in policies.items() if len(found) != 1}


def test_no_page_has_what_the_policy_bars(built: Path) -> None:
    """No element of a built page has a style of its own: browsers drop it and complain."""
    pages = sorted(built.rglob("*.html"))
    styled = [page for page in pages if re.search(r"<[^>]*\sstyle=", page.read_text("utf-8"))]

    assert len(pages) > 50
    assert not styled


def test_netlify_reads_one_policy_too() -> None:
    """Netlify, whose `/x/*` matches /x-y/ as well, still finds one policy for each page."""
    rules = support_server.header_rules(FILES["_headers"])
    found = {
        address: {
            dict(named)[POLICY]
            for pattern, named in rules
            if POLICY in dict(named) and _netlify(pattern).match(address)
        }
        for address in [case["address"] for case in cases("answers.yml")]
    }

    assert {
        address: len(policies) for address, policies in found.items() if len(policies) != 1
    } == {}


def _netlify(pattern: str) -> re.Pattern[str]:
    """Return a pattern as Netlify reads it (headers-parser, for_regexp)."""
    parts = [part for part in pattern.split("/") if part]
    shapes = {"*": "?(.*)"}
    inner = [
        shapes.get(part)
        or ("[^/]+" if part[0] == ":" else "(.*)".join(map(re.escape, part.split("*"))))
        for part in parts
    ]
    return re.compile(f"/{'/'.join(inner)}/?$", re.IGNORECASE)


@pytest.mark.parametrize("name", sorted(FILES))
def test_no_file_names_who_was_taken_down(name: str) -> None:
    """The files for servers hold the id of what is gone and nothing else of its address."""
    folders = re.findall(r"guong/[a-z0-9-]+", FILES[name])
    moved = {"guong/nguyen-van-hoa-k3f9ta", "guong/nguyen-thi-hoa-k3f9ta"}

    assert set(folders) <= moved


def test_a_portal_in_a_folder_says_so_everywhere() -> None:
    """Under a path of another's host every address in every file begins with that path."""
    files = files_of(dataclasses.replace(PORTAL, url="https://tinh.example/cong/guong.sang/"))
    root = "/cong/guong.sang/"
    servers = (Hosted(files), Apache(files, root), Nginx(files))
    former = [each.answer(f"{root}guong/nguyen-van-hoa-k3f9ta/") for each in servers]
    outside = Nginx(files).answer("/guong/bat-ky-ai-qvk80f/")

    assert {said.location for said in former} == {f"{root}guong/nguyen-thi-hoa-k3f9ta/"}
    assert all(said.headers[POLICY] for said in former)
    assert outside.status == 200
    assert f"ErrorDocument 410 {root}410.html" in files[".htaccess"]
    assert f"error_page 410 {root}410.html;" in files["may-chu/nginx.conf"]


def test_many_that_are_gone_are_all_gone() -> None:
    """Three hundred taken down are all answered 410, and no line grows beyond reading."""
    gone = tuple(f"a{number:05d}" for number in range(300))
    files = files_of(dataclasses.replace(PORTAL, gone=gone))
    answers = {
        server.answer(f"/guong/x-{id}/").status
        for id in gone
        for server in (Apache(files), Nginx(files))
    }

    assert answers == {410}
    assert max(len(line) for line in files[".htaccess"].splitlines()) < hosted.LONGEST_LINE


BREAKING = [
    '"',
    "\n",
    "\\",
    "'",
    ";",
    "{",
    "}",
    "$",
    "#",
    " ",
    "%",
    "(",
    "|",
    "\u00e1",
    "\u2028",
    "A",
]


@pytest.mark.parametrize("bad", BREAKING)
@pytest.mark.parametrize(
    "field", ["places", "framed", "hashed", "gone", "moved", "embed_hosts", "script_hashes"]
)
def test_what_could_break_a_file_is_refused(field: str, bad: str) -> None:
    """No quote, line end or sign of a server's language gets into a file, by whatever field."""
    good = getattr(PORTAL, field)
    first = next(iter(good), "") or "guong/"
    broken: Any = (
        (*good, f"{first[:2]}{bad}{first[2:]}")
        if field != "moved"
        else {f"a{bad}-k3f9ta": "guong/b/"}
    )

    with pytest.raises(ValueError, match="not"):
        files_of(dataclasses.replace(PORTAL, **{field: broken}))


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_path_of_a_portal_is_escaped(path: str) -> None:
    """Whatever path an address has, no file gets another line or word from it."""
    portal = dataclasses.replace(PORTAL, url=f"https://mau.example/{path}".replace("]", ""))

    assert re.fullmatch(r"/(?:[\w.~%/-]*/)?", portal.path, re.ASCII)


def test_too_much_for_cloudflare_is_refused() -> None:
    """More hosts than fit a line of `_headers` end the build: half a policy is none."""
    hosts = tuple(f"xa-{number:03d}.huyen.tinh.example" for number in range(100))

    with pytest.raises(ValueError, match="Cloudflare"):
        files_of(dataclasses.replace(PORTAL, embed_hosts=hosts))
