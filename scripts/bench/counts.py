"""
Counts the calls that each stage of a build makes, alone in a process.

    python -m bench.counts ROOT PLAN

Prints JSON: {stage: calls of functions, Python's and C's}. Seconds differ from machine to machine
and from minute to minute, and processors lent to several do not count instructions; calls are the
same everywhere under one minor version of Python and one lock file. What they do not see is a
function of C that takes longer over more: `scripts/bench/build` does.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from bench.meter import REST, Meter
from exemplars.building import site
from exemplars.building.settings import Settings
from exemplars.frame import Slots


class Calls:
    """How many functions have been called while it was listening."""

    def __init__(self) -> None:
        """Begin at none."""
        self.made = 0

    def note(self, frame: FrameType, event: str, argument: Any) -> None:
        """Count a call; returns are told of too."""
        if event in ("call", "c_call"):
            self.made += 1

    def reading(self) -> tuple[float, ...]:
        """Return the number, as a meter reads it."""
        return (float(self.made),)


def frame(base: str) -> str:
    """Return a frame as bare as can be: the theme's own is rendered once, whatever the number."""
    return "".join([base, *Slots()])


def main() -> None:
    """Make every file of the portal but pictures, and print."""
    root, plan = Path(sys.argv[1]), sys.argv[2]
    calls = Calls()
    meter = Meter(calls.reading, (0.0,))
    meter.install()
    gc.disable()
    sys.setprofile(calls.note)
    for _ in site.prepare(root, Settings(plan)).files(frame, ()):
        pass
    sys.setprofile(None)
    told = {stage: int(made) for stage, (made,) in meter.charged.items() if stage != REST}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
