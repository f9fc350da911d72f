"""One plan's change as a page and a summary tell it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exemplars.problem import Problem
from exemplars.prose import word_diff
from exemplars.prose.word_diff import Run
from exemplars.reading.source import NO_DAY
from exemplars.review import history, lists, shown
from exemplars.review.change import STATES, Change, as_it_was, changes
from exemplars.review.history import Told
from exemplars.review.lists import Lists, Place
from exemplars.review.shown import Part
from exemplars.rules.since import Since

_BESIDE = 25  # words that stand, before a change and after it


@dataclass(frozen=True)
class Difference:
    """One labelled text that is other than it was."""

    label: str
    runs: tuple[Run, ...]
    is_public: bool

    @property
    def around(self) -> Iterator[tuple[str, str]]:
        """Give each run and its words; of many that stand, those beside a change, and how many are left out."""
        for number, run in enumerate(self.runs):
            head = _BESIDE if number else 0
            end = len(run.words) - (_BESIDE if number < len(self.runs) - 1 else 0)
            left = [word for word in run.words[head:end] if word != "\n"]
            if run.op != "same" or len(left) < _BESIDE:
                yield run.op, run.text
                continue
            if head:
                yield "same", Run("same", run.words[:head]).text
            yield "left-out", f"… {len(left)} chữ không đổi …"
            if end < len(run.words):
                yield "same", Run("same", run.words[end:]).text


@dataclass(frozen=True)
class Reviewed:
    """One profile of a change, with all that is told of it."""

    change: Change
    before: tuple[Part, ...]
    now: tuple[Part, ...]
    differences: tuple[Difference, ...]
    places: tuple[Place, ...]
    episodes: tuple[str, ...]
    history: tuple[Told, ...]
    problems: tuple[Problem, ...]

    @property
    def state(self) -> str:
        """Return, in words, what becomes of its page."""
        return STATES[self.change.state]


@dataclass(frozen=True)
class Review:
    """What a change would do to one plan's portal."""

    plan: str  # the folder's name
    name: str  # the portal's
    today: dt.date
    profiles: tuple[Reviewed, ...]
    problems: tuple[Problem, ...]  # of no profile that is told of
    lists_told: bool  # whether the plan is whole, so that its lists can be told

    @property
    def as_of(self) -> dt.date | None:
        """Return the newest date in the records; None where there is none, as of a plan that is taken away."""
        return self.today if self.today > NO_DAY else None

    @property
    def every_problem(self) -> list[Problem]:
        """Return all problems, those of profiles first."""
        return [*(each for one in self.profiles for each in one.problems), *self.problems]


def review_of(
    since: Since, differing: Iterable[str], problems: Iterable[Problem], today: dt.date
) -> Review:
    """
    Return what a change does to one plan, by what its profiles were and are.

    `differing` are the paths of every file that differs; `problems` is what the check tells of it.
    """
    portfolio = since.portfolio
    whole = lists.can_be_told(portfolio)
    before = Lists(as_it_was(since), today)
    now = Lists(portfolio, today)
    by_path: dict[str, list[Problem]] = {}
    for each in problems:
        by_path.setdefault(each.path, []).append(each)
    profiles = tuple(
        Reviewed(
            change,
            tuple(shown.parts(change.before, portfolio)),
            tuple(shown.parts(change.now, portfolio)),
            _differences(change, since),
            tuple(lists.places(change, before, now)) if whole else (),
            tuple(lists.episodes(change, portfolio)),
            tuple(history.history(change, portfolio.plan)),
            tuple(by_path.pop(change.source.name, ())),
        )
        for change in changes(since, differing, today)
    )
    left = tuple(each for path in sorted(by_path) for each in by_path[path])
    plan, folder = portfolio.plan, portfolio.plan_file.path.parent.name
    name = plan.portal.name if plan.portal and plan.portal.name else folder
    return Review(folder, name, today, profiles, left, whole)


def _differences(change: Change, since: Since) -> tuple[Difference, ...]:
    """Return the texts that differ, in the order of the profile; of a new or deleted one, none."""
    if change.before is None or change.now is None or change.before is change.now:
        return ()
    if change.before.is_unread or change.now.is_unread:
        return ()
    before = {each.label: each for each in shown.parts(change.before, since.portfolio)}
    now = {each.label: each for each in shown.parts(change.now, since.portfolio)}
    found = []
    for label in [*before, *(each for each in now if each not in before)]:
        part = now.get(label) or before[label]
        was, has = (each[label].text if label in each else "" for each in (before, now))
        if word_diff.words(was) != word_diff.words(has):
            found.append(Difference(label, tuple(word_diff.runs(was, has)), part.is_public))
    return tuple(found)
