"""What a build costs, held to what it cost at the last release: in calls, not in seconds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from bench.meter import REST, Meter
from support_portal import REPO, clean_environment, fonts

RECORD = REPO / "tests/cases/costs.yml"
FEW, MORE = 20, 60  # profiles
MOST = 1.2  # times the record
HEAD = """# Calls of functions, Python's and C's, by stage of the build: of a portal of twenty profiles, and
# of every further profile. Recorded at a release, and whenever a stage may cost more, by
#     .venv/bin/python -m pytest tests/test_costs.py --bless
# under the oldest Python that is supported: newer ones make fewer calls of the same code (3.12
# calls no comprehension), so that the bar holds there too, only less strictly.
"""

Costs = Mapping[str, Mapping[str, int]]


def calls(folder: Path, count: int) -> dict[str, int]:
    """Return the calls of every stage for that many generated profiles, in a process of its own."""
    root = folder / str(count)
    paths = os.pathsep.join(str(REPO / each) for each in ("hooks", "scripts"))
    environment = clean_environment() | {"PYTHONPATH": paths, "PYTHONHASHSEED": "0"}

    def run(*command: str | Path) -> str:
        whole = [sys.executable, *command]
        return subprocess.run(
            whole, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8"
        ).stdout

    run(REPO / "scripts/make_profiles", str(count), "--root", root)
    (root / "theme").symlink_to(REPO / "theme")
    (root / ".cache").mkdir()
    (root / ".cache/fonts").symlink_to(fonts())
    told: dict[str, int] = json.loads(run("-m", "bench.counts", root, "tan-yen"))
    return told


def _grown(cost: int, now: int) -> str:
    return f"{now / cost - 1:+.0%} on {cost}" if cost else "which was free"


def dearer(record: Costs, now: Costs) -> list[str]:
    """Return a line for everything that costs more than a fifth above the record."""
    return [
        f"{stage}, {part}: {now[stage][part]} calls, {_grown(cost, now[stage][part])}"
        for stage, costs in record.items()
        for part, cost in costs.items()
        if now[stage][part] > MOST * cost
    ]


@pytest.fixture(scope="module")
def spent(tmp_path_factory: pytest.TempPathFactory) -> Costs:
    """Return the calls of every stage: for a small portal, and for one more profile."""
    folder = tmp_path_factory.mktemp("costs")
    few, more = calls(folder, FEW), calls(folder, MORE)
    return {
        stage: {"portal": few[stage], "profile": round((more[stage] - few[stage]) / (MORE - FEW))}
        for stage in more
    }


def test_no_stage_costs_a_fifth_more(spent: Costs, bless: bool) -> None:
    """Each stage makes at most a fifth more calls, for a portal and a profile, than at the last release."""
    if bless:
        RECORD.write_text(HEAD + yaml.safe_dump(spent, sort_keys=False), "utf-8")
    record = yaml.safe_load(RECORD.read_text("utf-8"))
    found = dearer(record, spent)

    assert record.keys() == spent.keys()
    assert not found, "where it is worth that, record it (--bless), and say why in the commit"


def test_a_fifth_is_let_pass_and_no_more() -> None:
    """The guard speaks of what is above its bar, and of nothing else."""
    record = {"load": {"portal": 100, "profile": 100}, "pages": {"portal": 100, "profile": 0}}
    now = {"load": {"portal": 120, "profile": 121}, "pages": {"portal": 50, "profile": 1}}

    assert dearer(record, now) == [
        "load, profile: 121 calls, +21% on 100",
        "pages, profile: 1 calls, which was free",
    ]


def test_a_stage_is_charged_with_its_own() -> None:
    """What happens in a stage within a stage is charged once, to the inner; all adds up to the whole."""
    now = 0.0

    def spend(cost: float) -> None:
        nonlocal now
        now += cost

    def fill() -> None:
        spend(5)

    def pages() -> Iterator[int]:
        spend(10)
        yield 1
        spend(20)

    meter = Meter(lambda: (now,), (0.0,))
    inner, series = meter.called("fill", fill), meter.drawn("pages", pages)

    def write() -> None:
        for _ in series():
            spend(100)
            inner()
        spend(200)

    spend(1000)
    meter.called("write", write)()
    spend(2000)
    meter.charge()

    assert meter.charged == {REST: (3000,), "write": (300,), "pages": (30,), "fill": (5,)}


def test_a_stage_that_fails_is_left() -> None:
    """A stage that ends with an error is over: what comes after is charged to the one around it."""
    now = 0.0

    def fail() -> None:
        nonlocal now
        now += 1
        raise ValueError

    meter = Meter(lambda: (now,), (0.0,))
    with pytest.raises(ValueError):  # noqa: PT011 - it has no message
        meter.called("load", fail)()
    now += 2
    meter.charge()

    assert meter.charged == {REST: (2,), "load": (1,)}
