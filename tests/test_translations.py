"""The table of what commands say: every text of the code is in it, once, and nothing else."""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import pytest

from exemplars import language
from exemplars.cli import VERBS, parsing
from support_language import (
    BY_NAME,
    COMMANDS,
    MODULES,
    calls_in,
    helps_of,
    is_vietnamese,
    names_in,
    parsers,
    texts_of,
    unquoted,
    untold,
)
from support_portal import REPO

TABLE = REPO / "hooks/exemplars/language/english.yml"
# What goes into records and files, which are Vietnamese whatever is asked for.
WRITTEN = {
    "Gương điển hình tiên tiến ": "binding.py founding.py",
    ", lĩnh vực ": "binding.py",
    " năm ": "binding.py",
    "Danh bạ đơn vị của cổng ": "founding.py",
    "thành phố": "founding.py",
    "tệp lớn quá ": "revisions.py",
    " kB, phải mở ra xem": "revisions.py",
    " mà đã đặt ngày đăng": "writing.py",
    "hồ sơ đã đặt ngày đăng mà ": "writing.py",
}


def name_of(module: Path) -> str:
    """Return a module's path from the root of the repository."""
    return module.relative_to(REPO).as_posix()


def said() -> set[str]:
    """Return every text that the code puts into the language."""
    return {text for module in MODULES for call in calls_in(module) for text in texts_of(call)}


def test_every_text_has_its_english() -> None:
    """Every text that commands say of themselves has an English entry."""
    ours = {text for text in said() | BY_NAME if text != ""}

    assert set() == ours - set(language.translations())


def test_every_help_has_its_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text of the help of every verb is another in English."""
    monkeypatch.setenv(language.SETTING, "vi")
    vietnamese = [text for parser in parsers() for text in helps_of(parser)]
    monkeypatch.setenv(language.SETTING, "en")
    english = [text for parser in parsers() for text in helps_of(parser)]

    assert len(vietnamese) > 150
    assert not [pair for pair in zip(vietnamese, english, strict=True) if pair[0] == pair[1]]


def test_every_option_explains_itself() -> None:
    """Every option has its line of help, and a name of ours for the value it takes."""
    options = [
        each
        for parser in parsers()
        for each in parser._actions
        if each.option_strings and each.help != argparse.SUPPRESS
    ]
    takes = [each for each in options if each.nargs != 0 and not each.choices]

    assert len(options) > len(takes) > 0
    assert set() == {each.option_strings[0] for each in options if not each.help}
    assert set() == {each.option_strings[0] for each in takes if not each.metavar}


@pytest.mark.parametrize(("spoken", "expected"), [("vi", "4,6"), ("en", "4.6")])
def test_tenths(monkeypatch: pytest.MonkeyPatch, spoken: str, expected: str) -> None:
    """A tenth stands after a comma in Vietnamese and after a point in English."""
    monkeypatch.setenv(language.SETTING, spoken)

    assert expected == language.decimal(4.567)


def test_no_entry_is_stale() -> None:
    """Every entry of the table is the English of something that is said."""
    helps = {text for parser in parsers() for text in helps_of(parser)}

    assert set() == set(language.translations()) - said() - BY_NAME - helps


def test_no_entry_stands_twice() -> None:
    """YAML keeps the last of two equal keys in silence; the table has none."""
    keys = re.findall(r'^("(?:[^"\\]|\\.)*"):', TABLE.read_text("utf-8"), re.M)

    assert len(language.translations()) == len(keys)
    assert not [key for key, times in Counter(keys).items() if times > 1]


@pytest.mark.parametrize("vietnamese", sorted(language.translations()))
def test_english_is_english(vietnamese: str) -> None:
    """English has the names of the Vietnamese, and its letters only in what is quoted to be typed."""
    english = language.translations()[vietnamese]

    assert names_in(vietnamese) == names_in(english)
    assert not is_vietnamese(unquoted(english))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_values_are_those_of_the_text(module: Path) -> None:
    """A text is given a value for each of its names, and no other."""
    for call in calls_in(module):
        given = {each.arg for each in call.keywords}
        for text in texts_of(call):
            assert names_in(text) == given, f"line {call.lineno}"


@pytest.mark.parametrize("module", COMMANDS, ids=lambda path: path.name)
def test_commands_say_nothing_past_the_table(module: Path) -> None:
    """What is Vietnamese in a command's module goes through the table, or is known not to."""
    known = {text for text, where in WRITTEN.items() if module.name in where.split()}
    known |= BY_NAME | {help for _, _, help in VERBS} | set(parsing.WORDS.values())
    # A loop over the options of `init`, and over those of `radio`, hands them to the parser.
    known |= {text for parser in parsers() for text in helps_of(parser)}

    assert set() == set(untold(module)) - known


def test_only_what_talks_knows_the_language() -> None:
    """Nothing that makes a page, a feed, a report or a form puts its words into another language."""
    talking = {name_of(module) for module in MODULES if any(calls_in(module))}

    assert {name for name in talking if "/cli/" not in name} == {
        "hooks/exemplars/building/configured.py",
        "hooks/exemplars/building/settings.py",
        "hooks/exemplars/building/site.py",
        "hooks/exemplars/checking/explained.py",
        "hooks/exemplars/checking/verdict.py",
        "hooks/exemplars/editor/bundle.py",
        "hooks/exemplars/language/__init__.py",
        "hooks/exemplars/preview/session.py",
        "hooks/portal.py",
    }
