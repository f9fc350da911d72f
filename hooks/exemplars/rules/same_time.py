"""Whether a number is told of the time that a figure is of."""

from __future__ import annotations

from exemplars.patterns import regex
from exemplars.prose.claims import Claim
from exemplars.prose.sentences import Stretch, clause_at, lowered, sentence_at, years_in
from exemplars.records.profile import Figure
from exemplars.rules.same_quantity import telling

_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATE = r"(?:(?:hết|giữa|cuối|tháng|ngày|năm|quý|\d{1,2})[ \n/]){0,6}\Z"
_BY = regex(rf"(?<![^\W_])đến[ \n]{_DATE}")
_SINCE = regex(rf"(?<![^\W_])từ[ \n](?:đầu[ \n])?{_DATE}")
_UNTIL = (" đến", " -", "-", "–", " –")


def same_time(figure: Figure, others: list[Figure], text: str, claim: Claim) -> bool:
    """Return whether a number is told of the figure's own time, or of no time where only one can be meant."""
    of_figure = {int(year) for year in _YEAR.findall(figure.period)}
    sentence = sentence_at(text, claim.start)
    said = _years(text, claim, sentence)
    if said:
        return said == of_figure or _is_by_its_end(of_figure, said, text, sentence)
    if any(telling(each.what.lower()) == telling(figure.what.lower()) for each in others):
        return False
    paragraph = text.rfind("\n\n", 0, sentence.start) + 1
    earlier = _YEAR.findall(text[paragraph : sentence.start])
    return not earlier or not of_figure or int(earlier[-1]) in of_figure


def _years(text: str, claim: Claim, sentence: Stretch) -> set[int]:
    """Return the years of a number's sentence, but for one after it since when something else is so."""
    low = lowered(text)
    clause = clause_at(low, claim.start, claim.end)
    said = years_in(low, Stretch(sentence.start, clause.end))
    for year in _YEAR.finditer(low, clause.end, sentence.end):
        since = _SINCE.search(low, clause.end, year.start())
        if not since or low.startswith(_UNTIL, year.end()):
            said.add(int(year[0]))
    return said


def _is_by_its_end(of_figure: set[int], said: set[int], text: str, sentence: Stretch) -> bool:
    """Return whether a number is told as it stood in a figure's last year: đến hết năm 2024, of 2019-2024."""
    if not of_figure or said != {max(of_figure)}:
        return False
    low = lowered(text)
    return all(
        _BY.search(low, sentence.start, year.start())
        for year in _YEAR.finditer(low, sentence.start, sentence.end)
    )
