"""
What a change would do, for the person who approves it.

    change      the profiles before and after, paired
    shown       a profile as labelled texts: what citizens see, and what only editors do
    lists       which lists and feeds it enters, leaves, stays in
    pictures    what a profile shows beside its words
    history     who took it through which stage and approved it, by the profile itself
    told        one plan's change as a page and a summary tell it
    page        as a page of HTML that stands alone
    quiet, summary
                as Markdown for a pull request, in which a stranger's words call nobody
"""

from __future__ import annotations

from exemplars.review.page import page
from exemplars.review.pictures import Pictures
from exemplars.review.summary import summary
from exemplars.review.told import Review, review_of

__all__ = ["Pictures", "Review", "page", "review_of", "summary"]
