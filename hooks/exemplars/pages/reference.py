"""Pages made from the plan and from the code itself: criteria, feeds, the handbook's reference."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from exemplars import collections
from exemplars.checking import examples
from exemplars.frame import Page
from exemplars.pages.shared import Shared
from exemplars.records.items import Said
from exemplars.records.plan import Plan, find
from exemplars.records.profile import Profile
from exemplars.records.record import Record
from exemplars.records.schema import Many, Spec, Table, nested, specs
from exemplars.records.values import OneOf
from exemplars.records.vocabulary import RHYTHMS, WINDOWS
from exemplars.rules import CATALOGUE, FAMILIES
from exemplars.telling import broadcasts
from exemplars.text import slug


def every(site: Shared) -> Iterator[Page]:
    """Give the criteria page, the feeds page and the generated part of the handbook."""
    yield _criteria(site)
    yield _feeds(site)
    yield from _rules(site)
    yield _fields(site)


def criteria_title(plan: Plan) -> str:
    """Return what the page about the plan is called: `Tiêu chuẩn và nội dung kế hoạch`."""
    return f"Tiêu chuẩn và nội dung {plan.document_kind.lower()}"


def _criteria(site: Shared) -> Page:
    plan = site.plan
    readings = plan.readings
    units = site.register.units
    parts = _parts(site)
    own = [(units.get(id), own) for id, own in site.register.portfolio.own_criteria.items()]
    return site.simple(
        "tieu-chi/",
        "criteria.html",
        criteria_title(plan),
        f"Tiêu chuẩn gương điển hình tiên tiến và nội dung {plan.cited}.",
        rhythm=RHYTHMS,
        own_criteria=[(unit, each) for unit, each in own if unit],
        parts=parts,
        shown={id for id, _, present in parts if present},
        readings=list(_readings(site)),
        notes=readings.notes if readings else (),
        outreach=[
            ("Kênh tuyên truyền", plan.channels),
            ("Chuyên mục", plan.columns),
            ("Ấn phẩm", plan.publications),
            ("Cuộc thi", plan.contests),
            ("Hội nghị, sự kiện", plan.events),
        ],
        provisions=_provisions(plan),
        heard={each.id: broadcasts.timetable(plan, each) for each in plan.radio_columns},
        days=plan.commemorations.days if plan.commemorations else (),
        documents=[("Căn cứ", plan.legal_basis), ("Văn bản khác được nhắc tới", plan.documents)],
    )


def _parts(site: Shared) -> list[tuple[str, str, bool]]:
    plan = site.plan
    return [
        (
            "tieu-chuan",
            "Tiêu chuẩn",
            bool(plan.definition or plan.recognition or plan.criteria or plan.criteria_rules),
        ),
        ("doi-tuong", "Đối tượng", True),
        ("trung-thuc", "Khách quan, trung thực", bool(plan.truthfulness)),
        (
            "cac-khau",
            "Các khâu và xét chọn",
            bool(plan.stages or plan.activities or plan.selection),
        ),
        ("han-che", "Hạn chế đã nêu", bool(plan.shortcomings)),
        ("chi-tieu", "Mục tiêu, chỉ tiêu", bool(plan.quotas or plan.goals)),
        ("linh-vuc", "Lĩnh vực", bool(plan.sectors)),
        ("phong-trao", "Phong trào thi đua", bool(plan.movements)),
        ("uu-tien", "Quan tâm, ưu tiên", bool(plan.priorities)),
        (
            "tuyen-truyen",
            "Tuyên truyền, tôn vinh",
            bool(
                plan.channels
                or plan.columns
                or plan.publications
                or plan.contests
                or plan.events
                or plan.commemorations
                or plan.themes
                or plan.press_fields
            ),
        ),
        (
            "to-chuc",
            "Tổ chức thực hiện",
            bool(
                plan.reports or plan.deadlines or plan.roles or plan.inspection or _provisions(plan)
            ),
        ),
        (
            "cach-hieu",
            "Cách hiểu của cổng",
            bool(plan.readings and (plan.readings.notes or any(_readings(site)))),
        ),
        (
            "van-ban",
            "Văn bản",
            bool(plan.silent or plan.misprints or plan.legal_basis or plan.documents),
        ),
    ]


def _provisions(plan: Plan) -> list[tuple[str, Said]]:
    """Return what the plan says of how the work is done and paid for, each with its heading."""
    said = [
        ("Khảo sát", plan.survey),
        ("Tập huấn", plan.training),
        ("Kinh phí", plan.funding),
        ("Chấm điểm", plan.scoring),
    ]
    return [(name, each) for name, each in said if each and each.text]


def _readings(site: Shared) -> Iterator[tuple[str, str, Any]]:
    plan, readings = site.plan, site.plan.readings
    if readings is None:
        return
    if readings.publishable_stages:
        names = [step.name for id in plan.publishable_stages if (step := find(plan.stages, id))]
        yield "Khâu được đăng", ", ".join(names).lower(), readings.publishable_stages
    if readings.stages_ordered:
        yield "Các khâu theo thứ tự", _yes(readings.stages_ordered.value), readings.stages_ordered
    if readings.required_approvals:
        names = [step.name for id in plan.required_approvals if (step := find(plan.selection, id))]
        yield "Các bước phải duyệt trước khi đăng", "; ".join(names), readings.required_approvals
    if readings.households_count:
        yield (
            "Tính hộ gia đình vào chỉ tiêu",
            _yes(readings.households_count.value),
            readings.households_count,
        )
    if readings.reporting_window:
        said = WINDOWS[readings.reporting_window.value]
        yield "Kỳ số liệu của báo cáo", said, readings.reporting_window


def _yes(value: bool) -> str:
    return "có" if value else "không"


def _feeds(site: Shared) -> Page:
    groups = [("Tất cả", list(collections.whole(site.register)))]
    groups += [
        (shelf.facet.title, list(shelf.collections)) for shelf in site.shelves if shelf.facet.feeds
    ]
    return site.simple(
        "ban-tin/",
        "feeds.html",
        "Bản tin",
        f"Bản tin RSS, Atom và JSON của {site.plan.site.name}.",
        groups=groups,
    )


def _rules(site: Shared) -> Iterator[Page]:
    ordered = sorted(CATALOGUE.values(), key=lambda rule: list(FAMILIES).index(rule.family))
    families = [(FAMILIES[key], list(rules)) for key, rules in groupby(ordered, lambda r: r.family)]
    yield site.simple(
        "cam-nang/quy-tac/",
        "rules.html",
        "Quy tắc kiểm tra",
        "Các quy tắc mà mọi hồ sơ gương điển hình tiên tiến được kiểm tra.",
        families=families,
    )
    for rule in CATALOGUE.values():
        address = f"cam-nang/quy-tac/{rule.code}/"
        yield site.simple(
            address,
            "rule.html",
            f"Quy tắc {rule.code}",
            rule.statement,
            rule=rule,
            family=FAMILIES[rule.family],
            example=examples.of(rule.code),
            today=site.register.today,
        )


def _fields(site: Shared) -> Page:
    groups = [_group("truong", "Phần dữ liệu của hồ sơ", "", Profile)]
    for key, _, spec in specs(Profile):
        record = nested(spec.type)
        if record:
            groups.append(_group(f"truong-{slug(key)}", f"{key}: {spec.label}", spec.help, record))
    return site.simple(
        "cam-nang/truong/",
        "fields.html",
        "Các trường của hồ sơ",
        "Mọi trường của hồ sơ gương điển hình tiên tiến, ý nghĩa và ví dụ.",
        groups=groups,
    )


def _group(id: str, title: str, lead: str, record: type[Record]) -> dict[str, Any]:
    return {
        "id": id,
        "title": title,
        "lead": lead,
        "fields": [_field(key, spec) for key, _, spec in specs(record)],
    }


def _field(key: str, spec: Spec) -> dict[str, Any]:
    inner = spec.type.of if isinstance(spec.type, Many | Table) else spec.type
    words = list(inner.words.items()) if isinstance(inner, OneOf) else []
    many = "danh sách: " if isinstance(spec.type, Many) else ""
    return {
        "key": key,
        "label": spec.label,
        "help": spec.help,
        "required": spec.required,
        "type": many + (spec.type.title if isinstance(spec.type, Table) else inner.title),
        "words": words,
        "link": f"truong-{slug(key)}" if nested(spec.type) else "",
        "example": spec.example,
    }
