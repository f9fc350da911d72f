"""What lies in a plan's folder, and in what state, before any of it is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from exemplars.reading import source, untouched
from exemplars.reading.source import Walked
from exemplars.reading.untouched import State


@dataclass(frozen=True)
class Found:
    """A plan's folder as it was found; the state is that of the profiles' folders."""

    plan: str
    lies: Walked
    state: State


# Takes the portal's root, and a plan.
Look = Callable[[Path, str], Found]


def look(root: Path, plan: str) -> Found:
    """Look at what lies in profiles/<plan>/."""
    looking = untouched.Looking()
    lies = source.walked(root, plan, looking.at)
    return Found(plan, lies, looking.state(lies.profiles))
