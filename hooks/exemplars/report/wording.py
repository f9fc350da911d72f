"""The ledger in official sentences: only what its numbers support; the rest is left blank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from exemplars.ledger import Account, Book, Ledger, Scores
from exemplars.records.duties import ReportDuty
from exemplars.records.vocabulary import RHYTHMS, WINDOWS
from exemplars.report.parts import BLANK, Grid, Report, Section, shown
from exemplars.rules.on_the_day import FOLLOW_UP_DAYS
from exemplars.text import capital, uncapital

_RHYTHM_OF = {"tháng": "month", "quý": "quarter", "6": "half-year", "năm": "year"}


def report(ledger: Ledger, grids: tuple[Grid, ...]) -> Report:
    """Return the report of a ledger, with its tables."""
    plan = ledger.register.plan
    issuer, superior = _issuer(ledger)
    to = _to(ledger)
    return Report(
        superior,
        issuer,
        f"Số: {BLANK}/BC-{BLANK}",
        f"{BLANK}, ngày …… tháng …… năm ………",
        f"Kết quả thực hiện {plan.cited}, {ledger.span.label}",
        period(ledger),
        to,
        tuple(_sections(ledger)),
        # Whom a report is sent up to stands after "Kính gửi"; Nghị định 30/2020, Phụ lục I, I.II.9.b.
        ("Như trên", BLANK, f"Lưu: VT, {BLANK}"),
        BLANK,
        grids,
        ledger.closed,
    )


def period(ledger: Ledger) -> str:
    """Return the days that the report counts, as a sentence; it says so where they are not yet over."""
    span = ledger.span
    said = (
        f"Số liệu tính từ ngày {shown(span.since)} đến ngày {shown(span.until)} "
        f"({WINDOWS[ledger.window]})"
    )
    if ledger.is_over:
        return f"{said}."
    return f"{said}; kỳ báo cáo chưa kết thúc, số liệu mới đến ngày {shown(ledger.closed)}."


def _issuer(ledger: Ledger) -> tuple[str, str]:
    """Return who reports, and the body above it that the heading names."""
    plan, unit = ledger.register.plan, ledger.unit
    if unit is not None:
        named = f"Ủy ban nhân dân {uncapital(unit.name)}" if unit.level else unit.name
        return named, "" if unit.level else BLANK
    authority = plan.authority.name if plan.authority else BLANK
    contact = plan.site.contact
    return (contact.name, authority) if contact else (authority, "")


def _to(ledger: Ledger) -> str:
    """Return whom the plan sends the period's reports to, where it says so of one body only."""
    rhythm = _RHYTHM_OF.get(ledger.span.label.split()[0], "end-of-period")
    duties = [each for each in ledger.register.plan.reports if rhythm in each.per]
    found = {_receiver(each, whole=ledger.unit is None) for each in duties} - {""}
    return found.pop() if len(found) == 1 else BLANK


def _receiver(duty: ReportDuty, *, whole: bool) -> str:
    # Who sums up the units' reports sends the sum on.
    return (duty.then_to or duty.to) if whole else duty.to


def _sections(ledger: Ledger) -> Iterator[Section]:
    yield Section(
        "I. TÌNH HÌNH TRIỂN KHAI",
        (
            f"Công tác chỉ đạo, quán triệt, ban hành văn bản: {BLANK}",
            f"Công tác phát hiện, bồi dưỡng, tập huấn, kiểm tra: {BLANK}",
        ),
    )
    yield Section("II. KẾT QUẢ", tuple(_results(ledger)))
    yield Section(
        "III. HẠN CHẾ VÀ NGUYÊN NHÂN",
        (*_shortcomings(ledger), f"Nguyên nhân: {BLANK}"),
    )
    yield Section("IV. PHƯƠNG HƯỚNG, KIẾN NGHỊ", (f"Phương hướng: {BLANK}", f"Kiến nghị: {BLANK}"))
    yield Section("V. CÁCH TÍNH", tuple(_readings(ledger)))


