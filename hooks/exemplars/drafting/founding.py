"""
A new plan from the nearest of those there are: its kinds, criteria, stages, quotas to begin with.

Whatever is taken over is marked as such (`reading: Theo mẫu của …`), item by item: the portal shows
it as a reading, not as the authority's word, and the check goes on telling of it until it is held
against the authority's own document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from exemplars.notation import strict_yaml
from exemplars.notation.canonical_yaml import scalar
from exemplars.patterns import regex
from exemplars.reading.source import Portfolio
from exemplars.records.items import FROM_MODEL, Item
from exemplars.records.plan import Plan
from exemplars.records.record import records
from exemplars.text import capital, slug

# What one authority's document can lend another; the rest is that document's own.
_LENT = (
    *("kinds", "criteria", "criteria_rules", "sectors", "sectors_open", "stages"),
    *("nurture_rules", "selection", "quotas", "channels", "columns", "commemorations"),
    *("reports", "award_levels", "award_categories", "truthfulness", "priorities"),
    *("movements", "movements_open"),
)
_LENT_READINGS = ("publishable_stages", "stages_ordered", "required_approvals", "households_count")
_TO_MEND = ", cần sửa theo văn bản."  # ends what is said of an item that was taken over
_MADE = "Khai khi tạo cổng; khi có văn bản thì thay bằng mục của văn bản."
_PLACE = regex(
    r"(tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu)\s+(\S.*)\Z", re.IGNORECASE
)
_LEVELS = {
    **dict.fromkeys(("huyện", "thị xã", "quận"), "district"),
    **dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu"), "commune"),
    "tỉnh": "province",
}
_FLAT = regex(r"[A-Za-z0-9][A-Za-z0-9-]*\Z")
_WIDEST = 80


@dataclass(frozen=True)
class Place:
    """Where an authority is: `tỉnh`, `Thái Nguyên`."""

    word: str
    bare: str

    @classmethod
    def of(cls, authority: str) -> Place | None:
        """Return the place an authority's name ends in, or None."""
        found = _PLACE.search(authority)
        return cls(found[1].lower(), found[2].strip()) if found else None

    @property
    def name(self) -> str:
        """Return the place as a sentence names it."""
        return f"{self.word} {self.bare}"

    @property
    def level(self) -> str:
        """Return its level, or "" of a city, which may be a province or a district."""
        return _LEVELS.get(self.word, "")


@dataclass(frozen=True)
class Founding:
    """What is said of a new portal."""

    id: str
    authority: str
    place: Place
    level: str
    since: int
    until: int
    name: str  # of the portal
    url: str
    province: str = ""

    @property
    def unit(self) -> str:
        """Return the id of the authority's own unit."""
        return slug(self.place.name)


def nearest_model(new: Founding, models: list[Portfolio]) -> Portfolio:
    """
    Return the plan to begin with: of the same level, of the nearest years, the one that says most.

    `models` are not empty; of equals the first stands. One that was itself taken over and not yet
    read is nobody's model while there is another.
    """

    def distance(each: Portfolio) -> tuple[bool, int, int]:
        plan = each.plan
        level = plan.authority.level if plan.authority else ""
        until = plan.period.until if plan.period and plan.period.until else 0
        said = sum(len(group.atoms) for group in plan.criteria) + len(plan.sectors)
        wanted = "district" if new.level == "commune" else new.level
        return level != wanted, abs(until - new.until), -said

    return min([each for each in models if not _unread(each.plan)] or models, key=distance)


def _unread(plan: Plan) -> bool:
    """Return whether something of a plan still stands as another's plan had it."""
    return any(
        isinstance(each, Item) and each.reading.startswith(FROM_MODEL) for each in records(plan)
    )


def plan_text(new: Founding, model: Portfolio) -> str:
    """Return the new plan.yml."""
    lent = strict_yaml.read(model.plan_file.text)[0]
    adapt = _Adapting(new, model.plan)
    readings = lent.get("readings", {})
    tree: dict[str, Any] = {
        **_own(new),
        "readings": {key: adapt.of(readings[key]) for key in _LENT_READINGS if key in readings},
        **{key: adapt.of(lent[key]) for key in _LENT if key in lent},
    }
    head = [
        f"# Lược đồ của cổng gương điển hình tiên tiến {new.place.name}.",
        f"# Bắt đầu từ mẫu của {model.plan.cited}",
        "# Mục nào có dòng `reading: Theo mẫu của …` là chép từ mẫu: đọc lại theo văn bản của mình, đúng thì",
        "# thay dòng ấy bằng `section: …`, không có trong văn bản thì xóa cả mục. `portal check` nhắc đến khi hết.",
        "",
    ]
    return "\n".join([*head, *_lines(tree, 0), ""])


