"""What lies in a plan's folder, and in what state, before any of it is opened."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

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

    def lay(self, at: int) -> Lay:
        """Return how a profile's folder lay there."""
        return _lay(self.state, at) if self.state else lay_of(self.lies.profiles[at])


class Lay(NamedTuple):
    """How one profile's folder lay there when it was looked at."""

    names: tuple[str, ...]  # of all that lies in it, in order
    mark: array[int]  # which it has as long as nobody touches it; none where the system has none
    lasting: array[int]  # the same, where it tells so for ever


def lay_of(folder: str) -> Lay:
    """Look at one profile's folder."""
    looking = untouched.Looking()
    looking.at(folder)
    return _lay(looking.state([folder]), 0)


def _lay(state: State, at: int) -> Lay:
    return Lay(state.names_in(at), state.marks[at], state.lasting(at))


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
