"""
The portal's open data, below `du-lieu/`: everyone who is published, for programs and spreadsheets.

    fields     what of a profile is open, what is withheld and why; what is added to it
    records    one exemplar as JSON has it
    table      everyone in one table: CSV, and the list in JSON
    described  the same tables as JSON Schema, and as a dictionary for people

It says nothing of a person that the person's page does not say. Keys are there in every record,
empty or not, and are never renamed: programs of others hang on them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from exemplars.export import described, records, table
from exemplars.export.records import address
from exemplars.register import Exemplar, Register
from exemplars.telling import channels
from exemplars.text import legible

FOLDER = "du-lieu/"
LIST, CSV = f"{FOLDER}profiles.json", f"{FOLDER}profiles.csv"
ONE_SCHEMA, LIST_SCHEMA = f"{FOLDER}profile.schema.json", f"{FOLDER}profiles.schema.json"
# The files that are there whoever is published; the folder beside them has each one's own.
WHOLE = (LIST, CSV, ONE_SCHEMA, LIST_SCHEMA)
ONE_FOLDER = "guong"


def files(register: Register, url: str) -> Iterator[tuple[str, bytes]]:
    """Give the files of the open data of a portal at `url`, as (path below the site, content)."""
    for each in shown(register):
        yield address(each), one(each, register, url)
    yield from whole(register, url)


def shown(register: Register) -> list[Exemplar]:
    """Return whom the data tell of."""
    return [each for each in register.exemplars if not each.draft]


def one(each: Exemplar, register: Register, url: str) -> bytes:
    """Return an exemplar's own file."""
    return _written(records.record(each, register, url))


def told(each: Exemplar, register: Register) -> list[tuple[str, str, str]]:
    """Return what an exemplar's file says that stands neither in its profile nor in the plan."""
    carried = channels.carryings(each.profile, register.portfolio, register.today)
    return [(item.channel.id, str(item.date), item.url) for item in carried]


def whole(register: Register, url: str) -> Iterator[tuple[str, bytes]]:
    """Give the files that tell of everyone, and the schemas."""
    rows = [table.row(each, url) for each in shown(register)]
    head = _written(_head(register, url, len(rows))).decode()
    # One exemplar a line: a change of one is a change of one line.
    lines = ",\n".join(_written(dict(zip(table.KEYS, row, strict=True))).decode() for row in rows)
    yield LIST, f'{head[:-1]}, "profiles": [\n{lines}\n]}}\n'.encode()
    yield CSV, table.csv_of(rows)
    yield ONE_SCHEMA, _pretty(described.schema_of_one())
    yield LIST_SCHEMA, _pretty(described.schema_of_list())


def _head(register: Register, url: str, count: int) -> dict[str, Any]:
    plan = register.plan
    licence = plan.site.licence
    newest = max((each.changed for each in register.exemplars if not each.draft), default=None)
    return {
        "schema": url + LIST_SCHEMA,
        "plan": plan.id,
        "title": plan.site.name,
        "url": url,
        "sample": plan.site.sample,
        "licence": {"text": licence.text, "url": licence.url or None} if licence else None,
        # Not the day of the build: where nobody changed, no byte does.
        "modified": str(newest) if newest else None,
        "count": count,
    }


def _written(tree: dict[str, Any]) -> bytes:
    # Without indent: only so is it the quick encoder's work.
    return legible(json.dumps(tree, ensure_ascii=False)).encode()


def _pretty(tree: dict[str, Any]) -> bytes:
    return (json.dumps(tree, ensure_ascii=False, indent=2) + "\n").encode()


__all__ = [
    "CSV",
    "FOLDER",
    "LIST",
    "LIST_SCHEMA",
    "ONE_FOLDER",
    "ONE_SCHEMA",
    "WHOLE",
    "address",
    "files",
    "one",
    "shown",
    "told",
    "whole",
]
