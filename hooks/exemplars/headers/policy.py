"""What a page of the portal may do: nothing, but for what is listed here (design §10)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from exemplars.patterns import regex
from exemplars.records.values import is_host

_ORIGIN = regex(r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?\Z")
_HASH = regex(r"sha256-[A-Za-z0-9+/]{43}=\Z")


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


@dataclass(frozen=True)
class Editing:
    """
    What the web editor's page may do beside running the portal's scripts.

    It speaks to the origins `connect`, and shows pictures of the origins `pictures`. Most of its
    styles it makes while it runs: it fills empty style elements by script, which a policy that
    lets an empty one in allows. `styles` are hashes of those that come with their text.
    """

    connect: tuple[str, ...]
    pictures: tuple[str, ...]
    styles: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """
        Refuse what would say something else in a policy.

        Raises:
            ValueError: an origin, or a hash, is none.
        """
        for shape, values in (
            (_ORIGIN, (*self.connect, *self.pictures)),
            (_HASH, self.styles),
        ):
            for value in values:
                if not shape.match(value):
                    raise ValueError(f"not for a policy: {value!r}")

    @property
    def meta(self) -> str:
        """Return the policy as the page's own meta says it."""
        return "; ".join(self._directives())

    @property
    def header(self) -> str:
        """Return the policy as a header."""
        return f"{self.meta}; frame-ancestors 'none'"

    def _directives(self) -> list[str]:
        styles = " ".join(f"'{each}'" for each in (script_hash(""), *self.styles))
        return [
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' {styles}",
            " ".join(["img-src 'self' data: blob:", *self.pictures]),
            "font-src 'self'",
            " ".join(["connect-src 'self' blob:", *self.connect]),
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
