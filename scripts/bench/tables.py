"""The figures as Markdown."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.costs import Cost
from bench.engine import Fetched
from bench.scores import Score


@dataclass(frozen=True)
class Measured:
    """One engine on one portal."""

    cost: Cost
    score: Score
    kinds: Mapping[str, Score]
    fetched: Sequence[Fetched]


def number(value: float, digits: int = 0) -> str:
    """Return a number as Vietnamese writes it."""
    said = f"{value:,.{digits}f}"
    return said.translate(str.maketrans(",.", ".,"))


def share(part: float, whole: float) -> str:
    """Return a share in percent."""
    return f"{number(100 * part / whole, 1)} %" if whole else "–"


def rows(each: Measured) -> Iterator[tuple[str, str]]:
    """Give (what is measured, its value)."""
    score, cost = each.score, each.cost
    yield "truy vấn đã hỏi", number(score.asked)
    yield "tìm thấy / phải thấy", f"{number(score.found)} / {number(score.true)}"
    yield "độ phủ trung bình mỗi truy vấn", share(score.recall, score.judged)
    yield "truy vấn thấy đủ", share(score.complete, score.judged)
    yield "truy vấn không thấy gì đúng", number(score.nothing)
    yield "kết quả thừa (thiếu từ)", f"{number(score.over)} / {number(score.returned)}"
    yield "truy vấn có kết quả thừa", number(score.loose)
    yield "đúng ở hạng 1", share(score.first, score.ranked)
    yield "đúng trong 10 hạng đầu", share(score.ten, score.ranked)
    yield "MRR", number(score.reciprocal / score.ranked if score.ranked else 0, 3)
    yield "lập chỉ mục: giây (CPU)", f"{number(cost.wall, 1)} ({number(cost.cpu, 1)})"
    yield "cả tiến trình: giây CPU", number(cost.whole_cpu, 1)
    yield "bộ nhớ cao nhất, MB", number(cost.memory)
    yield "chỉ mục trên đĩa, MB (tệp)", f"{number(cost.size / 1e6, 2)} ({number(cost.files)})"
    same = {True: "có", False: "không", None: "chưa thử"}[cost.same]
    yield "hai lần lập giống từng byte", same
    if each.fetched:
        yield from weights(each.fetched)


def weights(fetched: Sequence[Fetched]) -> Iterator[tuple[str, str]]:
    """Give what a new reader fetches: the middle and the most."""

    def middle(values: Sequence[float]) -> str:
        return f"{number(statistics.median(values), 1)} ({number(max(values), 1)})"

    yield "tới 10 kết quả đầu: kB thô", middle([one.raw / 1000 for one in fetched])
    yield "… kB gzip", middle([one.zipped / 1000 for one in fetched])
    yield "… trong đó mã, kB gzip", middle([one.code / 1000 for one in fetched])
    yield "… số tệp", middle([float(one.requests) for one in fetched])
    yield "… giây, từ lúc gõ", middle([one.seconds for one in fetched])


def table(measured: Mapping[str, Measured]) -> Iterator[str]:
    """Give the lines of a table, an engine a column."""
    columns = {name: dict(rows(each)) for name, each in measured.items()}
    labels = list(dict.fromkeys(label for column in columns.values() for label in column))
    yield f"| | {' | '.join(columns)} |"
    yield f"|---|{'---:|' * len(columns)}"
    for label in labels:
        values = (column.get(label, "–") for column in columns.values())
        yield f"| {label} | {' | '.join(values)} |"


def kinds(measured: Mapping[str, Measured]) -> Iterator[str]:
    """Give the lines of a table by kind: recall, and the right one first."""
    yield f"| độ phủ · đúng ở hạng 1 | {' | '.join(measured)} |"
    yield f"|---|{'---:|' * len(measured)}"
    for kind in next(iter(measured.values())).kinds:
        found = (each.kinds.get(kind) for each in measured.values())
        cells = (
            f"{share(one.recall, one.judged)} · {share(one.first, one.ranked)}" if one else "–"
            for one in found
        )
        yield f"| {kind} | {' | '.join(cells)} |"
