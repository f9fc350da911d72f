"""The stories that every generator is given, as content files of its own kind."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exemplars.reading import source

# What an edit adds to a story; the site is right again once its page says so.
ADDED = "Bà con trong thôn vẫn nhắc chuyện ấy."


@dataclass(frozen=True)
class Story:
    """One exemplar as any generator could publish it."""

    path: Path  # of our own file
    slug: str
    title: str
    summary: str
    date: str
    sector: str
    sector_name: str
    unit: str
    text: str

    def fronted(self, fields: Mapping[str, object], more: str = "") -> str:
        """Return the story under YAML front matter; a JSON value is a YAML value."""
        lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items())
        return "\n".join(["---", *lines, f"date: {self.date}", "---", "", more + self.text])


def read(root: Path, plan: str) -> list[Story]:
    """Return the published stories of a plan below `root`, the newest first."""
    portfolio = source.load(root, plan)
    sectors = {each.id: each.name for each in portfolio.plan.sectors}
    units = {each.id: each.name for each in portfolio.units_file.record.units}
    made = [
        Story(
            each.path,
            each.slug,
            each.profile.name,
            each.profile.summary,
            str(each.profile.published),
            each.profile.sector,
            sectors[each.profile.sector],
            units[each.profile.unit],
            each.story,
        )
        for each in portfolio.sources
        if each.profile.published
    ]
    return sorted(made, key=lambda each: (each.date, each.slug), reverse=True)


def edit(file: Path) -> None:
    """Add a paragraph to the end of a story."""
    text = file.read_text("utf-8").rstrip("\n")
    file.write_text(f"{text}\n\n{ADDED}\n", "utf-8", newline="\n")