def _results(ledger: Ledger) -> Iterator[str]:
    kinds = ", ".join(
        f"{group.count} {uncapital(group.name)}" for group in ledger.kinds if group.count
    )
    count = len(ledger.exemplars)
    told = (
        f"đã giới thiệu {count} gương trên cổng, gồm {kinds}"
        if count
        else "chưa giới thiệu gương nào trên cổng"
    )
    yield (
        f"Về giới thiệu gương: {capital(ledger.span.label)} {told}. "
        f"Tính đến ngày {shown(ledger.closed)}, cổng có {ledger.total} gương."
    )
    if ledger.levels:
        levels = "; ".join(f"{uncapital(group.name)} {group.count}" for group in ledger.levels)
        yield f"Về công nhận (mỗi gương tính một lần ở mỗi cấp, trong kỳ được cấp ấy công nhận lần đầu): {levels}."
    for account in ledger.asked:
        yield _quota(account)
    if ledger.scores:
        yield _scores(ledger.scores, over=ledger.is_over)
    for book in ledger.books:
        yield _book(book)
    yield from _shares(ledger)
    yield from _care(ledger)
    yield "Số liệu chi tiết tại Phụ lục kèm theo Báo cáo này."


def _quota(account: Account) -> str:
    quota = account.quota
    asked = f"{RHYTHMS[quota.per]} ít nhất {quota.min} {quota.of or 'điển hình'}"
    head = f"Về chỉ tiêu của {uncapital(quota.who)} ({asked}):"
    if not account.rows:
        return (
            f"{head} danh bạ đơn vị của cổng chưa có đơn vị nào thuộc diện này nên chưa tính được."
        )
    more = (
        f" Có {account.uncounted} gương khác không thuộc đối tượng được tính."
        if account.uncounted
        else ""
    )
    if account.gap:
        return (
            f"{head} trong kỳ báo cáo đạt {account.count}; danh bạ đơn vị của cổng chưa kê đủ nên "
            f"chỉ ghi số, không đánh giá. {account.gap}{more}"
        )
    if not account.due:
        since = (
            f", từ đầu kỳ của chỉ tiêu là {account.so_far}"
            if account.so_far != account.count
            else ""
        )
        return f"{head} trong kỳ báo cáo đạt {account.count}{since}; chưa đến kỳ đánh giá.{more}"
    verdicts = [
        f"{account.having(verdict)} đơn vị {words}"
        for verdict, words in (
            ("met", "đã đủ"),
            ("short", "còn thiếu"),
            ("open", "chưa đủ, kỳ chưa kết thúc"),
            ("", "không đánh giá vì không tồn tại trọn kỳ"),
        )
        if account.having(verdict)
    ]
    wanting = f", còn thiếu {account.missing}" if account.missing else ""
    return (
        f"{head} đạt {account.count}, chỉ tiêu {account.due}{wanting}; {', '.join(verdicts)}.{more}"
    )


def _scores(scores: Scores, *, over: bool) -> str:
    scored = [row for row in scores.rows if row.total is not None]
    left = len(scores.rows) - len(scored)
    bands = Counter(row.band for row in scored if row.band)
    named = ", ".join(f"{bands[each.name]} đơn vị {each.name}" for each in scores.table.bands)
    below = len(scored) - bands.total()
    if named and below:
        named += f", {below} đơn vị chưa tới mức nào"
    return (
        f"Về chấm điểm{'' if over else ' (tạm tính)'} theo {scores.table.document}: chấm "
        f"{len(scored)} đơn vị{f', {named}' if named else ''}"
        f"{f'; không chấm {left} đơn vị (lý do ở phụ lục)' if left else ''}."
    )


def _book(book: Book) -> str:
    late = f", trong đó {book.late} đơn vị gửi sau hạn {shown(book.last)}" if book.late else ""
    wanting = len(book.rows) - book.came
    of_all = f"/{len(book.rows)}" if book.duty.unit_kinds and not book.gap else ""
    return (
        f"Về chế độ báo cáo của {uncapital(book.duty.since)}: {book.came}{of_all} đơn vị đã gửi báo cáo{late}"
        + (f"; {wanting} đơn vị trong danh bạ chưa gửi (danh sách ở phụ lục)" if wanting else "")
        + "."
        + (f" Danh bạ đơn vị chưa kê đủ. {book.gap}" if book.gap else "")
    )


