"""How well queries were answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.questions import Question


@dataclass
class Score:
    """Sums over many queries."""

    asked: int = 0
    true: int = 0
    found: int = 0
    judged: int = 0  # queries that had something to find
    recall: float = 0.0  # the sum of each of these
    complete: int = 0  # queries that found all they had to
    nothing: int = 0  # queries that found nothing of it
    returned: int = 0
    over: int = 0  # results that lack a word, where all words are somewhere
    loose: int = 0  # queries with such a result
    ranked: int = 0
    first: int = 0
    ten: int = 0
    reciprocal: float = 0.0

    def note(self, question: Question, ids: Sequence[str]) -> None:
        """Take in the answer to one query."""
        self.asked += 1
        held = question.truth.intersection(ids)
        if question.truth:
            self.true += len(question.truth)
            self.found += len(held)
            self.recall += len(held) / len(question.truth)
            self.complete += len(held) == len(question.truth)
            self.judged += 1
            self.nothing += not held
        if question.allowed is not None:
            over = sum(id not in question.allowed for id in ids)
            self.returned += len(ids)
            self.over += over
            self.loose += over > 0
        if question.first:
            self.ranked += 1
            rank = next((n for n, id in enumerate(ids, 1) if id in question.first), 0)
            self.first += rank == 1
            self.ten += 0 < rank <= 10
            self.reciprocal += 1 / rank if rank else 0


def score(questions: Iterable[Question], answers: Iterable[Sequence[str]]) -> Score:
    """Return the sums over the queries that were answered."""
    made = Score()
    for question, ids in zip(questions, answers, strict=False):
        made.note(question, ids)
    return made


def by_kind(questions: Sequence[Question], answers: Sequence[Sequence[str]]) -> dict[str, Score]:
    """Return the sums for each kind of query."""
    made: dict[str, Score] = {}
    for question, ids in zip(questions, answers, strict=False):
        made.setdefault(question.kind, Score()).note(question, ids)
    return made


def failures(questions: Iterable[Question], answers: Iterable[Sequence[str]]) -> list[str]:
    """Return a line for each query whose right answer is not first or which misses or exceeds."""
    found = []
    for question, ids in zip(questions, answers, strict=False):
        missed = len(question.truth.difference(ids))
        over = 0
        if question.allowed is not None:
            over = sum(id not in question.allowed for id in ids)
        rank = next((n for n, id in enumerate(ids, 1) if id in question.first), 0)
        if missed or over or (question.first and rank != 1):
            found.append(
                f"[{question.kind}] {question.typed!r}: hạng {rank}, thiếu {missed}/"
                f"{len(question.truth)}, thừa {over}/{len(ids)}, đầu là {next(iter(ids), '–')}"
            )
    return found
