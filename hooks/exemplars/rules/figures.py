"""Figures: the same number is the same wherever a profile tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.prose.claims import Claim, claims, of_field, said_as
from exemplars.prose.measures import ANYBODY, PERSONS
from exemplars.prose.sentences import clause_at, lowered, sentence_at, years_in
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Figure
from exemplars.rules.figure_texts import (
    EVIDENCE,
    HEADING,
    NAME,
    STORY,
    SUMMARY,
    Told,
    texts_with_numbers,
)
from exemplars.rules.members import are_all, are_all_by_now
from exemplars.rules.people import in_story
from exemplars.rules.rule import rule
from exemplars.rules.same_quantity import (
    OF_A_PLACE,
    WORD,
    are_near,
    context,
    counted_as,
    elsewhere,
    is_change,
    names_another,
    own_sentence,
    same_unit,
    telling,
)
from exemplars.rules.same_time import same_time

# Of the words that say what a figure is, so many stand in a sentence that tells of it.
_MOST_WORDS = 2 / 3 - 0.01
# Where `what` has one of these, it is another quantity without it.
_PARTING = frozenset(
    [
        "thêm",
        "mới",
        "mỗi",
        "từng",
        "khi",
        "bình",
        "quân",
        "riêng",
        "trước",
        "sau",
        "đầu",
        "cuối",
        "còn",
        "lại",
        "hết",
        "cả",
    ]
)
_NAMED = frozenset(PERSONS) - ANYBODY
# Of people by another word than the figure's own, only what the exemplar has or has work for.
_HAS = regex(
    r"(?<![^\W_])(?:có|còn|hiện|cho|thuê|nhận|sử dụng|duy trì|giúp|dạy|của)(?: (?:cho|được|thường xuyên|việc|nghề))*[ \n]\Z|\A\s*\Z"
)


@rule("so-lieu-lech", "truth", "warning")
def figures_agree(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Cùng một số liệu thì ở `figures`, tên gương, tóm tắt, đề mục, bài viết và minh chứng phải khớp nhau.

    Một việc mà hai con số thì người đọc nghi cả bài. Kế hoạch yêu cầu “khách quan, trung thực,
    tránh cường điệu, thổi phồng thành tích” (như kế hoạch huyện Tân Yên, mục V.3), luật yêu cầu
    “thành tích đến đâu khen thưởng đến đó” (Luật Thi đua, khen thưởng 06/2022/QH15, Điều 5).

    Tóm tắt viết “hơn 500 triệu” mà số liệu ghi 700 triệu, bài viết “gần 400 hộ” mà sổ ghi 377 là
    lệch. Chữ làm tròn được phép: “hơn X” khi số thật lớn hơn X không quá một phần mười (hoặc nửa
    hàng cuối cùng viết ra, không quá một phần tư: “hơn 2 ha” là đến 2,5 ha); “gần X” khi số thật kém X
    không quá một phần hai mươi (số nhỏ thì một đơn vị: “gần 10 hộ” là 9 hộ); “khoảng X” khi số
    thật làm tròn thành X (“khoảng 400” là từ 350 đến 450); X không phải số tròn thì lệch không quá một
    phần hai mươi (“khoảng 450” không thay được cho 420). Không có chữ làm tròn thì phải đúng bằng;
    “từ 300 đến 350” là một khoảng, số thật phải nằm trong đó (“tăng từ 300 đến 350” thì không phải).

    Chỉ so hai con số chắc chắn nói về một việc: cùng đơn vị, câu có ít nhất hai phần ba số từ của
    `what`, cùng năm, và nơi đang xét không có chỗ nào khác viết đúng con số kia.
    """
    for text, claim, differing in _differences(source):
        yield _finding(source, text, claim, differing)


Differing = tuple[str, str, str, str]


def _differences(source: Source) -> Iterator[tuple[Told, Claim, Differing]]:
    """Give each number that differs: what it is, how it is said, what is right, and where."""
    texts = texts_with_numbers(source)
    told: set[tuple[str, int]] = set()
    figures = source.profile.figures
    for figure in figures:
        exact = _exact(figure)
        for text in texts if exact else ():
            assert exact is not None
            for each in _differing(figure, exact, text, figures):
                told.add((text.name, each.start))
                said = _said(text, each, exact.noun)
                yield text, each, (figure.what, said, _written(figure), "figures")
    for one, against in _pairs(texts):
        for claim, other, what in _contradictions(one, against):
            wrong, right = (one, claim), (against, other)
            # Where figures say what the first does, the other is to be mended.
            if _is_recorded(figures, claim) and not _is_recorded(figures, other):
                wrong, right = right, wrong
            if (wrong[0].name, wrong[1].start) not in told:
                told.add((wrong[0].name, wrong[1].start))
                said, other_said = (_said(*each, each[1].noun) for each in (wrong, right))
                yield *wrong, (what, said, other_said, right[0].name)


def differing(source: Source) -> set[tuple[str, int]]:
    """Return the numbers told to differ: where (a heading is of the story), and their first character."""
    return {
        (STORY if text.name == HEADING else text.name, claim.start)
        for text, claim, _ in _differences(source)
        if text.name != EVIDENCE
    }


def _exact(figure: Figure) -> Claim | None:
    """Return what a figure counts; where it has no unit, `what` says it: hội viên của chi hội, 377."""
    return of_field(figure.value, figure.unit or figure.what) if figure.value else None


def _finding(source: Source, text: Told, claim: Claim, differing: Differing) -> Finding:
    what, said, right, where = differing
    message = f"{text.name} ghi “{said}” ({what}), còn {where} ghi “{right}”"
    hint = "viết một con số ở mọi nơi; nếu là hai số khác nhau thì nói rõ của năm nào, của ai"
    if path := text.place(claim.start):
        return Finding(message, hint, path)
    return in_story(source, claim.start, message, hint)


