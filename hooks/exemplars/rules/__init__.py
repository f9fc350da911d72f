"""The catalogue of rules: one table, every code once."""

from __future__ import annotations

from exemplars.places import PLACE, PROFILE
from exemplars.rules import (
    awards,
    by_plan,
    children,
    consents,
    consultation,
    content,
    copies,
    dated,
    decisions,
    departed,
    documents,
    episodes,
    figures,
    handwriting,
    honours,
    identity,
    letters,
    linked,
    minors,
    on_the_day,
    other_children,
    people,
    permanent,
    praise,
    radio,
    sensitivity,
    setup,
    shape,
    since,
    unsourced,
    validity,
)
from exemplars.rules.rule import FAMILIES, Rule, read_rule

PROFILE_RULES: tuple[Rule, ...] = (
    *shape.RULES,
    *letters.RULES,
    *by_plan.RULES,
    *awards.RULES,
    *consultation.RULES,
    *documents.RULES,
    *figures.RULES,
    *unsourced.RULES,
    *dated.RULES,
    *honours.RULES,
    *decisions.RULES,
    *validity.RULES,
    *people.RULES,
    *sensitivity.RULES,
    *consents.RULES,
    *children.RULES,
    *other_children.RULES,
    *minors.RULES,
    *content.RULES,
    *praise.RULES,
    *radio.RULES,
)

# Of all profiles at once.
TOGETHER_RULES: tuple[Rule, ...] = (
    *identity.RULES,
    *departed.RULES,
    *copies.RULES,
    *decisions.TOGETHER,
    *linked.RULES,
)

# Applied by the runner itself, which knows all codes and today's date.
RUNNER_RULES = (
    read_rule(
        "mien-tru-sai",
        "shape",
        "Quy tắc được miễn (`allow`) phải là mã có thật, được phép miễn, có lý do rõ ràng, và còn hạn không quá một năm.\n\nLý do viết thành câu (ít nhất ba chữ) để người sau biết ai đã xác nhận điều gì. Hết hạn là dịp xem lại: sửa hồ sơ hoặc gia hạn có lý do. Mục thiếu lý do hoặc thiếu ngày thì không miễn gì. Quy tắc giữ an toàn cho cổng và cho người được nêu thì không hồ sơ nào được miễn.",
    ),
    read_rule(
        "mien-tru-thua",
        "shape",
        "Mục `allow` không còn miễn cho điều gì thì bỏ đi.\n\nĐể lại thì nó che cả lỗi sau này mới mắc. Bản nháp và bài đã gỡ không xét.",
        "warning",
    ),
    read_rule(
        "so-loi-cu",
        "setup",
        "Sổ lỗi cũ (`.baseline.yml` của kế hoạch) chỉ được ngắn đi, và chỉ giữ lỗi chờ được.\n\nSổ do `portal check --write-baseline` lập một lần khi đưa hồ sơ cũ vào, để lần kiểm tra nào cũng chỉ báo lỗi mới. Lỗi về quyền của người được nêu, về an toàn của cổng, tệp không đọc được và mã trùng thì không chờ: cũ đến mấy cũng phải sửa.",
    ),
    read_rule(
        "so-loi-cu-thua",
        "setup",
        "Lỗi cũ đã sửa thì bỏ khỏi sổ (`.baseline.yml`).\n\nĐể lại thì lỗi ấy mắc lại mà không ai hay. Chạy `portal check --write-baseline`, sổ tự ngắn đi.",
        "warning",
    ),
    read_rule(
        "tep-la",
        "identity",
        "Trong thư mục của kế hoạch chỉ có plan.yml, units.yml, schedule.yml, sổ lỗi cũ .baseline.yml, thư mục _phat-thanh, thư mục đơn vị (có thể kèm unit.yml) và thư mục hồ sơ.\n\nTệp khác thì cổng không đọc và không quy tắc nào xét, nhưng nó vẫn nằm trong kho: ai lấy được kho cũng mở được bản Word có số điện thoại, địa chỉ của người được nêu (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).",
        "warning",
    ),
    read_rule(
        "ho-so-lac",
        "identity",
        f"Hồ sơ nằm ở {PLACE}, tệp tên đúng là {PROFILE}.\n\nĐặt chỗ khác hay đặt tên khác thì hồ sơ không được đọc: không ai kiểm tra, cổng cũng không đăng.",
    ),
)

CATALOGUE: dict[str, Rule] = {
    each.code: each
    for each in (
        *shape.READ,
        *RUNNER_RULES,
        *shape.RULES,
        *letters.RULES,
        *by_plan.RULES,
        *awards.RULES,
        *consultation.RULES,
        *documents.RULES,
        *figures.RULES,
        *unsourced.RULES,
        *dated.RULES,
        *honours.RULES,
        *decisions.RULES,
        *validity.RULES,
        *people.RULES,
        *sensitivity.RULES,
        *consents.RULES,
        *children.RULES,
        *other_children.RULES,
        *minors.RULES,
        *content.READ,
        *content.RULES,
        *handwriting.READ,
        *praise.RULES,
        *radio.RULES,
        *TOGETHER_RULES,
        *since.RULES,
        *permanent.RULES,
        *on_the_day.RULES,
        *people.PLAN_RULES,
        *people.UNIT_RULES,
        *episodes.READ,
        *episodes.RULES,
        *setup.PLAN_RULES,
        *setup.UNIT_RULES,
        setup.own_criteria_only_extend,
    )
}

__all__ = [
    "CATALOGUE",
    "FAMILIES",
    "PROFILE_RULES",
    "RUNNER_RULES",
    "TOGETHER_RULES",
    "Rule",
    "content",
    "departed",
    "episodes",
    "handwriting",
    "letters",
    "on_the_day",
    "people",
    "permanent",
    "setup",
    "shape",
    "since",
]