def _shares(ledger: Ledger) -> Iterator[str]:
    if ledger.sectors:
        found = [
            f"{uncapital(group.name)} {group.count}" for group in ledger.sectors if group.count
        ]
        empty = [uncapital(group.name) for group in ledger.empty_sectors]
        if found:
            yield f"Theo lĩnh vực: {'; '.join(found)}."
        if empty:
            yield f"Lĩnh vực chưa có gương trong kỳ: {'; '.join(empty)}."
    if ledger.priorities and ledger.exemplars:
        shares = "; ".join(
            f"{uncapital(group.name)} {group.count} gương ({shown(group.percent)}%)"
            for group in ledger.priorities
        )
        yield f"Diện kế hoạch quan tâm (một gương có thể thuộc nhiều diện): {shares}."


def _care(ledger: Ledger) -> Iterator[str]:
    coverage = ledger.coverage
    if coverage.units and (coverage.goal is not None or coverage.with_own):
        goal = f", mục tiêu {coverage.goal}%" if coverage.goal is not None else ""
        yield (
            f"Về tiêu chuẩn riêng của đơn vị: {coverage.with_own}/{coverage.units} đơn vị đã có "
            f"({coverage.percent}%{goal})."
            + (f" Danh bạ chưa kê đủ đơn vị. {coverage.gap}" if coverage.gap else "")
        )
    paces = [
        f"{uncapital(p.name)}: {p.median} ngày ({p.count} gương)" for p in ledger.paces if p.count
    ]
    if paces:
        yield f"Thời gian (số ngày trung vị: một nửa số gương mất không quá số ngày này): {'; '.join(paces)}."
    carried = [
        f"{uncapital(c.channel.name)} {c.exemplars} gương, {c.times} lần"
        for c in ledger.carriers
        if c.times
    ]
    yield (
        f"Về tuyên truyền: {'; '.join(carried)}."
        if carried
        else "Về tuyên truyền: chưa ghi nhận lần đăng, phát nào trong kỳ ngoài cổng."
    )


def _shortcomings(ledger: Ledger) -> Iterator[str]:
    if ledger.overdue:
        yield f"Có {len(ledger.overdue)} gương quá {FOLLOW_UP_DAYS} ngày chưa được theo dõi, cập nhật (danh sách ở phụ lục)."
    yield f"Hạn chế: {BLANK}"


def _readings(ledger: Ledger) -> Iterator[str]:
    plan = ledger.register.plan
    readings = plan.readings
    yield period(ledger)
    if readings and readings.reporting_window:
        yield f"Kỳ số liệu: {readings.reporting_window.reason}"
    if plan.quotas and readings and readings.households_count:
        yield f"Hộ gia đình: {readings.households_count.reason}"
    if plan.quotas:
        yield "Chỉ tiêu tính gương đã công bố, theo ngày được cấp nêu trong chỉ tiêu công nhận lần đầu, hoặc ngày được đăng, phát lần đầu trên kênh mà chỉ tiêu nêu. Kỳ này thừa không bù cho kỳ khác, đơn vị này thừa không bù cho đơn vị khác. Đơn vị không tồn tại trọn kỳ thì chỉ ghi số, không đánh giá."
    else:
        yield "Văn bản không giao chỉ tiêu số lượng nên báo cáo không có phần so với chỉ tiêu."
    yield f"Theo dõi sau công nhận: văn bản không quy định bao lâu một lần; cổng nhắc sau {FOLLOW_UP_DAYS} ngày kể từ ngày đăng hoặc lần theo dõi gần nhất."
    yield "Gương đã gỡ không được tính; vì vậy số liệu của kỳ trước có thể giảm."
