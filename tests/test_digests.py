"""The month in review: one item for each month that is over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import support_feeds
from exemplars import digests
from support_register import made, text

CASE = """
today: 2024-06-30
exemplars:
  - {id: a00001, published: 2024-04-30}
  - {id: a00002, published: 2024-05-31}
  - {id: a00003, published: 2024-05-01}
  - {id: a00004, published: 2024-06-01}
"""


def test_only_complete_months_are_told() -> None:
    """On a month's last day it is not yet told; the months before are, the first published first."""
    found = digests.of(made(text(CASE)))

    assert [(each.key, [one.id for one in each.exemplars]) for each in found] == [
        ("2024-05", ["a00003", "a00002"]),
        ("2024-04", ["a00001"]),
    ]


def test_month_is_told_from_the_day_after_it() -> None:
    """A month is dated on the first day after it, December's in the next year."""
    found = digests.of(made(text(CASE.replace("2024-06-30", "2024-07-01"))))
    december = digests.Digest(found[0].month.replace(month=12), found[0].exemplars)

    assert found[0].published.isoformat() == "2024-07-01"
    assert december.published.isoformat() == "2025-01-01"


def test_feed_of_months_leads_to_their_pages(site: Callable[[str], Path]) -> None:
    """Each item of the feed is a month with its own page, and links every exemplar of it by whole address."""
    folder = site("tan-yen")
    feed = support_feeds.feed_of(support_feeds.files_of(folder), "feeds/diem-tin")

    assert feed.json_items()
    for item in feed.json_items():
        month = item.id.rsplit(":diem-tin-", 1)[1]
        assert item.link == f"https://tan-yen.example/diem-tin/{month}/"
        assert (folder / f"diem-tin/{month}/index.html").is_file()
        assert 'href="https://tan-yen.example/guong/' in item.content
