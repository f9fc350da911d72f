"""
Builds a portal by its own command, alone in a process, and tells what each stage cost.

    python -m bench.stages ROOT PLAN FOLDER [--no-cards]

Prints JSON: {stage: [wall seconds, CPU seconds, peak MiB when it last ended]}. CPU seconds are of
this process and those it started. All is done on one processor: what a copy of the process does is
charged to no stage. `--no-cards` leaves out the pictures of shared links, which no
other generator draws: drawing ten thousand takes minutes, once.
"""

from __future__ import annotations

import functools
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_STARTED = time.perf_counter()

from bench.meter import Meter, Reading  # noqa: E402 - the clock starts before anything is read
from exemplars import cli  # noqa: E402

NO_CARD = Path("/no-card")
Picture = tuple[str, Callable[[], Path]]


def reading() -> Reading:
    """Return wall and CPU seconds since this process began."""
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    cpu = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
    return time.perf_counter() - _STARTED, cpu


class Peaks(Meter):
    """A meter that also notes the most memory by the time a stage last ended, in MiB."""

    def __init__(self) -> None:
        """Begin with nothing charged."""
        super().__init__(reading, (0.0, 0.0))
        self.peaks: dict[str, float] = {}

    def charge(self) -> None:
        """Charge seconds, and note the peak."""
        super().charge()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.peaks[self._within[-1]] = peak


def without_cards(meter: Meter) -> None:
    """Have no card drawn and none copied; everything else is made as ever."""

    def uncarded(pictures: Callable[..., Iterator[Picture]]) -> Callable[..., Any]:
        @functools.wraps(pictures)
        def rest(*given: Any) -> Iterator[Picture]:
            return (each for each in pictures(*given) if each[1]() != NO_CARD)

        return rest

    meter.wrap("exemplars.sharing.cards", "file", lambda _: lambda *_: NO_CARD)
    meter.wrap("exemplars.building.site", "Site.pictures", uncarded)


def main() -> None:
    """Build, print."""
    root, plan, folder, *more = sys.argv[1:]
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
    meter = Peaks()
    if more:
        without_cards(meter)
    meter.install()
    # The adapter takes it by name from here.
    meter.wrap("mkdocs.commands.build", "build", functools.partial(meter.called, "mkdocs"))
    options = ["--root", root, "--plan", plan, "--site-dir", folder, "--no-search", "--no-offline"]
    code = cli.main(["build", *options])
    meter.charge()
    told = {stage: [*spent, meter.peaks[stage]] for stage, spent in meter.charged.items()}
    print(json.dumps(told))
    sys.exit(code)


if __name__ == "__main__":
    main()
