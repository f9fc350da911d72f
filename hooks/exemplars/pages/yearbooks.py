"""The page of the yearbooks: the books there are, in which form each is to be had."""

from __future__ import annotations

from exemplars.frame import Page
from exemplars.pages.shared import Shared
from exemplars.text import megabytes
from exemplars.yearbook import shelf


def page(site: Shared) -> Page:
    """Return the page of the yearbooks."""
    return site.simple(
        shelf.ADDRESS,
        "yearbooks.html",
        "Kỷ yếu",
        f"Kỷ yếu gương điển hình tiên tiến của {site.plan.site.name}: PDF để in, EPUB để đọc trên máy.",
        volumes=[each for each in site.volumes if each.files],
        megabytes=megabytes,
        ordered=site.plan.publications,
        contact=site.plan.site.contact,
    )
