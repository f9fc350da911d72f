"""A change as Markdown for a pull request: what the page tells, in few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exemplars.checking.verdict import WORDS
from exemplars.links import Link
from exemplars.problem import Problem
from exemplars.prose.word_diff import Run
from exemplars.review.lists import ENTERS, LEAVES
from exemplars.review.quiet import code, quiet
from exemplars.review.told import Difference, Review, Reviewed
from exemplars.views import day

LONGEST = 60_000  # bytes: GitHub takes 65,536 characters
_MOST_PROBLEMS, _MOST_LINKS, _MOST_FILES, _MOST_CHANGES = 20, 50, 30, 12
_LONGEST_RUN, _CONTEXT = 60, 4  # words
_LONGEST_WORD = 100
_CUT = "\n_Tóm tắt đã đủ dài; phần còn lại xem ở trang duyệt (HTML)._\n"


def summary(
    revision: str, reviews: Iterable[Review], links: Iterable[Link], others: Iterable[str]
) -> str:
    """Return the summary of a change since `revision`, at most 60 kB of UTF-8."""
    told = list(reviews)
    kept: list[str] = []
    left = LONGEST - len(_CUT.encode())
    for paragraph in _paragraphs(revision, told, list(links), list(others)):
        size = len(paragraph.encode()) + 1
        if size > left:
            return "\n".join([*kept, _CUT])
        kept.append(paragraph)
        left -= size
    return "\n".join(kept) + "\n"


def _paragraphs(
    revision: str, reviews: list[Review], links: list[Link], others: list[str]
) -> Iterator[str]:
    yield "## Tóm tắt thay đổi để duyệt\n"
    problems = [each for review in reviews for each in review.every_problem]
    errors = sum(each.severity == "error" for each in problems)
    count = sum(len(review.profiles) for review in reviews)
    yield (
        f"So với {code(revision)}: {count} hồ sơ, **{errors} lỗi**,"
        f" {len(problems) - errors} nhắc nhở, {len(links)} liên kết mới ra ngoài cổng.\n"
    )
    yield from _links(links)
    for review in reviews:
        as_of = f" (tính đến ngày {day(review.as_of)})" if review.as_of else ""
        yield f"### {quiet(review.name)}{as_of}\n"
        yield from _problems(review.problems)
        yield ""
        for each in review.profiles:
            yield from _profile(each, review)
    yield from _others(others)


def _profile(each: Reviewed, review: Review) -> Iterator[str]:
    # A comment is there for good: whoever is withdrawn keeps no name in it.
    gone = each.change.state in ("withdrawn", "stays-withdrawn")
    id = each.change.source.profile.id
    yield f"#### {f'Hồ sơ gỡ, mã {code(id)}' if gone else quiet(each.change.name)}\n"
    yield f"- **{each.state}.** Tệp: {code(each.change.source.name)}"
    if each.change.files:
        yield f"- Tệp khác trong thư mục: {', '.join(map(code, each.change.files[:_MOST_FILES]))}"
    yield from _lists(each, review)
    yield from () if gone else _changed(each)
    yield from _problems(each.problems)
    yield ""


def _changed(each: Reviewed) -> Iterator[str]:
    new = [told for told in each.history if told.mark]
    for told in new[:_MOST_CHANGES]:
        said = [day(told.step.date), told.step.what, told.step.by, told.step.document]
        yield f"- Lịch sử ({told.mark}): {'; '.join(quiet(part) for part in said if part)}"
    for difference in each.differences[:_MOST_CHANGES]:
        yield _difference(difference)
    if len(each.differences) > _MOST_CHANGES:
        yield f"- … và {len(each.differences) - _MOST_CHANGES} mục khác đã đổi"


def _lists(each: Reviewed, review: Review) -> Iterator[str]:
    if not review.lists_told:
        yield "- Kế hoạch, danh bạ đơn vị còn lỗi nên chưa tính được danh sách và bản tin."
        return
    for how, said in ((ENTERS, "Sẽ vào"), (LEAVES, "Sẽ ra khỏi")):
        names = [quiet(place.name) for place in each.places if place.how == how]
        if names:
            yield f"- {said} {len(names)} danh sách, bản tin: {'; '.join(names)}"
    if each.episodes:
        yield f"- Kỳ phát thanh có gương này: {', '.join(map(code, each.episodes))}"


def _difference(difference: Difference) -> str:
    shown = " ".join(_runs(difference.runs))
    where = "" if difference.is_public else " (không hiện trên trang)"
    return f"- {difference.label}{where}: {shown}"


def _runs(runs: Iterable[Run]) -> Iterator[str]:
    every = list(runs)
    for number, run in enumerate(every):
        if run.op == "same":
            yield quiet(_context(run.words, number > 0, number < len(every) - 1))
        else:
            words = run.words[:_LONGEST_RUN]
            said = quiet(_cut(words)) + (" …" if len(run.words) > len(words) else "")
            yield f"[−<del>{said}</del>]" if run.op == "gone" else f"[+<ins>{said}</ins>]"


def _context(words: tuple[str, ...], after: bool, before: bool) -> str:
    """Return a few words beside a change."""
    if len(words) <= 2 * _CONTEXT:
        return _cut(words)
    head = _cut(words[:_CONTEXT]) if after else ""
    tail = _cut(words[-_CONTEXT:]) if before else ""
    return f"{head} … {tail}".strip()


def _cut(words: Iterable[str]) -> str:
    return " ".join(word[:_LONGEST_WORD] for word in words if word != "\n")


def _problems(problems: Iterable[Problem]) -> Iterator[str]:
    found = sorted(problems, key=lambda each: (each.severity != "error", each))
    for each in found[:_MOST_PROBLEMS]:
        cure = f" → {quiet(each.hint)}" if each.hint else ""
        yield (
            f"- {WORDS[each.severity].capitalize()} {code(each.code)},"
            f" dòng {each.line} {code(each.path.rpartition('/')[2])}: {quiet(each.message)}{cure}"
        )
    if len(found) > _MOST_PROBLEMS:
        yield f"- … và {len(found) - _MOST_PROBLEMS} lỗi, nhắc nhở nữa"


def _links(links: list[Link]) -> Iterator[str]:
    if not links:
        return
    yield f"**{len(links)} liên kết ra ngoài cổng mà thay đổi này thêm vào:**\n"
    for each in links[:_MOST_LINKS]:
        yield f"- {code(each.host)}: {code(each.address[:300])} ({code(f'{each.path}:{each.line}')})"
    if len(links) > _MOST_LINKS:
        yield f"- … và {len(links) - _MOST_LINKS} liên kết nữa"
    yield ""


def _others(others: list[str]) -> Iterator[str]:
    if not others:
        return
    yield "### Tệp khác đã đổi\n"
    yield from (f"- {code(each)}" for each in others[:_MOST_FILES])
    if len(others) > _MOST_FILES:
        yield f"- … và {len(others) - _MOST_FILES} tệp nữa"
