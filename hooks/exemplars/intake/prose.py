"""Blocks  ->  Markdown that says exactly them: no sign of theirs becomes one of Markdown's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exemplars.intake.found import Block, Heading, Item, Paragraph, Table
from exemplars.patterns import regex

_SIGNS = regex(r"[\\`*_\[\]<>&|~]")
_OPENING = regex(r"\A[#+=\-]")
_NUMBERED = regex(r"\A(\d{1,9})([.)])(?=\s|\Z)")
_SHARP = "\\#"  # at its end a heading's signs would close it
_DEEPEST = 2


def markdown(blocks: Iterable[Block]) -> str:
    """Return blocks as the story of a profile, headings from the second level on."""
    found = list(blocks)
    top = min((each.level for each in found if isinstance(each, Heading)), default=1)
    parts: list[str] = []
    before: Block | None = None
    numbers: list[tuple[bool, int]] = []
    for each in found:
        if isinstance(each, Item):
            joined = isinstance(before, Item)
            numbers = numbers if joined else []
            line = _item(each, numbers)
            parts.append(line if not joined else f"\n{line}")
        else:
            parts.append(_block(each, top))
        before = each
    made = ""
    for part in parts:
        # An item goes on with the list above it; everything else stands apart.
        made += part if part.startswith("\n") else ("\n\n" if made else "") + part
    return f"{made}\n" if made else ""


def escaped(text: str) -> str:
    """Return one line of text as Markdown that shows it."""
    said = _literal(text)
    said = _OPENING.sub(r"\\\g<0>", said)
    return _NUMBERED.sub(r"\1\\\2", said)


def _literal(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


def _block(block: Block, top: int) -> str:
    if isinstance(block, Heading):
        words = " ".join(block.text.split())
        return f"{'#' * min(4, 2 + block.level - top)} {_literal(words).replace('#', _SHARP)}"
    if isinstance(block, Table):
        return "\n".join(_table(block))
    assert isinstance(block, Paragraph)
    return "\n".join(escaped(line.strip()) for line in block.text.split("\n") if line.strip())


def _item(item: Item, numbers: list[tuple[bool, int]]) -> str:
    """Return an item; `numbers` counts at every depth, and is changed."""
    depth = min(item.depth, len(numbers), _DEEPEST)
    ordered, last = numbers[depth] if depth < len(numbers) else (item.ordered, 0)
    # Another kind of list begins anew.
    number = last + 1 if ordered == item.ordered else 1
    numbers[depth:] = [(item.ordered, number)]
    mark = f"{number}." if item.ordered else "-"
    # Wide enough to stand under the words of any item above.
    return f"{'    ' * depth}{mark} {escaped(' '.join(item.text.split()))}"


def _table(table: Table) -> Iterator[str]:
    width = max(len(row) for row in table.rows)
    head, *rows = ((*row, *[""] * (width - len(row))) for row in table.rows)
    yield _row(head)
    yield f"|{' --- |' * width}"
    yield from (_row(row) for row in rows)


def _row(cells: Iterable[str]) -> str:
    said = (_literal(" ".join(cell.split())) for cell in cells)
    return f"| {' | '.join(said)} |"
