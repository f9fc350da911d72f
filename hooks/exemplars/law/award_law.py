"""
Who may confer which award, by the law in force on the day of the decision.

A table as data: one row is one clause of a law. `found` is where its words were read; a row
without it is remembered only, and what it forbids is doubted, never refused.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from exemplars.law.issuers import TWO_LEVELS

NEW_LAW: Final = dt.date(2024, 1, 1)
STATE_FORMS: Final = frozenset(("huan-chuong", "huy-chuong", "danh-hieu-vinh-du-nha-nuoc"))
# What is judged at the end of each year, not for one deed or one campaign. Flags are not among
# them: the law gives them for campaigns too.
YEARLY_TITLES: Final = frozenset(
    (
        "lao-dong-tien-tien",
        "chien-si-tien-tien",
        "chien-si-thi-dua-co-so",
        "chien-si-thi-dua-cap-tinh",
        "chien-si-thi-dua-cap-bo",
        "chien-si-thi-dua-toan-quoc",
        "tap-the-lao-dong-tien-tien",
        "don-vi-tien-tien",
        "tap-the-lao-dong-xuat-sac",
        "don-vi-quyet-thang",
        "gia-dinh-van-hoa",
        "thon-to-dan-pho-van-hoa",
    )
)
_OLD = "Luật Thi đua, khen thưởng 2003 (sửa đổi 2005, 2013)"
_NEW = "Luật Thi đua, khen thưởng số 06/2022/QH15"
_DECREE = "Nghị định 152/2025/NĐ-CP"
_BOTH = f"{_NEW} và {_DECREE}"
_GAZETTE = "vi.wikisource.org/wiki/Trang:Cong_bao_Chinh_phu_571_572_nam_2022.pdf/56"
_OLD_CHAPTER = "vietjack.me/phap-luat/luat-thi-dua-khen-thuong-2003/chuong-4-727.html"

_BASE = frozenset(
    ("lao-dong-tien-tien", "tap-the-lao-dong-tien-tien", "chien-si-thi-dua-co-so", "giay-khen")
)
# Given to the militia by rules of the armed forces (Điều 80.5), whoever signs: never doubted here.
_ARMED = frozenset(("chien-si-tien-tien", "don-vi-tien-tien"))
_VILLAGES = frozenset(("thon-to-dan-pho-van-hoa",))
_COMMUNE = frozenset(("lao-dong-tien-tien", "giay-khen", "gia-dinh-van-hoa"))
_PREMIER = frozenset(
    ("co-thi-dua", "chien-si-thi-dua-toan-quoc", "bang-khen-thu-tuong", "bang-khen")
)
# A minister or chairman of a province also signs for his own office what any head of one may.
_HIGH = _BASE | _ARMED
_HIGH |= {"bang-khen", "co-thi-dua", "tap-the-lao-dong-xuat-sac", "don-vi-quyet-thang"}
_HIGH |= {"ky-niem-chuong"}
_NO_MERIT = frozenset(("bang-khen", "bang-khen-thu-tuong"))


@dataclass(frozen=True)
class Power:
    """
    What one clause lets a kind of body confer, from a day until another.

    `never` is refused for certain even where the rest of the clause is only remembered.
    """

    body: str
    forms: frozenset[str]
    law: str
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max
    found: str = ""
    never: frozenset[str] = frozenset()

    @property
    def verified(self) -> bool:
        """Return whether the words of the clause were read, and so close its list."""
        return bool(self.found)

    def holds_on(self, day: dt.date | None) -> bool:
        """Return whether it is in force on a day; without a day, whichever law may have been."""
        return day is None or self.since <= day <= self.until


_LAST_OF_OLD = NEW_LAW - dt.timedelta(days=1)
_LAST_DISTRICT = TWO_LEVELS - dt.timedelta(days=1)


def _old(body: str, forms: frozenset[str], article: str, found: str = "") -> Power:
    # Điều 79 names everyone who gives bằng khen: nobody below a ministry or province does.
    low = body not in ("premier", "minister", "province")
    never = _NO_MERIT if low else frozenset[str]()
    return Power(body, forms, f"{article} {_OLD}", until=_LAST_OF_OLD, found=found, never=never)


POWERS: Final = (
    _old("president", STATE_FORMS, "Điều 77", _OLD_CHAPTER),
    _old("premier", _PREMIER, "Điều 78", _OLD_CHAPTER),
    _old("minister", _HIGH | {"chien-si-thi-dua-cap-bo"}, "Điều 79", _OLD_CHAPTER),
    _old("province", _HIGH | {"chien-si-thi-dua-cap-tinh"}, "Điều 79", _OLD_CHAPTER),
    # The page breaks off within Điều 80: its lists are remembered.
    _old("agency", _BASE | _ARMED, "Điều 79, 80"),
    _old("district", _BASE | _ARMED | _VILLAGES, "Điều 79, 80"),
    _old("commune", _COMMUNE | _ARMED, "Điều 79, 80"),
    _old("enterprise", _BASE, "Điều 79, 80"),
    _old("board", _BASE, "Điều 79, 80"),
    Power(
        "president",
        STATE_FORMS,
        f"Điều 77 {_NEW}",
        NEW_LAW,
        found="danluatold.thuvienphapluat.vn/...218012.aspx",
    ),
    Power("premier", _PREMIER, f"Điều 78 {_NEW}", NEW_LAW),
    Power("minister", _HIGH | {"chien-si-thi-dua-cap-bo"}, f"Điều 79 {_NEW}", NEW_LAW),
    Power("province", _HIGH | {"chien-si-thi-dua-cap-tinh"}, f"Điều 79 {_NEW}", NEW_LAW),
    Power("agency", _BASE | _ARMED, f"khoản 1 Điều 80 {_NEW}", NEW_LAW, _LAST_DISTRICT, _GAZETTE),
    Power(
        "district",
        _BASE | _ARMED | _VILLAGES,
        f"khoản 2 Điều 80 {_NEW}",
        NEW_LAW,
        _LAST_DISTRICT,
        _GAZETTE,
    ),
    Power(
        "commune", _COMMUNE | _ARMED, f"khoản 3 Điều 80 {_NEW}", NEW_LAW, _LAST_DISTRICT, _GAZETTE
    ),
    Power("enterprise", _BASE, f"khoản 4 Điều 80 {_NEW}", NEW_LAW, _LAST_DISTRICT, _GAZETTE),
    Power(
        "board",
        frozenset(("giay-khen",)),
        f"khoản 4 Điều 80 {_NEW}",
        NEW_LAW,
        _LAST_DISTRICT,
        _GAZETTE,
    ),
    # The decree moves powers downwards; its lists were not found. None is known to move bằng khen.
    Power("agency", _BASE | _ARMED, _BOTH, TWO_LEVELS, never=_NO_MERIT),
    Power(
        "commune",
        _COMMUNE | _BASE | _ARMED | _VILLAGES,
        _BOTH,
        TWO_LEVELS,
        never=_NO_MERIT,
    ),
    Power("enterprise", _BASE, _BOTH, TWO_LEVELS, never=_NO_MERIT),
    Power("board", frozenset(("giay-khen",)), _BOTH, TWO_LEVELS, never=_NO_MERIT),
)


@dataclass(frozen=True)
class Excess:
    """A form that a body does not confer: by which law, whether for certain, and what it does."""

    law: str
    certain: bool
    forms: frozenset[str]


def excess(body: str, form: str, day: dt.date | None) -> Excess | None:
    """Return why a body does not confer a form on a day; None where it does, or nothing is known."""
    powers = [each for each in POWERS if each.body == body and each.holds_on(day)]
    if not powers or any(form in each.forms for each in powers):
        return None
    gives = frozenset[str]().union(*(each.forms for each in powers))
    if form in STATE_FORMS:
        return Excess(law_of_the_state(day), True, gives - _ARMED)
    certain = all(each.verified or form in each.never for each in powers)
    return Excess(powers[-1].law, certain, gives - _ARMED)


def law_of_the_state(day: dt.date | None) -> str:
    """Return the clause by which the President alone confers what is the State's, on a day."""
    return [each.law for each in POWERS if each.body == "president" and each.holds_on(day)][-1]
