"""
A story: CommonMark and tables in, safe HTML out.

    markdown    as HTML, as plain words, as the parser's events
    faults      what is wrong with it, at its line
    own         what it says in its own words, not another's

No raw HTML, no pictures, no remote content; links only to where the plan allows. GOV.UK's rule:
where sanitising would change anything, the story is refused with its line, never cut in silence.
"""

from __future__ import annotations

from exemplars.story.faults import findings, link_fault
from exemplars.story.markdown import (
    TAGS,
    count_words,
    events,
    is_abyss,
    plain,
    render,
    sanitised,
    unsanitised,
)
from exemplars.story.own import own_words, unquoted

__all__ = [
    "TAGS",
    "count_words",
    "events",
    "findings",
    "is_abyss",
    "link_fault",
    "own_words",
    "plain",
    "render",
    "sanitised",
    "unquoted",
    "unsanitised",
]
