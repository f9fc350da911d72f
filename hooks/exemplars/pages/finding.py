"""The search page, useful without its script."""

from __future__ import annotations

from exemplars.frame import Page
from exemplars.pages.shared import Shared
from exemplars.register import Exemplar
from exemplars.telling import alphabet

NAMED = (
    300  # exemplars whose names one page can list; a larger portal shows the newest and its lists
)
NEWEST = 24


def search(site: Shared) -> Page:
    """Return the search page; without a script it leads to the lists, and names everyone where they are few."""
    few = len(site.register.exemplars) <= NAMED
    return site.simple(
        "tim-kiem/",
        "search.html",
        "Tìm kiếm",
        f"Tìm gương trên {site.plan.site.name}.",
        letters=_letters(site.register.exemplars).items() if few else None,
        newest=site.register.exemplars[:NEWEST],
        shelves=site.shelves,
        script=site.search,
    )


def _letters(exemplars: tuple[Exemplar, ...]) -> dict[str, list[Exemplar]]:
    """Return the exemplars under the letters that their names are looked for under, in Vietnamese order."""
    letters: dict[str, list[Exemplar]] = {}
    for each in sorted(exemplars, key=alphabet.key):
        letters.setdefault(alphabet.letter(each), []).append(each)
    return letters
