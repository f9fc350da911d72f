"""What is wrong with the radio's schedule and with its texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from exemplars import story
from exemplars.checking.placing import placed
from exemplars.problem import Problem
from exemplars.reading.source import Portfolio
from exemplars.rules import content, episodes, letters, people, radio


def problems(portfolio: Portfolio, today: dt.date) -> Iterator[Problem]:
    """Give what is wrong with the radio's schedule and its texts."""
    files = (portfolio.plan_file, portfolio.units_file, portfolio.radio.schedule)
    if any(file.is_unread for file in files):
        return
    for finding in radio.doubts_in_columns(portfolio):
        yield placed(portfolio.plan_file, finding, radio.everything_can_be_read_aloud.code)
    for each in episodes.RULES:
        assert each.check is not None
        for finding in each.check(portfolio, today):
            yield placed(portfolio.radio.schedule, finding, each.code)
    for finding in people.private_in(portfolio.radio.schedule.record, portfolio):
        yield placed(portfolio.radio.schedule, finding, people.private_data_stays_private.code)
    yield from _texts(portfolio)


def _texts(portfolio: Portfolio) -> Iterator[Problem]:
    domains = portfolio.plan.portal.link_domains if portfolio.plan.portal else ()
    for text in portfolio.radio.texts.values():
        for finding in story.findings(text.story, text.story_line, domains):
            yield placed(text, finding, content.story_is_clean.code)
        for finding in people.private_in_text(text.title, text.story, text.story_line, portfolio):
            yield placed(text, finding, people.private_data_stays_private.code)
        for finding in letters.unreadable_in(text.path, text.text):
            yield placed(text, finding, letters.letters_can_be_read.code)
        for finding in radio.doubts_in(text, portfolio):
            yield placed(text, finding, radio.everything_can_be_read_aloud.code)
