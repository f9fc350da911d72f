"""A new profile as an editor first sees it: what is known filled in, the rest laid out and explained."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.canonical_yaml import scalar
from exemplars.plan import Plan
from exemplars.profile import Profile
from exemplars.rules.by_plan import criteria_of
from exemplars.source import Portfolio


def blank_profile(
    portfolio: Portfolio, *, id: str, name: str, kind: str, unit: str, sector: str
) -> str:
    """Return the text of a new `profile.md`; it is a draft that passes every rule."""
    profile = Profile(id=id, name=name, kind=kind, unit=unit, sector=sector)
    lines = [
        "---",
        "# Dòng bắt đầu bằng dấu # là lời nhắc, có thể xóa. Mã id không bao giờ đổi.",
        f"id: {id}",
        f"name: {scalar(name)}",
        f"kind: {kind}",
        *([f"sector: {sector}"] if sector else []),
        f"unit: {unit}",
        "# Một, hai câu, không quá 300 ký tự: ai, làm gì, kết quả gì.",
        "summary:",
        "# Chỉ đặt ngày đăng khi hồ sơ đã đủ; chưa có ngày đăng là bản nháp, không ai thấy.",
        "# published: 2024-06-11",
        *_progress(portfolio.plan),
        *_criteria(profile, portfolio),
        *_claims(),
        *_model(kind),
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


def _criteria(profile: Profile, portfolio: Portfolio) -> Iterator[str]:
    criteria = criteria_of(profile, portfolio)
    if not criteria:
        return
    yield "# Sau mỗi chữ evidence: một câu nói việc làm cụ thể cho thấy đạt tiêu chuẩn."
    yield "criteria:"
    for each in criteria:
        section = f" (mục {each.sections})" if each.section else ""
        yield f"  # {each.text}{section}"
        yield f"  - criterion: {each.id}"
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
