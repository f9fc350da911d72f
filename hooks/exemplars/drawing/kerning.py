"""By how much the letters of a face move together, from its own rules (OpenType, GPOS)."""

from __future__ import annotations

from typing import Any

_PAIRS = 2  # type of a lookup


def pairs(font: Any) -> dict[str, float]:
    """Return by how many em each pair of letters moves together, by the face's own rules."""
    if "GPOS" not in font:
        return {}
    rules = font["GPOS"].table
    wanted = {
        index
        for feature in rules.FeatureList.FeatureRecord
        if feature.FeatureTag == "kern"
        for index in feature.Feature.LookupListIndex
    }
    letters = {glyph: chr(code) for code, glyph in sorted(font.getBestCmap().items(), reverse=True)}
    found: dict[str, float] = {}
    for index in sorted(wanted):
        lookup = rules.LookupList.Lookup[index]
        # Rules for three letters and more are few, and left out.
        if lookup.LookupType != _PAIRS:
            continue
        for first, letter in letters.items():
            row: dict[str, int] = {}
            for part in reversed(lookup.SubTable):
                # What a part says of a pair goes before what a later one says.
                row |= _row(part, first, list(letters))
            em = font["head"].unitsPerEm
            found |= {
                letter + letters[second]: by / em
                for second, by in row.items()
                if by and second in letters
            }
    return found


def _row(part: Any, first: str, shown: list[str]) -> dict[str, int]:
    """Return what one part of the rules says of the pairs that begin with `first`."""
    if first not in part.Coverage.glyphs:
        return {}
    if part.Format == 1:
        pairs = part.PairSet[part.Coverage.glyphs.index(first)].PairValueRecord
        return {each.SecondGlyph: getattr(each.Value1, "XAdvance", 0) for each in pairs}
    classes = part.Class1Record[part.ClassDef1.classDefs.get(first, 0)].Class2Record
    by_class = [getattr(each.Value1, "XAdvance", 0) for each in classes]
    return {second: by_class[part.ClassDef2.classDefs.get(second, 0)] for second in shown}