def _own(new: Founding) -> dict[str, Any]:
    """Return what is said of the new portal itself."""
    host = urlsplit(new.url).hostname or ""
    authority = {
        "name": new.authority,
        "level": new.level,
        "province": new.province,
        "unit": new.unit,
        "reading": _MADE,
    }
    period = f"{new.since}-{new.until}" if new.since != new.until else f"{new.since}"
    word = "giai đoạn" if new.since != new.until else "năm"
    return {
        "id": new.id,
        "title": f"Xây dựng, tuyên truyền, nhân rộng gương điển hình tiên tiến trên địa bàn {new.place.name} {word} {period}",
        "document": {"kind": "plan", "reading": _MADE},
        "authority": authority,
        "period": {"from": str(new.since), "to": str(new.until), "reading": _MADE},
        "portal": {
            "name": new.name,
            "short_name": f"Gương sáng {new.place.bare}"[:60],
            "url": new.url,
            "tag": {"authority": host, "year": str(new.since)},
            "progress": "totals",
            "link_domains": [host],
        },
    }


class _Adapting:
    """Makes a model's items the new plan's: places and years changed, each marked as taken over."""

    def __init__(self, new: Founding, model: Plan) -> None:
        self._cited = model.cited
        old = Place.of(model.authority.name if model.authority else "")
        self._words: list[tuple[str, str]] = []
        if model.period:
            for dash in ("-", " - "):
                years = f"{model.period.since}{dash}{model.period.until}"
                self._words.append((years, f"{new.since}{dash}{new.until}"))
        if old:
            # The longer before what it holds.
            for name in (old.name, capital(old.name)):
                theirs = capital(new.place.name) if name[0].isupper() else new.place.name
                self._words.append((name, theirs))
            self._words.append((old.bare, new.place.bare))
        if model.authority and model.authority.province:
            # Whose district it was is not ours to say again.
            self._words.append((model.authority.province, new.province or "tỉnh"))
            above = Place.of(model.authority.province)
            ours = Place.of(new.province) or new.place
            self._words.append((above.bare if above else "", ours.bare))

    def of(self, value: Any, key: str = "") -> Any:
        """Return a value of the model as the new plan has it."""
        if isinstance(value, list):
            return [self.of(each, key) for each in value]
        if isinstance(value, dict):
            return self._item(value)
        return value if key == "id" or _FLAT.match(value) else self._said(value)

    def _item(self, item: dict[str, Any]) -> dict[str, Any]:
        found = {
            key: self.of(value, key)
            for key, value in item.items()
            if key not in ("section", "reading", "as_printed", "unit")
        }
        if "section" in item or "reading" in item:
            found["reading"] = self._reading(item)
        return found

    def _reading(self, item: dict[str, Any]) -> str:
        """Return whose words an item has: the model's, or of whom the model has them."""
        read = item.get("reading", "")
        if read.startswith(FROM_MODEL):
            whose, end, read = read.partition(_TO_MEND)
            return f"{whose}{end}{self._said(read)}"
        section = item.get("section", [])
        sections = ", ".join(section) if isinstance(section, list) else section
        where = f" (mục {sections})" if sections else ""
        said = f" {self._said(read)}" if read else ""
        return f"{FROM_MODEL}{self._cited}{where}{_TO_MEND}{said}"

    def _said(self, text: str) -> str:
        for old, new in self._words:
            text = text.replace(old, new) if old else text
        return text


def _lines(tree: dict[str, Any], indent: int) -> Iterator[str]:
    """Give a tree as YAML in the canonical form; what is empty is left out."""
    pad = " " * indent
    for key, value in tree.items():
        if isinstance(value, dict) and value:
            yield f"{pad}{key}:"
            yield from _lines(value, indent + 2)
        elif isinstance(value, list) and value:
            yield from _listed(key, value, indent)
        elif value and "\n" in value:
            yield f"{pad}{key}: |"
            yield from (f"{pad}  {line}" if line else "" for line in value.rstrip("\n").split("\n"))
        elif value and isinstance(value, str):
            yield f"{pad}{key}: {scalar(value)}"
        if indent == 0 and isinstance(value, dict | list) and value:
            yield ""


def _listed(key: str, items: list[Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    words = [each for each in items if isinstance(each, str)]
    flat = f"[{', '.join(words)}]"
    if len(words) == len(items) and all(map(_FLAT.match, words)) and len(flat) <= _WIDEST:
        yield f"{pad}{key}: {flat}"
        return
    yield f"{pad}{key}:"
    for each in items:
        if isinstance(each, str):
            yield f"{pad}  - {scalar(each)}"
        else:
            first, *rest = _lines(each, indent + 4)
            yield f"{pad}  - {first.lstrip()}"
            yield from rest
