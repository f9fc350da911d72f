"""Which profile belongs in which list, worked out from the YAML files alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import support_site
from support_site import Record

# The part of the address that each kind's list has.
KINDS = {
    "individual": "ca-nhan",
    "collective": "tap-the",
    "household": "ho-gia-dinh",
    "model": "mo-hinh",
    "new-factor": "nhan-to-moi",
    "good-deed": "nguoi-tot-viec-tot",
    "contest-entry": "bai-du-thi",
}


@cache
def lines_of(root: Path, plan: str) -> dict[str, list[str]]:
    """Return each unit with the units above it."""
    units = support_site.units_of(root, plan)
    found = {}
    for id in units:
        line = [id]
        while (parent := units[line[-1]].get("parent")) in units and parent not in line:
            line.append(parent)
        found[id] = line
    return found


def belongs(root: Path, plan: str, record: Record) -> Iterator[str]:
    """Give the address of every list a published profile belongs to."""
    fields = record.fields
    yield "guong/"
    yield f"nam/{record.published[:4]}/"
    yield f"doi-tuong/{KINDS[fields['kind']]}/"
    if "sector" in fields:
        yield f"linh-vuc/{fields['sector']}/"
    for movement in fields.get("movements", ()):
        yield f"phong-trao/{movement}/"
    for unit in lines_of(root, plan)[fields["unit"]]:
        yield f"don-vi/{unit}/"
    for column in support_site.plan_of(root, plan).get("columns", ()):
        if fields["kind"] in column.get("kinds", [fields["kind"]]):
            yield f"chuyen-muc/{column['id']}/"


@cache
def expected(root: Path, plan: str) -> dict[str, list[str]]:
    """Return what every list that is not empty shows, newest first, ties by id."""
    lists: dict[str, list[str]] = {}
    for record in support_site.shown(root, plan):
        for address in belongs(root, plan, record):
            lists.setdefault(address, []).append(record.address)
    return lists
