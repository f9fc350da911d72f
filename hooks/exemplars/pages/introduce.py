"""The page on which anyone introduces an exemplar: nothing is sent; the browser writes the papers."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from urllib.parse import quote

from exemplars.drafting.blank import CRITERIA_HEAD, blank_form, criterion_form
from exemplars.frame import Page
from exemplars.pages.shared import Shared
from exemplars.records.portal import Forge
from exemplars.records.units import Unit
from exemplars.text import sort_key

ADDRESS = "gioi-thieu-guong/"
SUBJECT = "Giới thiệu gương điển hình tiên tiến"
LETTER = (
    "Kính gửi {office},",
    "",
    "Tôi xin giới thiệu một gương điển hình tiên tiến:",
    "- Tên người hoặc tập thể:",
    "- Ở đâu, thuộc đơn vị nào:",
    "- Việc đã làm:",
    "- Kết quả:",
    "- Nhờ đâu tôi biết:",
)


@dataclass(frozen=True)
class Choices:
    """Units under one heading of the form's list."""

    name: str
    units: tuple[tuple[str, str], ...]  # id, name


def page(site: Shared) -> Page:
    """Return the page: plain words for everyone, and a form where scripts run."""
    plan = site.plan
    contact = plan.site.contact
    if site.archived:
        return _closed(site)
    return site.simple(
        ADDRESS,
        "introduce.html",
        "Giới thiệu một gương",
        f"Ai cũng có thể giới thiệu một gương điển hình tiên tiến tới {plan.site.name}.",
        subject=SUBJECT,
        letter=letter(contact.email, contact.name) if contact and contact.email else "",
        choices=choices(site),
        asked=[(kind, judging) for kind in plan.kinds if (judging := plan.criteria_for(kind.id))],
        blanks=[(kind.id, blank_form(plan, kind.id)) for kind in plan.kinds],
        own=_own(site),
        criteria_head=CRITERIA_HEAD,
        forge=new_file(plan.site.forge) if plan.site.forge else ("", ""),
    )


def _closed(site: Shared) -> Page:
    """Return what stands at the page's address once nobody new is introduced."""
    made = site.simple(
        ADDRESS,
        "introduce_closed.html",
        "Giới thiệu một gương",
        f"{site.plan.site.name} không nhận thêm gương mới.",
    )
    return dataclasses.replace(made, indexed=False)


def letter(email: str, office: str) -> str:
    """Return a `mailto:` address that opens a letter to the office, begun for the writer."""
    body = "\r\n".join(LETTER).format(office=office) + "\r\n"
    return f"mailto:{email}?subject={quote(SUBJECT)}&body={quote(body)}"


def choices(site: Shared) -> list[Choices]:
    """Return the units to choose from: those of today by what they belong to, then those of the past."""
    units, today = site.register.units, site.register.today
    found: dict[str, list[Unit]] = {}
    past: list[Unit] = []
    for unit in units:
        if unit.exists_on(today):
            found.setdefault(unit.parent, []).append(unit)
        elif (unit.valid_from or dt.date.min) <= today:
            past.append(unit)
    groups = []
    for parent, members in found.items():
        above = units.get(parent)
        groups.append(Choices(above.name if above else "", _named(site, members)))
    # Units under nothing come first, and under no heading.
    groups.sort(key=lambda group: (group.name != "", sort_key(group.name)))
    if past:
        groups.append(Choices("Đơn vị trước khi sắp xếp", _named(site, past)))
    return groups


def _named(site: Shared, units: list[Unit]) -> tuple[tuple[str, str], ...]:
    named = [(each.id, site.register.units.label(each)) for each in units]
    return tuple(sorted(named, key=lambda each: (sort_key(each[1]), each[0])))


def _own(site: Shared) -> list[tuple[str, str, str]]:
    """Return (unit, kinds or "", lines) of every criterion that units add to the plan's."""
    return [
        (unit, " ".join(each.kinds), criterion_form(each))
        for unit, own in site.register.portfolio.own_criteria.items()
        for each in own.criteria
    ]


def new_file(forge: Forge) -> tuple[str, str]:
    """
    Return the address at which the forge opens a new file, and its software's name.

    In the address `§folder§`, `§file§`, `§path§` (both together) and `§text§` stand for what the
    browser fills in, percent-encoded. Where the patterns come from: GitHub and GitLab take them as
    parameters; Gitea and Forgejo as in Gitea's pull request 16556.
    """
    base, branch = forge.url.rstrip("/"), quote(forge.branch)
    if forge.kind == "github":
        return f"{base}/new/{branch}?filename=§path§&value=§text§", forge.kind
    if forge.kind == "gitlab":
        return f"{base}/-/new/{branch}?file_name=§path§&content=§text§", forge.kind
    return f"{base}/_new/{branch}/§folder§?filename=§file§&value=§text§", forge.kind
