"""What a record is: a frozen dataclass that knows where in its file it stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, dataclass
from typing import Any, TypeVar, dataclass_transform

from exemplars.problem import DataPath

T = TypeVar("T")


@dataclass_transform(
    frozen_default=True, kw_only_default=True, field_specifiers=(dataclasses.field,)
)
def frozen(made: type[T]) -> type[T]:
    """
    Make a frozen dataclass, all of whose fields are given by name, of a record.

    What these have in common stands once, in `Record`: there are ninety, and to have methods
    written and compiled for each took a tenth of every start.
    """
    return dataclass(init=False, repr=False, eq=False, kw_only=True)(made)


@frozen
class Record:
    """What every record has: the way to it inside its file."""

    path: DataPath = dataclasses.field(default=(), repr=False, compare=False)

    def __init__(self, **given: Any) -> None:
        """Take the values of fields; those that are not given are empty."""
        fields = dataclasses.fields(self)
        strange = given.keys() - {each.name for each in fields}
        if strange:
            raise TypeError(f"{type(self).__name__} has no field {', '.join(sorted(strange))}")
        made = {each.name: _empty(each) for each in fields if each.name not in given}
        self.__dict__.update(made, **given)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a record stays as it was read."""
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        """Refuse."""
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _compared(self) -> tuple[object, ...]:
        return tuple(getattr(self, each.name) for each in dataclasses.fields(self) if each.compare)

    def __eq__(self, other: object) -> bool:
        """Return whether another record of this type has the same values."""
        if type(other) is not type(self):
            return NotImplemented
        return self is other or self._compared() == other._compared()

    def __hash__(self) -> int:
        """Return the hash of the values."""
        return hash(self._compared())

    def __repr__(self) -> str:
        """Return the record as Python would write it."""
        shown = (
            f"{each.name}={getattr(self, each.name)!r}"
            for each in dataclasses.fields(self)
            if each.repr
        )
        return f"{type(self).__name__}({', '.join(shown)})"


def _empty(field: dataclasses.Field[Any]) -> Any:
    """Return what a field has that is not given."""
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def records(record: Record) -> Iterator[Record]:
    """Give a record and all records inside it."""
    yield record
    for field in dataclasses.fields(record):
        value: Any = getattr(record, field.name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Record):
                yield from records(each)
