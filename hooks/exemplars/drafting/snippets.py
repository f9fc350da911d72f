"""
Snippets of VS Code for profile.md, whose front matter its YAML extension does not read.

One for every field that a plan gives words to, and for every group: type the field's name, choose
from the plan's words, move on with Tab. What was passed over stays blank or `…`, which the check
refuses: an example left standing would be a claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exemplars.drafting.json_schema import Words, held_words
from exemplars.reading.source import Portfolio
from exemplars.records.profile import Profile
from exemplars.records.record import Record
from exemplars.records.schema import Many, Nested, Spec, Table, specs
from exemplars.records.values import Flag, OneOf, Value

# Stands first among the choices, and is a word of none.
UNCHOSEN = "…"


def snippets_of(portfolio: Portfolio) -> dict[str, dict[str, Any]]:
    """Return the snippets of a plan's profiles by their names, as a `.code-snippets` file holds them."""
    held = held_words(portfolio)
    found: dict[str, dict[str, Any]] = {}
    for key, _, spec in specs(Profile):
        body = _body(key, spec, held)
        if body:
            found[f"{spec.label} ({key}, {portfolio.plan.id})"] = {
                "scope": "markdown",
                "prefix": key,
                "body": body,
                "description": f"{spec.label}. {spec.help}".strip(),
            }
    return found


def _body(key: str, spec: Spec, held: Words) -> list[str]:
    """Return the lines of a field's snippet; none where there is nothing to choose."""
    many = isinstance(spec.type, Many)
    inner = spec.type.of if isinstance(spec.type, Many) else spec.type
    if isinstance(inner, Nested):
        lines = list(_group(inner.record, held))
        if not lines:
            return []
        return [f"{key}:", *(_item(lines) if many else (f"  {line}" for line in lines))]
    words = _words(inner, held.get((Profile, key)))
    if not words:
        return []
    return [f"{key}:", f"  - {_choice(1, words)}"] if many else [f"{key}: {_choice(1, words)}"]


def _item(lines: list[str]) -> Iterator[str]:
    yield f"  - {lines[0]}"
    yield from (f"    {line}" for line in lines[1:])


def _group(record: type[Record], held: Words) -> Iterator[str]:
    """Give the lines of a group: every field of plain values; none where the plan rules the group out."""
    fields = [(key, spec, held.get((record, key))) for key, _, spec in specs(record)]
    if any(spec.required and given == {} for _, spec, given in fields):
        return
    plain = [each for each in fields if not _is_deep(each[1].type) and each[2] != {}]
    for stop, (key, spec, given) in enumerate(plain, start=1):
        many = isinstance(spec.type, Many)
        words = _words(spec.type.of if isinstance(spec.type, Many) else spec.type, given)
        if words:
            yield f"{key}: [{_choice(stop, words)}]" if many else f"{key}: {_choice(stop, words)}"
        else:
            yield f"{key}: ${stop}"


def _is_deep(type: Value) -> bool:
    return isinstance(type.of if isinstance(type, Many) else type, Nested | Table)


def _words(type: Value, held: Mapping[str, str] | None) -> list[str]:
    if held is not None:
        return list(held)
    if isinstance(type, Flag):
        return ["true", "false"]
    return list(type.words) if isinstance(type, OneOf) else []


def _choice(stop: int, words: list[str]) -> str:
    # Slugs hold nothing that a choice would have to escape.
    return f"${{{stop}|{','.join([UNCHOSEN, *words])}|}}"
