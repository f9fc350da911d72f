"""What a page of the portal may do: nothing, but for what is listed here (design §10)."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from exemplars.records.values import is_host

_ORIGIN = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?\Z")
_HASH = re.compile(r"sha256-[A-Za-z0-9+/]{43}=\Z")


def script_hash(script: str) -> str:
    """Return what names an inline script in a policy: `sha256-…` of the text between its tags."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def meta_policy(script_hashes: Iterable[str]) -> str:
    """
    Return the policy as a page's own meta element says it.

    Without `frame-ancestors`, which browsers take from a header only, and warn of in a meta.

    Raises:
        ValueError: a hash is not what `script_hash` makes.
    """
    return "; ".join(_directives(script_hashes))


def policy(script_hashes: Iterable[str], frame_ancestors: Iterable[str] = ()) -> str:
    """
    Return the policy as a header: who may frame the page are the hosts given, by https, or nobody.

    Raises:
        ValueError: a hash is not what `script_hash` makes, or a host is none.
    """
    hosts = tuple(frame_ancestors)
    for host in hosts:
        if not is_host(host):
            raise ValueError(f"not a host: {host!r}")
    framing = " ".join(f"https://{host}" for host in hosts) or "'none'"
    return "; ".join([*_directives(script_hashes), f"frame-ancestors {framing}"])


def editor_meta_policy(connect: Iterable[str], pictures: Iterable[str]) -> str:
    """
    Return the policy of the web editor's page as its own meta says it.

    The editor speaks to the repository's server, shows its pictures, and makes its styles while
    it runs: an empty style element, which is all the hash lets in, is filled by script.
    """
    return "; ".join(_editor_directives(connect, pictures))


def editor_policy(connect: Iterable[str], pictures: Iterable[str]) -> str:
    """
    Return the policy of the web editor's page as a header.

    Raises:
        ValueError: an origin is none.
    """
    return "; ".join([*_editor_directives(connect, pictures), "frame-ancestors 'none'"])


def _editor_directives(connect: Iterable[str], pictures: Iterable[str]) -> list[str]:
    reached, shown = tuple(connect), tuple(pictures)
    for each in (*reached, *shown):
        if not _ORIGIN.match(each):
            raise ValueError(f"not an origin: {each!r}")
    return [
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' '{script_hash('')}'",
        " ".join(["img-src 'self' data: blob:", *shown]),
        "font-src 'self'",
        " ".join(["connect-src 'self' blob:", *reached]),
        "media-src 'self' blob:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def _directives(script_hashes: Iterable[str]) -> list[str]:
    hashes = tuple(script_hashes)
    for each in hashes:
        if not _HASH.match(each):
            raise ValueError(f"not a script's hash: {each!r}")
    scripts = " ".join(["'self'", *(f"'{each}'" for each in hashes)])
    return [
        "default-src 'none'",
        f"script-src {scripts}",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    ]
