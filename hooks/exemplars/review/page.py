"""A change as a page of HTML that stands alone: no script, nothing from elsewhere, all of it escaped."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import nh3
from markupsafe import Markup

from exemplars import story, views
from exemplars.checking.verdict import WORDS
from exemplars.links import Link
from exemplars.reading.source import Source
from exemplars.review.pictures import Pictures
from exemplars.review.told import Review
from exemplars.text import printable

TEMPLATE = "review.html"


def page(
    templates: Path,
    revision: str,
    reviews: Iterable[Review],
    links: Iterable[Link],
    others: Iterable[str],
    pictures: Pictures,
) -> str:
    """
    Return the page of a change since `revision`.

    `templates` is the folder of the portal's templates; `others` are the files that differ and are
    of no profile; `pictures` gives what profiles show beside their words.
    """
    template = views.environment(templates).get_template(TEMPLATE)
    return template.render(
        revision=printable(revision),
        reviews=list(reviews),
        links=list(links),
        others=list(others),
        story=_story,
        pictures=pictures.of,
        words=WORDS,
        printable=printable,
    )


def _story(source: Source) -> Markup:
    # A link is shown as one and leads nowhere: what is new is listed with its address.
    kept = {"ol": {"start"}}
    rendered = story.render(source.story)
    return Markup(nh3.clean(rendered, tags=story.TAGS, attributes=kept, link_rel=None))
