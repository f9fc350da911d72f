"""The command line's parser: its help and its refusals in the language that is asked for."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import Any

from exemplars.building.settings import SettingsError
from exemplars.language import LANGUAGES, SETTING, is_english, phrase
from exemplars.text import nearest, printable

LANGUAGE = "ngôn ngữ của lời lệnh nói ra, vi hoặc en; lỗi tìm thấy trong hồ sơ và mọi tệp ghi ra vẫn bằng tiếng Việt"
# What argparse says of itself, by its English; the rest of it no command line of ours brings about.
WORDS = {
    "usage: ": "cách dùng: ",
    "positional arguments": "đối số",
    "options": "tùy chọn",
    "show this help message and exit": "hiện phần trợ giúp này",
    "%(prog)s: error: %(message)s\n": "%(prog)s: lỗi: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "unrecognized arguments: %s": "không hiểu: %s",
    "the following arguments are required: %s": "còn thiếu: %s",
    "expected one argument": "cần một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "ignored explicit argument %r": "không nhận giá trị, mà được cho %r",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s có thể là: %(matches)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có %(value)r; chọn một trong: %(choices)s",
}


class Parser(argparse.ArgumentParser):
    """A parser whose help is in the language that is asked for."""

    def add_argument(self, *names: Any, **about: Any) -> argparse.Action:
        """Declare an argument; its help and what stands for its value are texts of `language`."""
        for key in ("help", "metavar"):
            if about.get(key) not in (None, argparse.SUPPRESS):
                about[key] = phrase(about[key])
        return super().add_argument(*names, **about)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse what this verb takes; an option it does not know is refused here, with its own usage."""
        known, left = super().parse_known_args(args, namespace)
        if left:
            typed = left[0].partition("=")[0]
            # Without the dashes: any two options have those in common.
            options = [each[2:] for each in self._option_string_actions if each.startswith("--")]
            near = nearest(typed.removeprefix("--"), options) if typed.startswith("--") else None
            cure = f"; {phrase('có phải {near}?', near=f'--{near}')}" if near else ""
            self.error(_word("unrecognized arguments: %s") % " ".join(left) + cure)
        return known, left

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Ask back where a value is nearly one of the choices; argparse lists them all."""
        if action.choices is not None and value not in action.choices:
            near = nearest(str(value), map(str, action.choices))
            if near:
                raise argparse.ArgumentError(
                    action,
                    phrase("không có '{said}'; có phải {near}?", said=printable(value), near=near),
                )
        super()._check_value(action, value)


def speak(given: Sequence[str]) -> list[str]:
    """
    Take `--lang` out of a command line, wherever it stands, and speak that language from here on.

    Before anything is parsed: the parser's own words are in that language too. A value that is no
    language is left for the parser to refuse.

    Raises:
        SettingsError: the environment asks for a language that there is not.
    """
    left: list[str] = []
    items = iter(given)
    for each in items:
        flag, _, said = each.partition("=")
        if each == "--":
            left += [each, *items]
        elif flag != "--lang":
            left.append(each)
        elif (said := said or next(items, "")) in LANGUAGES:
            os.environ[SETTING] = said
        else:
            left += [flag, *filter(None, [said])]
    asked = os.environ.get(SETTING, "")
    if asked not in ("", *LANGUAGES):
        raise SettingsError(
            "{setting}={asked} không phải ngôn ngữ của lệnh; chọn vi hoặc en",
            setting=SETTING,
            asked=asked,
        )
    # The name under which argparse looks up each of its words; it has no other place for them.
    vars(argparse)["_"] = _word
    return left


def add_language(parser: argparse.ArgumentParser, default: str = "") -> None:
    """Declare `--lang`, which `speak` has already taken out: for the help, and to refuse what is none."""
    parser.add_argument("--lang", choices=LANGUAGES, default=default, help=LANGUAGE)


def _word(english: str) -> str:
    return english if is_english() else WORDS.get(english, english)
