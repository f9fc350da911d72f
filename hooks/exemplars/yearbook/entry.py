"""One exemplar as a yearbook tells of it: its story as a tree, all else as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exemplars.attachments import Photo
from exemplars.records.profile import Figure, Profile
from exemplars.records.vocabulary import AWARD_FORM_NAMES
from exemplars.register import Exemplar, Register
from exemplars.text import capital, listed
from exemplars.views import day
from exemplars.yearbook import tree
from exemplars.yearbook.tree import Node


@dataclass(frozen=True)
class Entry:
    """One exemplar as the book tells of it."""

    id: str
    name: str
    kind: str
    unit: str
    summary: str
    story: list[Node]
    how_to: list[Node]
    figures: tuple[tuple[str, str, str], ...]  # what, how much, when
    awards: tuple[str, ...]
    corrections: tuple[str, ...]
    sources: tuple[str, ...]
    written: str  # by whom, when
    address: str  # absolute, of its page
    portrait: Photo | None = None


def of(register: Register, each: Exemplar, url: str, domains: tuple[str, ...]) -> Entry:
    """
    Return what the book tells of an exemplar.

    `url` is the portal's absolute address; `domains` are those that links may lead to.
    """
    profile, address = each.profile, url + each.address
    return Entry(
        each.id,
        each.name,
        each.kind_name + (", truy tặng" if profile.posthumous else ""),
        register.units.label(each.unit) if each.unit else "",
        profile.summary,
        tree.blocks(each.source.story, address, domains),
        tree.blocks(profile.how_to, address, domains),
        tuple((capital(f.what), _amount(f), f.period) for f in profile.figures),
        tuple(_awards(profile)),
        tuple(
            f"Ngày {day(c.date)}: đã viết “{c.was}”, nay sửa là “{c.now}”."
            for c in profile.corrections
        ),
        tuple(_sources(profile)),
        _written(register, each),
        address,
        each.portrait,
    )


def _amount(figure: Figure) -> str:
    # A no-break space: the number and its unit stay on one line where both are short.
    gap = "" if figure.unit in ("%", "") else "\u00a0" if len(figure.unit) < 12 else " "
    return f"{figure.value}{gap}{figure.unit}"


def _awards(profile: Profile) -> Iterator[str]:
    for award in profile.awards_newest_first():
        name = award.title or AWARD_FORM_NAMES.get(award.form, award.form)
        by = f" do {award.issuer} tặng" if award.issuer else ""
        yield f"{name}{by}, Quyết định số {award.decision} ngày {day(award.date)}."


def _sources(profile: Profile) -> Iterator[str]:
    for each in profile.sources:
        parts = (
            each.title,
            f"số {each.number}" if each.number else "",
            f"ngày {day(each.date)}" if each.date else "",
            each.issuer,
        )
        yield ", ".join(part for part in parts if part)


def _written(register: Register, each: Exemplar) -> str:
    names = [author.name for author in each.profile.authors]
    by = f"{listed(names)}. " if names else ""
    updated = each.profile.updated
    later = f", cập nhật ngày {day(updated)}" if updated else ""
    return f"{by}Đăng ngày {day(each.published)}{later}."
