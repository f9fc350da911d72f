"""The ledger in tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from exemplars.ledger import Account, Book, Group, Ledger, Scores
from exemplars.ledger.accounts import VERDICTS
from exemplars.records.units import Unit
from exemplars.records.vocabulary import LEVELS, MEDIA, RHYTHMS
from exemplars.report.parts import Column, Grid, Value, shown
from exemplars.text import capital, uncapital

_UNIT = Column("Đơn vị", wide=True)
_NUMBER = Column("STT", narrow=True)


def grids(ledger: Ledger) -> Iterator[Grid]:
    """Give the tables of a ledger, in the order of the appendix."""
    for number, account in enumerate(ledger.asked, start=1):
        yield _account(account, number, ledger)
    if ledger.scores:
        yield _scores(ledger.scores, over=ledger.is_over)
    for number, book in enumerate(ledger.books, start=1):
        yield _book(book, number)
    yield _groups("Doi tuong", "Theo đối tượng", "Đối tượng", ledger.kinds, summed=True)
    if ledger.sectors:
        yield _groups("Linh vuc", "Theo lĩnh vực", "Lĩnh vực", ledger.sectors, summed=True)
    if ledger.priorities:
        # One exemplar may be of several: their sum would say nothing.
        yield _groups("Dien quan tam", "Diện được quan tâm", "Diện", ledger.priorities)
    yield _carriers(ledger)
    yield _people(ledger)
    yield _without(ledger)
    yield _overdue(ledger)


def _account(account: Account, number: int, ledger: Ledger) -> Grid:
    quota = account.quota
    # Of whom nothing is held, a nought would say that nothing is wanting.
    missing = [row.missing if row.verdict else None for row in account.rows]
    columns: list[tuple[Column, list[Value]]] = [
        (_UNIT, [row.label for row in account.rows]),
        (Column("Chỉ tiêu", summed=True), [row.due for row in account.rows]),
        (Column("Đã có trong kỳ", summed=True), [row.count for row in account.rows]),
        (Column("Còn thiếu", summed=True), [*missing]),
    ]
    if account.gap or not account.stretches:
        # A nought would say that nothing is due.
        columns = [columns[0], columns[2]]
    elif all(each is None for each in missing):
        columns.pop()
    if account.so_far != account.count:
        since = [row.so_far for row in account.rows]
        columns.append((Column("Từ đầu kỳ của chỉ tiêu", summed=True), [*since]))
    if account.uncounted:
        others = [row.uncounted for row in account.rows]
        columns.append((Column("Không được tính", summed=True), [*others]))
    judged = account.stretches or account.gap
    verdicts = [VERDICTS[row.verdict] if judged else "chưa đến kỳ" for row in account.rows]
    columns.append((Column("Đánh giá"), [*verdicts]))
    lives = [_life(ledger, row.unit) for row in account.rows]
    if any(lives):
        columns.append((Column("Ghi chú", wide=True), [*lives]))
    return Grid(
        f"Chi tieu {number}",
        f"Chỉ tiêu {number}: {quota.who}, {RHYTHMS[quota.per]} ít nhất {quota.min} {quota.of or 'điển hình'}",
        tuple(column for column, _ in columns),
        tuple(zip(*(values for _, values in columns), strict=True)),
        f"Danh bạ đơn vị chưa kê đủ, không đánh giá. {account.gap}"
        if account.gap
        else ""
        if account.rows
        else "Danh bạ đơn vị của cổng chưa có đơn vị nào thuộc diện này.",
    )


def _life(ledger: Ledger, unit: Unit) -> str:
    """Return from when, until when a unit was there in the period, and who was before, who after it."""
    units = ledger.register.units
    said = []
    for word, day, near, others in (
        ("từ", unit.valid_from, "trước đó là", units.predecessors.get(unit.id, ())),
        ("đến", unit.valid_to, "kế tục:", [units.get(id) for id in unit.successors]),
    ):
        if day and ledger.span.since < day < ledger.span.until:
            names = ", ".join(units.label(each) for each in others if each)
            said.append(f"{word} {shown(day)}" + (f", {near} {names}" if names else ""))
    return "; ".join(said)


def _book(book: Book, number: int) -> Grid:
    rows = tuple(
        (
            position,
            row.label,
            row.day,
            row.document,
            "chưa gửi" if row.day is None else "gửi sau hạn" if row.late else "",
        )
        for position, row in enumerate(book.rows, start=1)
    )
    last = f", hạn {shown(book.last)}" if book.last else ""
    return Grid(
        f"Bao cao don vi {number}",
        f"Báo cáo của {uncapital(book.duty.since)}{last}",
        (_NUMBER, _UNIT, Column("Ngày nhận"), Column("Số, ký hiệu"), Column("Ghi chú")),
        rows,
        f"Danh bạ đơn vị chưa kê đủ. {book.gap}" if book.gap else "",
    )


def _scores(scores: Scores, *, over: bool) -> Grid:
    columns = [Column(f"{each.name} (tối đa {each.points})") for each in scores.table.criteria]
    return Grid(
        "Cham diem",
        f"Chấm điểm theo {scores.table.document}{'' if over else ' (tạm tính)'}",
        (_UNIT, *columns, Column("Tổng điểm"), Column("Xếp loại")),
        tuple(
            (row.label, *map(_points, row.points), _points(row.total), row.band or row.why)
            for row in scores.rows
        ),
        "Xếp theo thứ tự danh bạ đơn vị, không phải xếp hạng.",
    )


def _points(points: Decimal | None) -> Value:
    return None if points is None else float(points)


def _groups(
    key: str, title: str, name: str, found: Iterable[Group], *, summed: bool = False
) -> Grid:
    return Grid(
        key,
        title,
        (
            Column(name, wide=True),
            Column("Trong kỳ", summed=summed),
            Column("Tỷ lệ trong kỳ, %"),
            Column("Tính đến hết kỳ", summed=summed),
        ),
        tuple((capital(group.name), group.count, group.percent, group.total) for group in found),
    )


def _carriers(ledger: Ledger) -> Grid:
    return Grid(
        "Kenh",
        "Kênh đã đăng, phát trong kỳ",
        (
            Column("Kênh", wide=True),
            Column("Phương tiện"),
            Column("Số gương"),
            Column("Số lần", summed=True),
        ),
        tuple(
            (
                capital(each.channel.name),
                MEDIA.get(each.channel.medium, ""),
                each.exemplars,
                each.times,
            )
            for each in ledger.carriers
        ),
    )


def _people(ledger: Ledger) -> Grid:
    names = ledger.register.units
    rows: list[tuple[Value, ...]] = []
    for number, each in enumerate(ledger.exemplars, start=1):
        levels = {r.level for r in each.profile.recognised if r.date and r.date <= ledger.closed}
        rows.append(
            (
                number,
                each.name,
                each.kind_name,
                names.label(each.unit) if each.unit else "",
                each.sector.name if each.sector else "",
                each.published,
                ", ".join(name for level, name in LEVELS.items() if level in levels),
            )
        )
    return Grid(
        "Danh sach",
        "Các gương đã giới thiệu trong kỳ",
        (
            _NUMBER,
            Column("Tên gương", wide=True),
            Column("Đối tượng"),
            _UNIT,
            Column("Lĩnh vực", wide=True),
            Column("Ngày đăng"),
            Column("Cấp công nhận"),
        ),
        tuple(rows),
    )


def _without(ledger: Ledger) -> Grid:
    labels = ledger.register.units
    gap = ledger.coverage.gap
    return Grid(
        "Tieu chuan rieng",
        "Đơn vị chưa có tiêu chuẩn riêng",
        (_NUMBER, _UNIT),
        tuple(
            (number, labels.label(unit))
            for number, unit in enumerate(ledger.coverage.without, start=1)
        ),
        f"Danh bạ đơn vị chưa kê đủ. {gap}" if gap else "",
    )


def _overdue(ledger: Ledger) -> Grid:
    rows: list[tuple[Value, ...]] = []
    for number, each in enumerate(ledger.overdue, start=1):
        days = [f.date for f in each.profile.follow_up if f.date and f.date <= ledger.closed]
        unit = each.unit.name if each.unit else ""
        rows.append((number, each.name, unit, each.published, max(days, default=None)))
    return Grid(
        "Theo doi",
        "Gương cần theo dõi lại",
        (
            _NUMBER,
            Column("Tên gương", wide=True),
            _UNIT,
            Column("Ngày đăng"),
            Column("Theo dõi gần nhất"),
        ),
        tuple(rows),
    )
