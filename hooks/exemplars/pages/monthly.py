"""The months in review: an index, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars import digests
from exemplars.digests import Digest
from exemplars.frame import Page, root_of
from exemplars.pages.shared import Shared, feed_links


def every(site: Shared) -> Iterator[Page]:
    """Give the index of the months in review, and one page for each."""
    found = digests.of(site.register)
    yield _index(site, found)
    for position, digest in enumerate(found):
        newer = found[position - 1] if position else None
        older = found[position + 1] if position + 1 < len(found) else None
        body = site.view("digest.html", digest.address, digest=digest, newer=newer, older=older)
        yield Page(
            digest.address, digest.title, digest.summary, body, "guong/", modified=digest.published
        )


def _index(site: Shared, found: tuple[Digest, ...]) -> Page:
    address, name = "diem-tin/", "Điểm tin hằng tháng"
    return Page(
        address,
        name,
        f"Gương điển hình tiên tiến được giới thiệu trong từng tháng trên {site.plan.site.name}.",
        site.view("digest.html", address, digest=None, digests=found),
        "guong/",
        feed_links("feeds/diem-tin", name, root_of(address)),
    )
