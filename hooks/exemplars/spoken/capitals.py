"""Words in capitals: abbreviations by the table, Roman numerals, and codes such as QL17 and H1N1."""

from __future__ import annotations

from exemplars.patterns import regex
from exemplars.prose.numerals import digits, words
from exemplars.spoken.letters import LETTERS, LOWER, UPPER, is_syllable, spelled
from exemplars.spoken.place import Place, Reading

_TOKEN = regex(
    rf"[{LETTERS}\d]{{1,40}}+(?:[&./-](?=[{LETTERS}]{{0,20}}[{UPPER}])[{LETTERS}\d]{{1,40}}+){{0,6}}+\.?+"
)
_PIECES = regex(r"([&./-])")
_ROMAN = regex(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_COUNTED = regex(
    r"(?:\b(?:[đĐ]ại hội(?: [đĐ]ảng)?|ĐH|[kK]h[óo]á?|[kK]hoá|[tT]hứ|[tT]hế kỷ|[tT]hế kỉ|TK|[qQ]uý|[mM]ục|[cC]hương|[pP]hần|[hH]ạng|[lL]oại|[cC]ấp|[kK]ỳ|[đĐ]ợt|[tT]ập|[vV]ùng|[kK]hu|[qQ]uân khu|[bB]ảng|[nN]hóm|[bB]ậc|[gG]iai đoạn|[kK]hối|[pP]hụ lục|[đĐ]iều|[hH]ọc kỳ|[vV]òng|CK|chuyên khoa|[tT]ầng|[tT]rung ương|[nN]ghị quyết)\s|[IVX](?:,| và|\s?[-–])\s?)\Z"
)
_ORDINAL = regex(r"\b[tT]hứ\s\Z")
_OF_YEAR = regex(r"\s?[/-]\s?((?:19|20)\d\d)(?!\d)")
_CODE = regex(
    rf"([{UPPER}]{{1,6}})[.\- ]?(\d{{1,5}})([{UPPER}]?)(\d{{0,3}})([{LOWER}]?)(?![{LETTERS}\d/]|[.,]\d)"
)
# Longer than any word or any abbreviation.
_NO_WORD = regex(rf"[{LETTERS}]{{41,}}+")
_LETTERS_FIRST = regex(rf"([{LETTERS}]+)\d")
_CAPITALS = regex(rf"[{UPPER}]++")
_LOUD = regex(rf"(?<![{LETTERS}])[{UPPER}]{{2,}}[\s,:–-]*\Z")
_LOUD_NEXT = regex(rf"[\s,:–-]*([{UPPER}]{{2,}})(?![{LETTERS}])")
# An initial stands after a name.
_GIVEN = regex(rf"[{UPPER}][{LOWER}]+\s\Z")
_BEFORE_A_NAME = regex(
    rf"(TT|TX|TP|ĐK|[TXHPQ])\s?\.?\s?((?:[{UPPER}][{LETTERS}]*+|\d{{1,2}})(?: (?:[{UPPER}][{LETTERS}]*+|\d{{1,2}})){{0,4}})"
)
_SHORT_KINDS = {
    "TT": ("thị trấn",),
    "TX": ("thị xã",),
    "TP": ("thành phố",),
    "ĐK": ("đặc khu",),
    "T": ("tỉnh",),
    "X": ("xã",),
    "H": ("huyện",),
    "P": ("phường",),
    "Q": ("quận",),
}
_UNTONED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĐĂÂÊÔƠƯ")
_ROAD = frozenset(["QL", "ĐT", "TL", "ĐH", "KP"])


def roman(place: Place) -> Reading | None:
    """Read Đại hội XIII and quý I/2024; single letters only where a word says that they count."""
    found = _ROMAN.match(place.text, place.at)
    if not found or not found[0] or place.text[found.end() : found.end() + 1].isalnum():
        return None
    written, end = found[0], found.end()
    counted = place.follows(_COUNTED)
    only_ones = not set(written) - set("IVX")
    if not (counted and only_ones) and not (only_ones and len(written) > 1):
        return None
    value = sum(
        -_VALUES[one] if _VALUES[one] < _VALUES.get(two, 0) else _VALUES[one]
        for one, two in zip(written, written[1:] + " ", strict=True)
    )
    if place.follows(_ORDINAL) and value in (1, 4):
        return end, "nhất" if value == 1 else "tư"
    if year := _OF_YEAR.match(place.text, end):
        return year.end(), f"{words(value)} năm {words(int(year[1]))}"
    return end, words(value)


def code(place: Place) -> Reading | None:
    """Read QL17 and ĐT.298 as roads, ST25 and H1N1 by their letters and numbers."""
    found = _CODE.match(place.text, place.at)
    if not found:
        return None
    letters = found[1]
    joined = place.text[found.end(1)].isdigit()
    known = place.lexicon.said(letters, place.before, found[2])
    if not joined and letters not in _ROAD:
        return None
    if (letters in _ROAD and known) or (
        known
        and letters not in place.lexicon.names
        and len(letters) > 2
        and not is_syllable(letters)
    ):
        said = known
    else:
        said = spelled(letters)
    number = digits(found[2]) if found[2][0] == "0" and len(found[2]) > 1 else words(int(found[2]))
    tail = [spelled(found[3]), words(int(found[4])) if found[4] else "", spelled(found[5])]
    return found.end(), " ".join(part for part in (said, number, *tail) if part)


def unit_of_plan(place: Place) -> Reading | None:
    """Read TT, TX, X. before a name as the one kind of unit that bears it in the plan's register."""
    kinds = place.lexicon.places.kinds
    found = _BEFORE_A_NAME.match(place.text, place.at) if kinds else None
    if not found or (len(found[1]) == 1 and place.follows(_GIVEN)):
        return None
    name = found[2].split(" ")
    for count in range(len(name), 0, -1):
        borne = kinds.get(" ".join(name[:count]), ())
        fitting = [each for each in borne if each in _SHORT_KINDS[found[1]]]
        if fitting:
            return (found.start(2), f"{fitting[0]} ") if len(fitting) == 1 else None
    return None


def abbreviation(place: Place) -> Reading | None:
    """Read an abbreviation by the table; what has no one reading is spelled, and is a doubt."""
    if run := _NO_WORD.match(place.text, place.at):
        return run.end(), run[0].lower()
    found = _TOKEN.match(place.text, place.at)
    if not found:
        return None
    token, end = found[0], found.end()
    for written in _shorter(token):
        said = _known(place, written)
        if said is not None:
            return place.at + len(written), said
    if token in place.lexicon.rows or not any(mark in token for mark in "&./-"):
        return _unknown(place, end)
    return _joined(place, token.rstrip("."))


def _joined(place: Place, token: str) -> Reading:
    """Read the first of several abbreviations that signs hold together, and the sign after it."""
    first, *rest = _PIECES.split(token)
    sign, then = (*rest, "", "")[:2]
    end = place.at + len(first)
    said = _known(place, first)
    if said is None:
        end, said = _unknown(place, end)
    if sign == "&":
        return end + 1, f"{said} và "
    if sign in ("/", "-") and then[:1].isupper():
        return end + 1, f"{said}, "
    if sign == "." and len(first) > 1 and place.text[end + 1 : end + 2].isalpha():
        return end + 1, f"{said} "
    return end, said


def _shorter(token: str) -> list[str]:
    """Return a token, and what is left as it loses its end: a full stop, then part by part."""
    found = [token]
    while token and (cut := max(token.rfind(mark) for mark in "&./-")) > 0:
        token = token[:cut] if cut < len(token) - 1 or token[-1] != "." else token[:-1]
        found += [token + ".", token] if found[-1].startswith(token + ".") else [token]
    return found[:12]


def _known(place: Place, written: str) -> str | None:
    if is_syllable(written) and _is_loud(place, written):
        return None
    return place.lexicon.said(written, place.before, place.after(place.at + len(written)))


def _is_loud(place: Place, written: str) -> bool:
    """Return whether the words around are all in capitals, as in a heading."""
    before = _LOUD.search(place.before)
    after = _LOUD_NEXT.match(place.after(place.at + len(written)))
    near = [before[0].strip(" \n\t,:–-") if before else "", after[1] if after else ""]
    return any(word and is_syllable(word) and word not in place.lexicon.rows for word in near)


def _unknown(place: Place, end: int) -> Reading:
    written = place.text[place.at : end]
    if letters := _LETTERS_FIRST.match(written):
        # "A0B" is read piece by piece.
        written, end = letters[1], place.at + letters.end(1)
    capitals = _CAPITALS.match(written)
    readings = place.lexicon.readings(written) or place.lexicon.readings(written.rstrip("."))
    if len(written) == 2 and readings and not place.follows(_GIVEN):
        place.doubt(end, readings)
        return end, spelled(written)
    if not capitals or len(written) == 1 or (capitals[0] != written and not readings):
        # A name such as LaTeX, or an initial: said as it stands.
        return end, _tamed(written)
    # Two capitals alone are hardly a word: ĐU is Đảng ủy to those who know.
    is_word = is_syllable(written) and (len(written) > 2 or _is_toned(written))
    if not readings and (is_word or _is_loud(place, written)):
        return end, written
    place.doubt(end, readings)
    return end, spelled(written)


def _is_toned(written: str) -> bool:
    return any(letter not in _UNTONED for letter in written)


def _tamed(written: str) -> str:
    """Return a mixed word so that nothing in it is met again as capitals."""
    return written[:1] + written[1:].lower() if written[1:2].isupper() else written
