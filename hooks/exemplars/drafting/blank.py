"""A new profile as an editor first sees it: what is known filled in, the rest laid out and explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exemplars.notation.canonical_yaml import scalar
from exemplars.reading.source import Portfolio
from exemplars.records.plan import Criterion, Plan
from exemplars.records.profile import Profile
from exemplars.rules.by_plan import criteria_of

# What opens a new profile, and what opens its criteria.
_FIRST = "# Dòng bắt đầu bằng dấu # là lời nhắc, có thể xóa. Mã id không bao giờ đổi."
CRITERIA_HEAD = (
    "# Sau mỗi chữ evidence: một câu nói việc làm cụ thể cho thấy đạt tiêu chuẩn.\ncriteria:\n"
)


def blank_profile(
    portfolio: Portfolio, *, id: str, name: str, kind: str, unit: str, sector: str
) -> str:
    """Return the text of a new `profile.md`; it is a draft that passes every rule."""
    profile = Profile(id=id, name=name, kind=kind, unit=unit, sector=sector)
    return _whole(profile, portfolio.plan, _criteria(criteria_of(profile, portfolio)))


def blank_form(plan: Plan, kind: str) -> str:
    """
    Return the blank of a kind with a mark where a form puts what it was told.

    The marks are `§id§`, `§name§`, `§unit§`, and `§sector§` where the plan has sectors; `§note§`
    and `§own§` stand on lines of their own, for a reminder and for the unit's own criteria.
    """
    sector = "§sector§" if plan.sectors else ""
    profile = Profile(id="§id§", name="§name§", kind=kind, unit="§unit§", sector=sector)
    judging = plan.criteria_for(kind)
    criteria = [*_criteria(judging.atoms if judging else ()), "§own§"]
    return _whole(profile, plan, criteria).replace(_FIRST, f"{_FIRST}\n§note§")


def criterion_form(criterion: Criterion) -> str:
    """Return the lines of a blank that ask for a criterion's evidence."""
    return "\n".join(_criterion(criterion)) + "\n"


def _whole(profile: Profile, plan: Plan, criteria: Iterable[str]) -> str:
    lines = [
        "---",
        _FIRST,
        f"id: {profile.id}",
        f"name: {scalar(profile.name)}",
        f"kind: {profile.kind}",
        *([f"sector: {profile.sector}"] if profile.sector else []),
        f"unit: {profile.unit}",
        "# Một, hai câu, không quá 300 ký tự: ai, làm gì, kết quả gì.",
        "summary:",
        "# Chỉ đặt ngày đăng khi hồ sơ đã đủ; chưa có ngày đăng là bản nháp, không ai thấy.",
        "# published: 2024-06-11",
        *_progress(plan),
        *criteria,
        *_claims(),
        *_model(profile.kind),
        "# Giấy đồng ý giữ tại cơ quan, không đưa lên đây.",
        "# consents:",
        "#   - of: Họ tên",
        "#     by: self",
        "#     date: 2024-05-30",
        "#     scope: [name, image, story, voice]",
        "---",
        "",
    ]
    return "\n".join(lines)


def _progress(plan: Plan) -> Iterator[str]:
    if plan.stages:
        names = ", ".join(f"{each.id} ({each.name})" for each in plan.stages)
        yield f"# Các khâu đã qua, theo kế hoạch: {names}."
        yield "# stages:"
        yield f"#   - stage: {plan.stages[0].id}"
        yield "#     date: 2024-02-01"
        yield "#     by: đơn vị thực hiện"
    if plan.required_approvals:
        yield "# Các bước phải được duyệt trước khi đăng."
        yield "# approvals:"
        for id in plan.required_approvals:
            yield f"#   - step: {id}"
            yield "#     role: cơ quan duyệt"
            yield "#     date: 2024-06-01"


def _criteria(criteria: Iterable[Criterion]) -> Iterator[str]:
    for position, each in enumerate(criteria):
        if not position:
            yield from CRITERIA_HEAD.splitlines()
        yield from _criterion(each)


def _criterion(criterion: Criterion) -> Iterator[str]:
    section = f" (mục {criterion.sections})" if criterion.section else ""
    yield f"  # {criterion.text}{section}"
    yield f"  - criterion: {criterion.id}"
    yield "    evidence:"


def _claims() -> Iterator[str]:
    yield "# Mỗi số liệu, khen thưởng trong bài đều ghi ở đây, kèm mã nguồn."
    yield "# figures:"
    yield "#   - what: thu nhập"
    yield "#     value: 700"
    yield "#     unit: triệu đồng"
    yield "#     period: 2023"
    yield "#     sources: [bc-2023]"
    yield "# awards:"
    yield "#   - form: giay-khen"
    yield "#     level: commune"
    yield "#     issuer: Chủ tịch UBND xã …"
    yield "#     decision: 123/QĐ-UBND"
    yield "#     date: 2023-12-01"
    yield "# sources:"
    yield "#   - id: bc-2023"
    yield "#     title: Báo cáo tổng kết năm 2023"


def _model(kind: str) -> Iterator[str]:
    if kind == "model":
        yield "# Ai làm chủ mô hình, và các bước để nơi khác làm theo."
        yield "owner:"
        yield "how_to:"