def _said(text: Told, claim: Claim, noun: str) -> str:
    """Return a number as the text says it, with what it counts where that is no unit."""
    said = said_as(text.text, claim)
    return said if claim.unit else f"{said} {noun}"


def _written(figure: Figure) -> str:
    return f"{figure.value} {figure.unit}".strip()


def _differing(
    figure: Figure, exact: Claim, text: Told, figures: tuple[Figure, ...]
) -> Iterator[Claim]:
    """Give the numbers of a text that surely tell of a figure and say another value."""
    same = [each for each in text.claims if _is_of(figure, exact, each)]
    if not same or any(each.range.meets(exact.range) for each in same):
        return
    words = _words(figure, text)
    low = lowered(text.text)
    if not words or not any(word in low for word in words):
        return
    others = [each for each in figures if each is not figure and each.unit == figure.unit]
    for each in same:
        # Another figure says this value: it is that one's.
        if any(_has_value(other, each) for other in others):
            continue
        if each.unit != exact.unit and not _is_had(low, each):
            continue
        # So few of them are some: 36 hội viên nghèo, of 377.
        if each.unit in PERSONS and not (are_near(exact, each) or are_all(low, each)):
            continue
        if (
            _speaks_of(words, text.text, each)
            and same_time(figure, others, text.text, each)
            and not names_another(figure.what, text.text, each)
        ):
            yield each


def _words(figure: Figure, text: Told) -> frozenset[str]:
    """Return the words that tell what a figure is; a name says who gave the money by being theirs."""
    what = figure.what.lower()
    if text.name == NAME:
        what = _GIVERS.sub(" ", what)
    words = telling(what)
    return words - telling(figure.unit.lower()) or words


_GIVERS = regex(
    r"(?:số )?tiền|(?:thành|hội|đoàn|xã) viên(?= (?:và|cùng|góp|đóng))|bà con|nhân dân|người dân"
)


def _is_of(figure: Figure, exact: Claim, claim: Claim) -> bool:
    """Return whether a number counts what a figure does: 73 lao động, of 37 người that are "lao động"."""
    if claim.unit == exact.unit:
        return same_unit(exact, claim)
    return (
        exact.unit in ANYBODY
        and claim.unit in _NAMED
        and claim.unit in figure.what.lower()
        and not claim.per
    )


def _is_had(low: str, claim: Claim) -> bool:
    """Return whether people are said to be with the exemplar, or to have work there."""
    sentence = sentence_at(low, claim.start)
    before = low[sentence.start : claim.start]
    return _HAS.search(before) is not None and not OF_A_PLACE.search(before)


def _has_value(figure: Figure, claim: Claim) -> bool:
    exact = _exact(figure)
    return exact is not None and exact.range.meets(claim.range)


def _is_recorded(figures: tuple[Figure, ...], claim: Claim) -> bool:
    """Return whether a figure in the unit of a number has its value."""
    exact = map(_exact, figures)
    return any(each and same_unit(each, claim) and each.range.meets(claim.range) for each in exact)


def _speaks_of(words: frozenset[str], text: str, claim: Claim) -> bool:
    """Return whether a number's sentence has most of `words`, and nothing that makes it another's."""
    low = lowered(text)
    sentence = own_sentence(low, claim)
    around = low[sentence.start : claim.start] + " " + low[claim.end : sentence.end]
    clause = clause_at(low, claim.start, claim.end)
    own = low[clause.start : clause.end]
    # A single word tells little: then it is to be in the clause.
    said = {*WORD.findall(around if len(words) > 1 else own), *claim.unit.split()}
    said.update(claim.noun.split())
    fewest = 1 if are_all_by_now(low, claim) else len(words) * _MOST_WORDS
    if len(words & said) < fewest or not words & _PARTING <= said:
        return False
    if words <= set(claim.unit.split()) and not are_all(low, claim):
        return False
    foreign = elsewhere(text, claim, words)
    if any(not telling(each) <= words for each in foreign) or is_change(low, claim):
        return False
    # Two of one kind in one sentence: which of them is meant nobody can say.
    return not any(
        each is not claim and sentence.start <= each.start < sentence.end and same_unit(each, claim)
        for each in claims(text)
    )


_FULLER = {NAME: (SUMMARY, STORY), SUMMARY: (STORY,), HEADING: (STORY,)}


def _pairs(texts: list[Told]) -> Iterator[tuple[Told, Told]]:
    """Give what is to be compared: a name, a summary and a heading with what says it in full."""
    for text in texts:
        fuller = _FULLER.get(text.name, ())
        yield from ((text, each) for each in texts if each.name in fuller)


def _contradictions(one: Told, against: Told) -> Iterator[tuple[Claim, Claim, str]]:
    """Give each number of `one` that the other text tells of in the same words with another value."""
    for claim in one.claims:
        same = [each for each in against.claims if same_unit(claim, each)]
        if not same or any(each.range.meets(claim.range) for each in same):
            continue
        what, found = _of_the_same(one, claim, against, same)
        years = years_in(one.text, sentence_at(one.text, claim.start))
        if len(found) == 1 and years == years_in(
            against.text, sentence_at(against.text, found[0].start)
        ):
            yield claim, found[0], what


def _of_the_same(
    one: Told, claim: Claim, against: Told, same: list[Claim]
) -> tuple[str, list[Claim]]:
    """Return what a number is said to be of, and those that the other text says to be of it too."""
    for reading in (context, counted_as):
        said = reading(one.text, claim)
        found = [each for each in same if said and reading(against.text, each) == said]
        if found:
            break
    return said, [each for each in found if reading is context or are_near(claim, each)]


RULES = (figures_agree,)
