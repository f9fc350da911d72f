"""Links out of the portal: found however they are written, told so that nobody is deceived."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from exemplars import links
from support_rules import CASES

FOUND = yaml.safe_load((CASES / "links.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case["fact"])
def test_links_are_found(case: dict[str, Any]) -> None:
    """A text gives exactly the links its case lists: line, host, address."""
    found = links.of_file(case.get("path", "profile.md"), case["text"])

    assert sorted(case["links"]) == sorted([each.line, each.host, each.address] for each in found)


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case["fact"])
def test_what_is_told_is_ascii(case: dict[str, Any]) -> None:
    """No letter of a host or an address can pass for another."""
    for each in links.of_file(case.get("path", "profile.md"), case["text"]):
        assert (each.host + each.address).isascii()
        assert (each.host + each.address).isprintable()
