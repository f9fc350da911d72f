"""
Texts kept as cases under tests/cases/: one a line, or a list in YAML.

What cannot be seen is written so that it can: `<U+202E>` for any character, and the control
pictures (␀ ␉ ␊ ␍ …) for the control characters they depict.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings

CASES = Path(__file__).parent / "cases"
_CODE = re.compile(r"<U\+([0-9A-F]{4,6})>")
_PICTURE = re.compile("[\u2400-\u241f]")

# More examples than the profile's; the same on every run, as conftest says.
thorough = settings(max_examples=500)


def revealed(text: str) -> str:
    """Return `text` with its codes and control pictures as the characters they stand for."""
    text = _PICTURE.sub(lambda found: chr(ord(found[0]) - 0x2400), text)
    return _CODE.sub(lambda found: chr(int(found[1], 16)), text)


def lines(name: str) -> list[Any]:
    """Return the lines of a case file as parameters named by their place; `%%` starts a remark."""
    numbered = enumerate((CASES / name).read_text("utf-8").split("\n"), start=1)
    return [
        pytest.param(revealed(line), id=f"{name}:{number}")
        for number, line in numbered
        if line and not line.startswith("%%")
    ]


def texts(name: str) -> list[str]:
    """Return the lines of a case file as they are meant."""
    return [param.values[0] for param in lines(name)]


def records(name: str) -> list[Any]:
    """Return the cases of a YAML file as parameters named by their `case`; all values are text."""
    found = yaml.load((CASES / name).read_text("utf-8"), Loader=yaml.BaseLoader)
    return [pytest.param(record, id=record["case"].replace(" ", "-")) for record in found]
