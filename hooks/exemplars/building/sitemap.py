"""What search engines are told: every address that is open to them, and where to find the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape


def files(url: str, addresses: Iterable[tuple[str, dt.date | None]]) -> Iterator[tuple[str, bytes]]:
    """Give sitemap.xml of (address below `url`, day of the last change), and robots.txt."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for address, modified in sorted(addresses, key=lambda each: each[0]):
        when = f"<lastmod>{modified}</lastmod>" if modified else ""
        lines.append(f"<url><loc>{escape(url + address)}</loc>{when}</url>")
    yield "sitemap.xml", "\n".join([*lines, "</urlset>", ""]).encode()
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n".encode()
