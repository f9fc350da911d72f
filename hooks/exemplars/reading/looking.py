"""What lies in a plan's folder, and in what state, before any of it is opened."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from exemplars.reading import untouched, walk
from exemplars.reading.untouched import State
from exemplars.reading.walk import Walked


@dataclass(frozen=True)
class Found:
    """A plan's folder as it was found."""

    plan: str
    lies: Walked
    # Of the profiles' folders; None where each is looked at more closely with its profile.
    state: State | None

    def seen(self, at: int) -> tuple[tuple[str, ...], array[int]]:
        """Return the names of all that lies in a profile's folder, and the mark by which it is known again."""
        state = self.state
        if state is None:
            looking = untouched.Looking()
            folder = self.lies.profiles[at]
            looking.at(folder)
            state, at = looking.state([folder]), 0
        return state.names_in(at), state.lasting(at)


# Takes the portal's root, and a plan.
Look = Callable[[Path, str], Found]


def look(root: Path, plan: str) -> Found:
    """Look at all that lies in profiles/<plan>/: for whoever knows it from before."""
    looking = untouched.Looking()
    lies = walk.walked(root, plan, looking.at)
    return Found(plan, lies, looking.state(lies.profiles))


def glance(root: Path, plan: str) -> Found:
    """Look where profiles lie in profiles/<plan>/: for whoever is to read every one."""
    return Found(plan, walk.walked(root, plan), None)
