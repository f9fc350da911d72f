"""
What each stage of a build costs, measured on the real build: its functions are wrapped, not copied.

A stage is charged only with what happens in it and in no stage inside it, so the stages and the
rest add up to the whole, although pages are made, filled and written one after another.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterator
from typing import Any

Reading = tuple[float, ...]

REST = "rest"
# (module, name in it, stage); what gives its results one by one is charged for each of them.
FUNCTIONS = (
    ("exemplars.checking.survey", "_read", "load"),
    ("exemplars.checking.survey", "_judged", "check"),
    ("exemplars.checking.check", "examined", "check"),
    ("exemplars.register", "make", "register"),
    ("exemplars.look", "make", "look"),
    ("exemplars.building.parts", "_filled", "pages"),
    ("exemplars.export", "one", "pages"),
    ("exemplars.feeds", "Feeds._feed", "feeds"),
    ("exemplars.feeds", "Feeds._json_feed", "feeds"),
    ("exemplars.sharing.captions", "text", "pages"),
    ("exemplars.building.site", "Site.write", "write"),
    ("exemplars.sharing.cards", "file", "pictures"),
    ("exemplars.sharing.covers", "file", "pictures"),
)
SERIES = (
    ("exemplars.building.parts", "Parts._pages", "pages"),
    ("exemplars.pages", "frames", "pages"),
    ("exemplars.pages", "calendars", "pages"),
    ("exemplars.feeds", "Feeds.files", "feeds"),
    ("exemplars.search", "files", "search"),
)


class Meter:
    """Charges every stage with the growth of a reading while it is the innermost one."""

    def __init__(self, reading: Callable[[], Reading], start: Reading) -> None:
        """Take what is read, and from where the rest begins to count."""
        self._reading = reading
        self._last = start
        self._within = [REST]
        self.charged: dict[str, Reading] = {}

    def charge(self) -> None:
        """Charge what has come about since the last time to the innermost stage."""
        now = self._reading()
        stage = self._within[-1]
        before = self.charged.get(stage) or (0.0,) * len(now)
        grown = zip(before, now, self._last, strict=True)
        self.charged[stage] = tuple(had + new - old for had, new, old in grown)
        self._last = now

    def begin(self, stage: str) -> None:
        """Enter a stage."""
        self.charge()
        self._within.append(stage)

    def end(self) -> None:
        """Leave the innermost stage."""
        self.charge()
        self._within.pop()

    def install(self) -> None:
        """Wrap every stage's functions, where they stand."""
        for module, name, stage in FUNCTIONS:
            self.wrap(module, name, functools.partial(self.called, stage))
        for module, name, stage in SERIES:
            self.wrap(module, name, functools.partial(self.drawn, stage))

    def wrap(self, module: str, name: str, by: Callable[[Callable[..., Any]], Any]) -> None:
        """Put `by` of a function in its place; a name that is gone ends the measurement."""
        holder: Any = importlib.import_module(module)
        *outer, last = name.split(".")
        for each in outer:
            holder = getattr(holder, each)
        setattr(holder, last, by(getattr(holder, last)))

    def called(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function whose calls are charged to a stage."""

        @functools.wraps(function)
        def measured(*given: Any, **named: Any) -> Any:
            self.begin(stage)
            try:
                return function(*given, **named)
            finally:
                self.end()

        return measured

    def drawn(self, stage: str, function: Callable[..., Any]) -> Callable[..., Iterator[Any]]:
        """Return a function each of whose results is charged to a stage, as it is asked for."""

        @functools.wraps(function)
        def measured(*given: Any, **named: Any) -> Iterator[Any]:
            self.begin(stage)
            series = iter(function(*given, **named))
            self.end()
            while True:
                self.begin(stage)
                try:
                    result = next(series)
                except StopIteration:
                    return
                finally:
                    self.end()
                yield result

        return measured
