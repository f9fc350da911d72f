"""
Drop-down lists of a Word form: content controls, as Word 2007 and LibreOffice 7.4 show them.

A control stands within its line, which both programs keep; until somebody has chosen it says so in
grey, and `intake.word` takes that for no answer. Where the plan leaves its list open, and for
units, which an office may not have listed yet, other words may be typed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from exemplars.forms.layout import Asked, Form
from exemplars.text import without_forbidden

UNCHOSEN: Final = "Bấm để chọn"
_PALE = "595959"
_LONGEST = 255  # what Word takes for an entry
_LONGEST_TAG = 64


def listed(asked: Asked, form: Form) -> Mapping[str, str]:
    """
    Return the answers of which one is chosen, as they are shown; none where it is to be written.

    A form is of one kind: of the others it offers those that are asked the same.
    """
    if asked.is_list or list(asked.choices) == ["true"]:
        return {}
    shown = {id: _plain(said) for id, said in asked.choices.items()}
    if asked.key == "kind":
        alike = {each.id for each in form.alike}
        shown = {id: said for id, said in shown.items() if id in alike}
    one_of_each = len(set(shown.values())) == len(shown)
    return shown if one_of_each and all(len(each) <= _LONGEST for each in shown.values()) else {}


def may_be_other(asked: Asked, form: Form) -> bool:
    """Return whether words that are not on the list may be typed."""
    return asked.key == "unit" or (asked.key == "sector" and form.portfolio.plan.sectors_are_open)


def put(cell: Any, asked: Asked, form: Form, number: int, said: str = "") -> bool:
    """
    Make a cell a drop-down list, where there is one to choose from; `said` is chosen already.

    `number` is the control's own in its document. Returns whether it was made.
    """
    shown = listed(asked, form)
    if not shown or (said and said not in shown):
        return False
    control = OxmlElement("w:sdt")
    control.append(_properties(asked, form, shown, number, chosen=bool(said)))
    content = OxmlElement("w:sdtContent")
    content.append(_run(shown.get(said, UNCHOSEN), pale=not said))
    control.append(content)
    cell.paragraphs[0]._p.append(control)
    return True


def _properties(
    asked: Asked, form: Form, shown: Mapping[str, str], number: int, *, chosen: bool
) -> Any:
    made = OxmlElement("w:sdtPr")
    for name, value in (
        ("alias", _plain(asked.label)[:_LONGEST_TAG]),
        ("tag", asked.key[:_LONGEST_TAG]),
        ("id", str(number)),
    ):
        each = OxmlElement(f"w:{name}")
        each.set(qn("w:val"), value)
        made.append(each)
    if not chosen:
        made.append(OxmlElement("w:showingPlcHdr"))
    list_of = OxmlElement("w:comboBox" if may_be_other(asked, form) else "w:dropDownList")
    for item in _items(shown):
        list_of.append(item)
    made.append(list_of)
    return made


def _items(shown: Mapping[str, str]) -> Iterator[Any]:
    for id, said in shown.items():
        item = OxmlElement("w:listItem")
        item.set(qn("w:displayText"), said)
        item.set(qn("w:value"), id)
        yield item


def _run(text: str, *, pale: bool) -> Any:
    run = OxmlElement("w:r")
    if pale:
        look, colour = OxmlElement("w:rPr"), OxmlElement("w:color")
        colour.set(qn("w:val"), _PALE)
        look.append(colour)
        run.append(look)
    words = OxmlElement("w:t")
    words.text = text
    run.append(words)
    return run


def _plain(text: str) -> str:
    """Return a text as an entry of a list holds it: on one line."""
    return " ".join(without_forbidden(text).split())
