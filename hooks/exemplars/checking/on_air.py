"""What is wrong with the radio's schedule and with its texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from exemplars import story
from exemplars.checking.placing import MOST, placed, told
from exemplars.problem import Problem
from exemplars.reading.source import Portfolio
from exemplars.rules import content, episodes, letters, people, radio


def problems(portfolio: Portfolio, today: dt.date) -> Iterator[Problem]:
    """Give what is wrong with the radio's schedule and its texts."""
    files = (portfolio.plan_file, portfolio.units_file, portfolio.radio.schedule)
    if any(file.is_unread for file in files):
        return
    schedule = portfolio.radio.schedule
    doubts = radio.doubts_in_columns(portfolio)
    yield from told(portfolio.plan_file, doubts, radio.everything_can_be_read_aloud.code)
    for each in episodes.RULES:
        assert each.check is not None
        found = each.check(portfolio, today)
        if each is episodes.every_file_is_used:
            for file, finding in islice(found, MOST):
                yield placed(file, finding, each.code)
        else:
            yield from told(schedule, found, each.code)
    private = people.private_in(schedule, portfolio)
    yield from told(schedule, private, people.private_data_stays_private.code)
    yield from _texts(portfolio)


def _texts(portfolio: Portfolio) -> Iterator[Problem]:
    domains = portfolio.plan.portal.link_domains if portfolio.plan.portal else ()
    for text in portfolio.radio.texts.values():
        about = (text.title, text.story, text.story_line)
        unclean = story.findings(text.story, text.story_line, domains)
        unreadable = letters.unreadable_in(text.path, text.text)
        private = people.private_in_text(*about, portfolio)
        doubts = radio.doubts_in(text, portfolio)
        yield from told(text, unclean, content.story_is_clean.code)
        yield from told(text, private, people.private_data_stays_private.code)
        yield from told(text, unreadable, letters.letters_can_be_read.code)
        yield from told(text, doubts, radio.everything_can_be_read_aloud.code)
