"""What builds cost, as Markdown tables in the README's English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.costs import Ran

MEBI = 1 << 20
# Our stages in their order, and what each does; what no peer makes is marked.
STAGES = {
    "load": "load: read and type every profile",
    "check": "check: every rule",
    "register": "register",
    "look": "look: style sheet, scripts, fonts cut †",
    "pages": "pages, captions, calendars",
    "feeds": "feeds",
    "write": "write, server files",
    "pictures": "pictures of shared links †",
    "mkdocs": "MkDocs: the handbook",
    "rest": "rest: start, imports, exchange",
}
OWN = ("look", "pictures")  # made once and kept, and by no peer


@dataclass(frozen=True)
class Weight:
    """How many files a site has, and their bytes."""

    files: int
    size: int


@dataclass(frozen=True)
class Built:
    """One site built from nothing, and built again after an edit where that was asked for."""

    title: str
    count: int
    wall: float
    cpu: float
    memory: float  # MiB at the peak
    weight: Weight
    edited: Ran | None = None

    @property
    def each(self) -> float:
        """Return milliseconds of processor for a profile."""
        return 1000 * self.cpu / self.count


@dataclass(frozen=True)
class Unmeasured:
    """A peer without figures, and why."""

    title: str
    reason: str


Row = Built | Unmeasured
Stages = Mapping[str, Sequence[float]]  # seconds, CPU seconds, peak MiB


def stages(told: Stages, count: int) -> Iterator[str]:
    """Give the table of our own stages."""
    yield "| stage | CPU s | wall s | peak MiB so far | CPU ms a profile |"
    yield "|---|---:|---:|---:|---:|"
    for stage, label in STAGES.items():
        if stage in told:
            wall, cpu, peak = told[stage]
            yield f"| {label} | {cpu:.2f} | {wall:.2f} | {peak:.0f} | {1000 * cpu / count:.3f} |"
    wall, cpu = (sum(spent[at] for spent in told.values()) for at in (0, 1))
    peak = max(spent[2] for spent in told.values())
    yield f"| **all** | {cpu:.2f} | {wall:.2f} | {peak:.0f} | {1000 * cpu / count:.3f} |"


def peers(rows: Sequence[Row], beside: str) -> Iterator[str]:
    """Give the table of all builds of one size; `beside` is the one others are compared with."""
    measured = [row for row in rows if isinstance(row, Built)]
    base = next((row.cpu for row in measured if row.title.startswith(beside)), 0.0)
    edits = any(row.edited for row in measured)
    more = " one edited: CPU s (wall) |" if edits else ""
    yield f"| | CPU s | × {beside} | wall s | peak MiB | files | MB | CPU ms a profile |{more}"
    yield f"|---|{'---:|' * (7 + edits)}"
    for row in rows:
        if isinstance(row, Unmeasured):
            yield f"| {row.title} | not measured: {row.reason} |{' |' * (6 + edits)}"
            continue
        ratio = f"{row.cpu / base:.2f}" if base else "–"
        last = f" {row.edited.cpu:.2f} ({row.edited.wall:.2f}) |" if row.edited else " – |" * edits
        yield (
            f"| {row.title} | {row.cpu:.2f} | {ratio} | {row.wall:.2f} | {row.memory:.0f} "
            f"| {row.weight.files:,} | {row.weight.size / 1e6:.1f} | {row.each:.2f} |{last}"
        )


def slopes(sizes: Mapping[int, Sequence[Row]]) -> Iterator[str]:
    """Give what one more profile costs each, from one size to the next."""
    found: dict[str, dict[int, Built]] = {}
    for count, rows in sizes.items():
        for row in rows:
            if isinstance(row, Built):
                found.setdefault(row.title, {})[count] = row
    steps = list(zip(sorted(sizes), sorted(sizes)[1:], strict=False))
    yield "".join(["| CPU ms a further profile |", *(f" {a:,}-{b:,} |" for a, b in steps)])
    yield f"|---|{'---:|' * len(steps)}"
    for title, built in found.items():
        cells = [
            f"{1000 * (built[b].cpu - built[a].cpu) / (b - a):.2f}"
            if {a, b} <= built.keys()
            else "–"
            for a, b in steps
        ]
        yield f"| {title} | {' | '.join(cells)} |"
