"""
What is said when a text is read aloud: Vietnamese administrative prose without figures and signs.

    text ─ reader ─ at each place that is not plain words, by what begins there:
             figures     numbers, sums, measures, ranges, shares, codes, telephone numbers
             dates       days with their years, months, times of day
             strokes     3/4 and 5-9: days, parts, ratios
             documents   123/QĐ-UBND, 06/2022/QH15, 15-NQ/TW
             capitals    abbreviations by the table, Roman numerals, names of roads and of classes
             shorthand   letters beside figures: T12, 6T, 200K; the numbers of an outline
             signs       signs, brackets, addresses of the web
    place       where the reader stands, what is around, what it doubts
    lexicon     the table of abbreviations and units, and the plan's and the profile's own readings
    letters     letters and their names
    script      a profile's Markdown  ->  sentences
    duration    how long the reading takes

Nothing is guessed in silence: a form with several readings, or with none, is spelled letter by
letter and named as a `Doubt`. What is read once and read again stays as it is.
"""

from __future__ import annotations

from exemplars.spoken.lexicon import Lexicon, lexicon
from exemplars.spoken.place import Doubt
from exemplars.spoken.reader import Spoken, doubts, spoken

__all__ = ["Doubt", "Lexicon", "Spoken", "doubts", "lexicon", "spoken"]
