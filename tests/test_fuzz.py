"""What fuzzing has found, and a little of it on every run: tests/fuzz.py looks for more."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest

import support_fuzz
from support_fuzz import FOUND, TARGETS, Broken, demand, patience
from support_mutations import mutated

FINDS = sorted(FOUND.glob("*/*.bin"))


@pytest.mark.parametrize("path", FINDS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_was_found_once_stays_mended(path: Path) -> None:
    """Every input that once broke a promise keeps it now."""
    with patience(10 * support_fuzz.PATIENCE):
        TARGETS[path.parent.name](path.read_bytes())

    assert path.parent.name in TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_a_few_inputs_keep_every_promise(target: str) -> None:
    """Eighty inputs nobody has written break nothing; the same ones on every run."""
    chance, seeds = random.Random(target), support_fuzz.corpus(target)
    inputs = [mutated(chance, seeds) for _ in range(80)]
    for data in inputs:
        TARGETS[target](data)

    assert len(set(inputs)) > 76


def test_a_broken_promise_is_a_find() -> None:
    """What is demanded and not there is raised, and so is an answer that does not come."""
    with pytest.raises(Broken, match="promise"):
        demand([], "promise")

    with pytest.raises(TimeoutError), patience(0.01):
        sum(1 for _ in itertools.repeat(1))
