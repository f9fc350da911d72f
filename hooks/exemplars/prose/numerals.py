"""
Whole numbers as Vietnamese says them, and back: 2024 is hai nghìn không trăm hai mươi tư.

What is written is the schoolbook's reading (mốt, lăm, tư, linh, nghìn, tỷ; every group of three after
the first is said in full), so that no two numbers sound alike. What is understood is freer: lẻ, ngàn,
tỉ, nhăm, vạn, chục, a dropped mươi (hai lăm), rưỡi, and the short tail of speech (một triệu hai).
"""

from __future__ import annotations

from functools import lru_cache

from exemplars.text import clean

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_BILLION = 1_000_000_000

_DIGIT = {word: digit for digit, word in enumerate(_DIGITS)} | {"tư": 4, "bẩy": 7}
_UNIT = _DIGIT | {"mốt": 1, "lăm": 5, "nhăm": 5}
# After a number năm is "years": hai mươi năm, một trăm năm. Fives there are lăm or rưỡi.
_YEARS = "năm"
_SAME = {
    "lẻ": "linh",
    "ngàn": "nghìn",
    "tỉ": "tỷ",
    "rưởi": "rưỡi",
    "chục": "mươi",
}
_SCALES = (("triệu", 1_000_000), ("vạn", 10_000), ("nghìn", 1000))
# Ten to the hundredth takes under two hundred words; more of them is no number but an attack.
_MOST_WORDS = 256


@lru_cache(maxsize=8192)
def words(number: int) -> str:
    """Return how a whole number is said: 1105 is một nghìn một trăm linh năm."""
    if number < 0:
        return f"âm {words(-number)}"
    if number == 0:
        return _DIGITS[0]
    said: list[str] = []
    groups: list[int] = []
    while number:
        number, group = divmod(number, _BILLION)
        groups.append(group)
    for position, group in enumerate(reversed(groups)):
        said += _below_billion(group, full=position > 0)
        said += ["tỷ"] if position < len(groups) - 1 else []
    return " ".join(said)


def digits(written: str) -> str:
    """Return digits said one by one, as in a telephone number: 04 is không bốn."""
    return " ".join(_DIGITS[int(digit)] for digit in written)


def number(said: str) -> int | None:
    """
    Return the whole number that `said` means, or None if it is no number or could be two.

    "hai mươi năm" is twenty years and "hai trăm năm" could be 205 or 250: neither is a number.
    """
    tokens = [_SAME.get(word, word) for word in clean(said).casefold().split()]
    if not tokens or len(tokens) > _MOST_WORDS:
        return None
    if tokens[0] == "âm":
        positive = _value(tokens[1:])
        return None if positive is None else -positive
    return _value(tokens)


def _below_billion(number: int, *, full: bool) -> list[str]:
    said: list[str] = []
    for scale, name in ((1_000_000, "triệu"), (1000, "nghìn"), (1, "")):
        group = number // scale % 1000
        if group:
            said += _below_thousand(group, full=full or bool(said))
            said += [name] if name else []
    return said


def _below_thousand(number: int, *, full: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    if not hundreds and not full:
        return _below_hundred(rest)
    said = [_DIGITS[hundreds], "trăm"]
    if 0 < rest < 10:
        return [*said, "linh", _DIGITS[rest]]
    return said + (_below_hundred(rest) if rest else [])


def _below_hundred(number: int) -> list[str]:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return [_DIGITS[unit]]
    if tens == 1:
        return ["mười"] + ([_AFTER_TENS[5] if unit == 5 else _DIGITS[unit]] if unit else [])
    return [_DIGITS[tens], "mươi"] + ([_AFTER_TENS.get(unit, _DIGITS[unit])] if unit else [])


def _value(tokens: list[str]) -> int | None:
    """Return the value of words without a sign; tỷ may come again: một tỷ tỷ."""
    if tokens == ["không"]:
        return 0
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token == "tỷ":
            parts.append([])
        else:
            parts[-1].append(token)
    if len(parts) == 1:
        return _scaled(parts[0], 0)
    value = 1 if not parts[0] and parts[-1] == ["rưỡi"] else _scaled(parts[0], 0)
    for part in parts[1:]:
        rest = _tail(part, 0, _BILLION)
        if not value or rest is None:
            return None
        value = value * _BILLION + rest
    return value


def _scaled(tokens: list[str], step: int) -> int | None:
    """Return the value of words below a tỷ, from the `step`th scale down."""
    if step == len(_SCALES):
        return _hundreds(tokens)
    name, scale = _SCALES[step]
    if name not in tokens:
        return _scaled(tokens, step + 1)
    at = tokens.index(name)
    # "nghìn rưỡi" is one and a half thousand.
    count = 1 if tokens[at:] == tokens and tokens[1:] == ["rưỡi"] else _hundreds(tokens[:at])
    rest = _tail(tokens[at + 1 :], step + 1, scale)
    # A group is under a thousand of its scale, and a vạn under a hundred, or it was another's.
    return count * scale + rest if count and rest is not None and rest < scale else None


def _tail(tokens: list[str], step: int, scale: int) -> int | None:
    """Return the value of what follows a scale: nothing, half of it, a tenth of it, or the rest."""
    if not tokens:
        return 0
    if tokens == ["rưỡi"]:
        return scale // 2
    if len(tokens) == 1 and tokens[0] != "mười":
        digit = 0 if tokens[0] == _YEARS else _UNIT.get(tokens[0], 0)
        return digit * (scale // 10) or None
    if tokens[0] == "linh":
        # The South says một nghìn lẻ mười too.
        last = tokens[1:]
        return (_UNIT.get(last[0]) if len(last) == 1 else None) or (
            (_tens(last) or None) if scale > 100 else None
        )
    if len(tokens) == 2 and scale > 100 and tokens[0] in _DIGIT and tokens[1] in _UNIT:
        # "một nghìn hai tư" could be 1024 or 1240.
        return None
    return _hundreds(tokens) if scale == 100 else _scaled(tokens, step)


def _hundreds(tokens: list[str]) -> int | None:
    if "trăm" not in tokens:
        return _tens(tokens)
    at = tokens.index("trăm")
    rest = _tail(tokens[at + 1 :], len(_SCALES), 100)
    if at == 0 and tokens[1:] == ["rưỡi"]:
        return 150
    if at != 1 or tokens[0] not in _DIGIT or rest is None or rest >= 100:
        return None
    return _DIGIT[tokens[0]] * 100 + rest


def _tens(tokens: list[str]) -> int | None:
    if len(tokens) == 1:
        return 10 if tokens[0] == "mười" else _DIGIT.get(tokens[0])
    if not tokens or len(tokens) > 3 or (len(tokens) == 3 and tokens[1] != "mươi"):
        return None
    unit = 0 if tokens[-1] == _YEARS else _UNIT.get(tokens[-1], 0)
    if tokens[0] == "mười":
        return 10 + unit if unit and len(tokens) == 2 and tokens[1] != "mốt" else None
    tens = _DIGIT.get(tokens[0], 0)
    if tokens[-1] == "mươi":
        return tens * 10 if len(tokens) == 2 and tens else None
    return tens * 10 + unit if unit and tens > 1 else None
