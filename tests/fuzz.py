"""
Look for inputs that break the loader, the stories, the search, the feeds, pictures or recordings.

    .venv/bin/python tests/fuzz.py --minutes 60          every target in turn
    .venv/bin/python tests/fuzz.py --target story --seed 7

An input whose outcome is new joins those that others are made from. Every find is made smaller and
saved in tests/cases/fuzz/<target>/, where test_fuzz.py runs it from then on. Ends with 1 on a find.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import random
import resource
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

import support_fuzz
from support_fuzz import FOUND, TARGETS, patience
from support_mutations import LARGEST, mutated, smallest

MEMORY = 500_000_000  # bytes above what the program itself takes
KEPT = 2_000  # inputs of one target, beside what it begins with
ROUND = 50  # executions of one target before the next has its turn


def _limit_memory() -> None:
    """Let what asks for too much memory fail, as a find; what was kept of earlier inputs is not its own."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))


def outcome(target: str, data: bytes) -> tuple[object, str]:
    """Return (what came of an input, "" or how a promise was broken: kind and place)."""
    try:
        with patience():
            return TARGETS[target](data), ""
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        inside = [each for each in frames if "exemplars" in each.filename] or list(frames)
        return (
            None,
            f"{type(error).__name__} {Path(inside[-1].filename).name}:{inside[-1].lineno} {str(error)[:80]}",
        )


class Fuzzing:
    """One run: the inputs of each target, what was seen, what was found."""

    def __init__(self, targets: list[str], seed: int) -> None:
        """Begin with the cases of each target."""
        self.chance = random.Random(seed)
        self.inputs = {target: support_fuzz.corpus(target) for target in targets}
        self.begun = {target: len(each) for target, each in self.inputs.items()}
        self.seen: dict[str, set[object]] = {target: set() for target in targets}
        self.finds: dict[str, Path] = {}
        self.executions: Counter[str] = Counter()
        self.slowest: dict[str, tuple[float, bytes]] = dict.fromkeys(targets, (0.0, b""))

    def round(self, target: str) -> None:
        """Run one target a few times."""
        _limit_memory()
        for _ in range(ROUND):
            data = mutated(self.chance, self.inputs[target])
            started = time.process_time()
            came, broken = outcome(target, data)
            self.slowest[target] = max(self.slowest[target], (time.process_time() - started, data))
            self.executions[target] += 1
            if broken:
                self._save(target, data, broken)
            elif came not in self.seen[target]:
                self._keep(target, data, came)

    def _keep(self, target: str, data: bytes, came: object) -> None:
        self.seen[target].add(came)
        kept = self.inputs[target]
        if len(data) <= LARGEST // 4:
            kept.append(data)
        if len(kept) > self.begun[target] + KEPT:
            del kept[self.begun[target] + self.chance.randrange(KEPT)]

    def _save(self, target: str, data: bytes, broken: str) -> None:
        kind = f"{target} {broken.split(' ', 2)[:2]}"
        if kind in self.finds:
            return
        same = broken.split(" ", 2)[:2]
        small = smallest(
            lambda shorter: outcome(target, shorter)[1].split(" ", 2)[:2] == same, data
        )
        path = FOUND / target / f"{hashlib.sha256(small).hexdigest()[:12]}.bin"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(small)
        self.finds[kind] = path
        say(f"{target}: {broken} -> {path} ({len(small)} bytes)")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    """Fuzz for the time that was asked for; return 1 where anything was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--target", choices=sorted(TARGETS), action="append")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slowest", type=Path, help="folder that gets each target's slowest input")
    args = parser.parse_args()
    targets = args.target or list(TARGETS)
    run = Fuzzing(targets, args.seed)
    started = told = time.monotonic()
    for target in itertools.cycle(targets):
        run.round(target)
        now = time.monotonic()
        if now - started > args.minutes * 60:
            break
        if now - told > 60:
            told = now
            say(f"{(now - started) / 60:.0f} min: {dict(run.executions)}")
    total = sum(run.executions.values())
    say(
        f"{total} executions in {(time.monotonic() - started) / 60:.1f} min, {len(run.finds)} finds"
    )
    for target in targets:
        seconds, data = run.slowest[target]
        say(
            f"  {target}: {run.executions[target]} executions, {len(run.seen[target])} outcomes, "
            f"slowest {seconds:.2f} s ({len(data)} bytes)"
        )
        if args.slowest:
            args.slowest.mkdir(parents=True, exist_ok=True)
            (args.slowest / target).write_bytes(data)
    return 1 if run.finds else 0


if __name__ == "__main__":
    sys.exit(main())
