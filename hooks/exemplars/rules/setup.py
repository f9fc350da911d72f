"""
The plan's own files: plan.yml, units.yml and the units' own criteria hold together.

It is over 300 lines, because every rule says why beside what it demands.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from exemplars.icons import Icons
from exemplars.problem import DataPath, Finding
from exemplars.reading.source import DataFile, Portfolio
from exemplars.records.items import Item
from exemplars.records.plan import Authority, Plan, Role
from exemplars.records.record import Record, records
from exemplars.records.units import DEEPEST, Unit, UnitCriteria, Units
from exemplars.rules import books, borrowed, documents, handed_in, scoring, serving, succession
from exemplars.rules.rule import Rule, chosen, rule
from exemplars.text import nearest

# A finding of the plan's files, with the file it is in.
_Plan = Iterator[Finding]


def repeated(items: Iterable[Record]) -> Iterator[Finding]:
    """Give a finding for every id used twice in one list."""
    seen: set[str] = set()
    for item in items:
        id = getattr(item, "id", "")
        if id and id in seen:
            yield Finding(
                f"mã `{id}` dùng hai lần",
                "đặt mã khác; mã đã dùng thì không đổi",
                (*item.path, "id"),
            )
        seen.add(id)


@rule("ke-hoach-trung-ma", "setup")
def plan_ids_are_distinct(portfolio: Portfolio) -> _Plan:
    """Trong mỗi danh mục của plan.yml, mỗi mã chỉ dùng một lần.

    Hồ sơ, lịch phát và báo cáo dẫn đến từng mục của kế hoạch bằng mã: hai mục chung một mã thì
    không biết đang nói mục nào, hai lĩnh vực thành chung một trang.
    """
    plan = portfolio.plan
    for field in dataclasses.fields(plan):
        if isinstance(value := getattr(plan, field.name), tuple):
            yield from repeated(each for each in value if isinstance(each, Record))
    for group in plan.criteria:
        yield from repeated(group.atoms)
    if plan.commemorations:
        yield from repeated(plan.commemorations.days)
    if plan.portal:
        yield from repeated(plan.portal.yearbooks)


@rule("ke-hoach-thieu-muc", "setup")
def every_item_names_its_section(portfolio: Portfolio) -> _Plan:
    """Mỗi điều trong plan.yml ghi mục của kế hoạch (`section`), hoặc ghi rõ là cách hiểu của cổng (`reading`).

    Trang /tieu-chi/ công khai kế hoạch (Nghị định 42/2022/NĐ-CP): người dân và đơn vị cần phân biệt
    điều cơ quan quy định với điều cổng tự hiểu khi văn bản không nói. Không ghi mục thì không ai
    đối chiếu được với bản gốc.
    """
    for record in records(portfolio.plan):
        if isinstance(record, Item) and not record.section and not record.reading and record.path:
            yield Finding(
                "chưa ghi mục của kế hoạch",
                "thêm `section: …`; điều do cổng đặt thì ghi `reading: …`",
                record.path,
            )


@rule("ke-hoach-tham-chieu", "setup")
def plan_references_hold(portfolio: Portfolio) -> _Plan:
    """Mỗi mã được dẫn trong plan.yml phải có trong danh mục tương ứng.

    Mã không có trong danh mục thì điều ấy không áp dụng cho gì mà không ai hay: ngày kỷ niệm không
    gợi ý được gương nào, chuyên mục không có nơi phát, chỉ tiêu không biết tính qua kênh nào.
    """
    plan = portfolio.plan
    for path, id, options, what in _references(plan, portfolio):
        if id and id not in options:
            near = nearest(id, options)
            cure = f"có phải `{near}`?" if near else chosen(what, options)
            yield Finding(f"không có {what} `{id}`", cure, path)
    for kind in plan.kinds:
        judging = plan.criteria_for(kind.id)
        if judging and kind.criteria and judging.id != kind.criteria:
            yield Finding(
                f"đối tượng `{kind.id}` ghi danh mục `{kind.criteria}`, nhưng danh mục `{judging.id}` nhận áp dụng cho đối tượng này",
                "sửa cho hai nơi khớp nhau",
                (*kind.path, "criteria"),
            )


def _references(plan: Plan, portfolio: Portfolio) -> Iterator[tuple[DataPath, str, list[str], str]]:
    """Give (where, id, what it may be, what that is called) of every reference in plan.yml."""
    units = [each.id for each in portfolio.units]
    lists = [each.id for each in plan.criteria]
    channels = [each.id for each in plan.channels]
    holders: list[Authority | Role] = [*([plan.authority] if plan.authority else []), *plan.roles]
    yield from (((*each.path, "unit"), each.unit, units, "đơn vị") for each in holders)
    yield from (
        ((*each.path, "criteria"), each.criteria, lists, "danh mục tiêu chuẩn")
        for each in plan.kinds
    )
    yield from (((*each.path, "channel"), each.channel, channels, "kênh") for each in plan.quotas)
    quotas = [each.id for each in plan.quotas]
    scored = plan.scoring.table.criteria if plan.scoring and plan.scoring.table else ()
    yield from (((*each.path, "quota"), each.quota, quotas, "chỉ tiêu") for each in scored)
    yield from books.references(plan, portfolio)
    days = plan.commemorations.days if plan.commemorations else ()
    stations = [each.id for each in plan.channels if each.medium == "radio"]
    listed_ids: list[tuple[DataPath, tuple[str, ...], list[str], str]] = [
        (
            ("readings", "publishable_stages", "value"),
            plan.publishable_stages,
            [each.id for each in plan.stages],
            "khâu",
        ),
        (
            ("readings", "required_approvals", "value"),
            plan.required_approvals,
            [each.id for each in plan.selection],
            "bước xét chọn",
        ),
        *(
            ((*each.path, "stations"), each.stations, stations, "kênh phát thanh")
            for each in plan.columns
        ),
        *(
            ((*day.path, "sectors"), day.sectors, [each.id for each in plan.sectors], "lĩnh vực")
            for day in days
        ),
    ]
    for path, ids, options, what in listed_ids:
        yield from (((*path, position), id, options, what) for position, id in enumerate(ids) if id)


@rule("ke-hoach-linh-vuc-khac", "setup")
def other_sector_needs_an_open_list(portfolio: Portfolio) -> _Plan:
    """Lĩnh vực `khac` chỉ có khi danh mục lĩnh vực của kế hoạch để mở (`sectors_open`).

    Văn bản đã kê đủ lĩnh vực (như kế hoạch huyện Tân Yên, mục IV) mà thêm “khác” thì cổng đã tự sửa
    kế hoạch, và hồ sơ xếp vào đó không đối chiếu được với điều gì. Kê rồi để dấu ba chấm, như kế
    hoạch tỉnh Sóc Trăng (mục II.2.c), mới là để mở.
    """
    plan = portfolio.plan
    for sector in plan.sectors:
        if sector.id == "khac" and not plan.sectors_are_open:
            yield Finding(
                "kế hoạch không để mở danh mục lĩnh vực mà có lĩnh vực `khac`",
                "bỏ lĩnh vực này, hoặc ghi sectors_open với mục của kế hoạch",
                sector.path,
            )


@rule("ke-hoach-bieu-tuong", "setup", "warning")
def icons_are_there(portfolio: Portfolio) -> _Plan:
    """
    Biểu tượng của lĩnh vực (`icon`) là tên có trong bộ Material Design, hoặc tệp trong theme/.icons.

    Không có biểu tượng ấy thì trang vẫn dựng được, lĩnh vực hiện một vòng tròn.
    """
    icons = Icons(portfolio.root / "theme")
    for sector in portfolio.plan.sectors:
        if sector.icon and not icons.has(sector.icon):
            near = nearest(sector.icon, icons.names())
            yield Finding(
                f"không có biểu tượng `{sector.icon}`",
                f"có phải `{near}`?" if near else "chọn tên ở pictogrammers.com/library/mdi",
                (*sector.path, "icon"),
            )


@rule("ke-hoach-thu-muc", "setup")
def plan_id_is_the_folder(portfolio: Portfolio) -> _Plan:
    """Mã kế hoạch (`id`) trùng tên thư mục; giai đoạn không đi lùi.

    Các lệnh tìm kế hoạch theo tên thư mục: mã khác đi thì dựng nhầm cổng hoặc không tìm thấy. Giai
    đoạn đi lùi thì không năm nào thuộc kế hoạch, và không tính được chỉ tiêu cho ai.
    """
    plan, folder = portfolio.plan, portfolio.plan_file.path.parent.name
    if plan.id and plan.id != folder:
        yield Finding(
            f"mã kế hoạch `{plan.id}` khác tên thư mục `{folder}`", f"viết id: {folder}", ("id",)
        )
    period = plan.period
    if period and period.since and period.until and period.since > period.until:
        yield Finding(
            f"giai đoạn kết thúc năm {period.until} trước khi bắt đầu năm {period.since}",
            "sửa lại hai năm",
            ("period", "to"),
        )


PLAN_RULES: tuple[Rule, ...] = (
    plan_id_is_the_folder,
    plan_ids_are_distinct,
    every_item_names_its_section,
    plan_references_hold,
    other_sector_needs_an_open_list,
    icons_are_there,
    *serving.HOST_RULES,
    succession.successor_is_another_and_later,
    serving.web_editor_can_be_reached,
    documents.plan_has_its_number,
    borrowed.plan_is_ones_own,
    handed_in.reports_are_of_their_periods,
    scoring.scores_can_be_reckoned,
)


@rule("don-vi-trung-ma", "setup")
def unit_ids_are_distinct(portfolio: Portfolio) -> Iterator[Finding]:
    """Mỗi mã đơn vị trong units.yml chỉ dùng một lần; mã không bao giờ dùng lại.

    Mã đứng trong địa chỉ trang, trong bản tin và trong từng hồ sơ: đem dùng cho đơn vị khác thì
    gương và chỉ tiêu của đơn vị cũ thành của đơn vị mới. Sau sắp xếp năm 2025, có xã mới mang lại
    tên xã cũ mà địa bàn đã khác, nên càng phải có mã riêng.
    """
    names = {unit.id: unit.name for unit in reversed(portfolio.units_file.record.units)}
    by_path = {unit.path: unit for unit in portfolio.units_file.record.units}
    for finding in repeated(portfolio.units_file.record.units):
        unit = by_path[finding.path[:-1]]
        said = f"mã `{unit.id}` đã dùng cho {names[unit.id]}, nay lại dùng cho {unit.name}"
        yield dataclasses.replace(finding, message=said)


@rule("don-vi-tham-chieu", "setup")
def unit_references_hold(portfolio: Portfolio) -> Iterator[Finding]:
    """Đơn vị cấp trên và đơn vị kế tục phải có trong units.yml và không tạo thành vòng.

    Trang của mỗi đơn vị dẫn lên cấp trên và sang đơn vị kế tục. Mã lạ thì người tìm xã cũ không
    biết nay là xã nào; thành vòng thì không biết đơn vị thuộc đâu mà tính.
    """
    ids = [unit.id for unit in portfolio.units]
    for unit in portfolio.units_file.record.units:
        named = [((*unit.path, "parent"), unit.parent)] if unit.parent else []
        named += [
            ((*unit.path, "successors", position), id)
            for position, id in enumerate(unit.successors)
        ]
        for path, id in named:
            if not portfolio.units.get(id):
                near = nearest(id, ids)
                yield Finding(
                    f"không có đơn vị `{id}` trong units.yml",
                    f"có phải `{near}`?" if near else "thêm đơn vị ấy vào units.yml",
                    path,
                )
        above = portfolio.units.line(unit)
        if _is_circular(unit, portfolio.units):
            yield Finding(
                f"{unit.name} trực thuộc chính mình qua các đơn vị cấp trên",
                "sửa lại parent",
                (*unit.path, "parent"),
            )
        elif len(above) > DEEPEST:
            yield Finding(
                f"{unit.name} nằm dưới quá {DEEPEST} cấp", "sửa lại parent", (*unit.path, "parent")
            )


def _is_circular(unit: Unit, units: Units) -> bool:
    """Return whether a unit is above itself, within the levels there may be."""
    above, steps = units.get(unit.parent), 0
    while above is not None and above.id != unit.id and steps <= DEEPEST:
        above, steps = units.get(above.parent), steps + 1
    return above is not None and above.id == unit.id


@rule("don-vi-thoi-gian", "setup")
def unit_times_hold(portfolio: Portfolio) -> Iterator[Finding]:
    """Đơn vị kết thúc sau khi bắt đầu; đơn vị có kế tục phải có ngày kết thúc; đơn vị kế tục còn sau ngày ấy.

    Chỉ tiêu chỉ tính cho đơn vị còn tồn tại trong kỳ; ngày sai thì báo cáo đòi gương của xã không
    còn, hoặc bỏ sót xã đang có. Từ 01/7/2025 không còn cấp huyện (Luật 72/2025/QH15), nên danh bạ
    của kế hoạch kéo qua ngày ấy thường có cả đơn vị đã kết thúc lẫn đơn vị kế tục.
    """
    for unit in portfolio.units_file.record.units:
        if unit.valid_from and unit.valid_to and unit.valid_from > unit.valid_to:
            yield Finding(
                f"{unit.name} kết thúc ngày {unit.valid_to} trước khi bắt đầu ngày {unit.valid_from}",
                "sửa lại hai ngày",
                (*unit.path, "valid_to"),
            )
        if unit.successors and not unit.valid_to:
            yield Finding(
                f"{unit.name} có đơn vị kế tục mà không có ngày kết thúc",
                "thêm valid_to: ngày cuối cùng đơn vị còn tồn tại",
                (*unit.path, "successors"),
            )
        for position, id in enumerate(unit.successors):
            successor = portfolio.units.get(id)
            if (
                successor
                and successor.valid_to
                and unit.valid_to
                and successor.valid_to <= unit.valid_to
            ):
                yield Finding(
                    f"đơn vị kế tục {successor.name} đã kết thúc ngày {successor.valid_to}",
                    "chọn đơn vị còn tồn tại sau ngày ấy",
                    (*unit.path, "successors", position),
                )


UNIT_RULES: tuple[Rule, ...] = (
    unit_ids_are_distinct,
    unit_references_hold,
    unit_times_hold,
)


@rule("tieu-chuan-rieng", "setup")
def own_criteria_only_extend(
    unit: str, file: DataFile[UnitCriteria], portfolio: Portfolio
) -> Iterator[Finding]:
    """Tiêu chuẩn riêng của đơn vị (unit.yml) chỉ thêm vào danh mục của kế hoạch, không sửa và không bớt.

    Trên cơ sở tiêu chuẩn chung, đơn vị xây dựng tiêu chí riêng cho sát với nơi mình (như kế hoạch
    tỉnh Nghệ An, mục III.1; kế hoạch huyện Tân Yên, mục V.2.1). Nơi sửa, nơi bớt tiêu chuẩn chung
    thì gương của hai xã không còn được xét như nhau.
    """
    if not portfolio.units.get(unit):
        near = nearest(unit, [each.id for each in portfolio.units])
        yield Finding(
            f"thư mục `{unit}` không phải đơn vị trong units.yml",
            f"có phải `{near}`?" if near else "thêm đơn vị vào units.yml",
            line=1,
        )
    taken = {atom.id: group for group in portfolio.plan.criteria for atom in group.atoms}
    for criterion in file.record.criteria:
        if criterion.id in taken:
            yield Finding(
                f"mã `{criterion.id}` đã là tiêu chuẩn của kế hoạch (mục {taken[criterion.id].sections})",
                "đặt mã khác; tiêu chuẩn của kế hoạch giữ nguyên",
                (*criterion.path, "id"),
            )
    yield from repeated(file.record.criteria)
