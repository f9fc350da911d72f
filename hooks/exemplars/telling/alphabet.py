"""Under which letter of a list a name is looked for: persons by given name, all others by their first word."""

from __future__ import annotations

from exemplars.patterns import regex
from exemplars.records.vocabulary import PERSON_KINDS
from exemplars.register import Exemplar
from exemplars.text import given_name_key, initial, sort_key

NUMBERS = "0-9"  # stands for a letter above names that begin with a number
# Named by a person's name, or so that it ends in one: the last word is the given name.
_PERSONS = (*PERSON_KINDS, "household")
_MARKS = regex(r"^\W+")  # a mark of quotation before a name is not its first letter


def divided(each: Exemplar) -> tuple[str, str]:
    """Return a name as what stands before the given name, and that; all others have none."""
    if each.profile.kind not in _PERSONS:
        return each.name, ""
    before, gap, given = each.name.rpartition(" ")
    return before + gap, given


def letter(each: Exemplar) -> str:
    """Return what a name stands under: Sơn Thị Sà Rây under R, Tổ tự quản Bưng Sen under T."""
    first = initial(divided(each)[1] or _MARKS.sub("", each.name).partition(" ")[0])
    return NUMBERS if first.isdigit() else first


def key(each: Exemplar) -> tuple[object, ...]:
    """Return what orders names as they are looked for; names alike go by their permanent ids."""
    if each.profile.kind in _PERSONS:
        return (*given_name_key(each.name), each.id)
    return sort_key(_MARKS.sub("", each.name)), sort_key(""), each.id
