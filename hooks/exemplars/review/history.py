"""Who took a profile through which stage and who approved it: what the profile itself says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from exemplars.records.plan import Plan, find
from exemplars.records.profile import Profile
from exemplars.records.vocabulary import LEVELS, WITHDRAWAL_KINDS
from exemplars.review.change import Change
from exemplars.text import capital


@dataclass(frozen=True)
class Step:
    """One step of a profile's way; what the profile is silent on is empty."""

    date: dt.date | None
    what: str
    by: str = ""
    document: str = ""


@dataclass(frozen=True)
class Told:
    """A step, and whether the change adds or removes it."""

    step: Step
    mark: str = ""  # "mới", "bỏ"


def history(change: Change, plan: Plan) -> list[Told]:
    """Return the steps of a profile by date, the undated first, with those that the change removes."""
    was = set(_steps(change.before.profile, plan)) if change.before else set()
    now = list(_steps(change.now.profile, plan)) if change.now else []
    told = [Told(step, "" if step in was else "mới") for step in dict.fromkeys(now)]
    lost = [Told(step, "bỏ") for step in was.difference(now)]
    return sorted([*told, *lost], key=_turn)


def _turn(told: Told) -> tuple[dt.date, str, str, str]:
    step = told.step
    return step.date or dt.date.min, step.what, step.by, step.document


def _steps(profile: Profile, plan: Plan) -> Iterator[Step]:
    for reached in profile.stages:
        name = getattr(find(plan.stages, reached.stage), "name", reached.stage)
        yield Step(reached.date, f"Khâu: {name}", reached.by, reached.document)
    for approval in profile.approvals:
        name = getattr(find(plan.selection, approval.step), "name", approval.step)
        yield Step(approval.date, f"Duyệt: {name}", approval.role, approval.document)
    for each in profile.recognised:
        level = LEVELS.get(each.level, each.level)
        yield Step(each.date, f"Công nhận {level}", "", each.document)
    for consent in profile.consents:
        yield Step(consent.date, "Sự đồng ý được đăng", consent.of)
    yield from _editing(profile)


def _editing(profile: Profile) -> Iterator[Step]:
    if profile.published:
        yield Step(profile.published, "Ngày đăng")
    if profile.updated:
        yield Step(profile.updated, "Cập nhật")
    for correction in profile.corrections:
        yield Step(correction.date, f"Đính chính: “{correction.was}” thành “{correction.now}”")
    if profile.withdrawn:
        kind = WITHDRAWAL_KINDS.get(profile.withdrawn.kind, profile.withdrawn.kind)
        yield Step(profile.withdrawn.date, f"Gỡ bài: {capital(kind)}")
