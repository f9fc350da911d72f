"""
The policy of the portal's pages, and the files that make web servers say it.

    policy   what a page may load, run, send and be framed by (Content-Security-Policy)
    table    every header, media type and answer of one portal, the same for every server
    hosted   the table as `_headers` and `_redirects` (Netlify, Cloudflare Pages)
    apache   the table as `.htaccess` (Apache 2.4)
    nginx    the table as `may-chu/nginx.conf`, to be included in a `server` block

A page carries its policy as meta too, for hosts that send none of this (GitHub Pages).
"""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.headers import apache, hosted, nginx
from exemplars.headers.policy import (
    Editing,
    meta_policy,
    policy,
    script_hash,
)
from exemplars.headers.table import Portal, places


def files(portal: Portal) -> Iterator[tuple[str, bytes]]:
    """Give the files that tell servers how to answer, as (path below the site, content)."""
    yield "_headers", hosted.headers(portal).encode()
    yield "_redirects", hosted.redirects(portal).encode()
    yield ".htaccess", apache.htaccess(portal).encode()
    yield "may-chu/nginx.conf", nginx.include(portal).encode()


__all__ = ["Editing", "Portal", "files", "meta_policy", "places", "policy", "script_hash"]
