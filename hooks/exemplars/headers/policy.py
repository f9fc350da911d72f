"""What a page of the portal may do: nothing, but for what is listed here (design §10)."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from exemplars.records.values import is_host

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
