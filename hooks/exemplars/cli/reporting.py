"""`portal report`: an office's report of one period, as Word, Excel, HTML or JSON."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from exemplars import ledger
from exemplars.building.settings import SettingsError
from exemplars.cli import asked
from exemplars.cli.placing import place_bytes
from exemplars.dates import spans
from exemplars.language import phrase
from exemplars.ledger import Ledger
from exemplars.text import printable

PERIODS = "2024-05 (tháng), 2024-Q2 (quý), 2024-H1 (6 tháng), 2024 (năm), 2022-2025 (giai đoạn)"
FORMATS = ("docx", "xlsx", "html", "json")


def options(parser: argparse.ArgumentParser) -> None:
    """Say what the verb takes."""
    parser.add_argument("--period", required=True, metavar="KỲ", help=PERIODS)
    parser.add_argument(
        "--unit", default="", metavar="MÃ", help="chỉ đơn vị này và cấp dưới của nó"
    )
    parser.add_argument("--format", choices=FORMATS, default=None, help="dạng tệp; mặc định docx")
    parser.add_argument(
        "--output",
        type=Path,
        default=None,
        metavar="TỆP",
        help="nơi ghi; bỏ trống: bao-cao-….docx ở thư mục hiện tại, còn html và json thì in ra",
    )
    parser.set_defaults(run=report)


def report(args: argparse.Namespace, root: Path) -> int:
    """Write the report of a period; html and json without --output go to standard output."""
    # Word's and Excel's libraries take half a second to load: who asks for a report waits, nobody else.
    from exemplars import report as reports

    format = asked.format(args, FORMATS, "docx")
    made = _ledger(args, root)
    content = reports.written(made, format, root / "theme" / "portal")
    if args.output is None and format in ("html", "json"):
        sys.stdout.write(content.decode())
        return 0
    path = args.output or Path.cwd() / _name(made, args.period, format)
    place_bytes(path, content)
    print(
        phrase(
            "Đã ghi báo cáo {label} vào {path}", label=made.span.label, path=printable(str(path))
        )
    )
    return 0


def _ledger(args: argparse.Namespace, root: Path) -> Ledger:
    made = asked.published(root, phrase("số liệu chưa tin được"))
    span = spans.named(args.period, made.plan.reporting_window)
    if span is None:
        raise SettingsError(
            "`{period}` không phải kỳ báo cáo; viết {periods}",
            period=printable(args.period),
            periods=phrase(PERIODS),
        )
    if span.since > made.today:
        raise SettingsError(
            "{label} bắt đầu ngày {since:%d/%m/%Y}, sau ngày dựng {today:%d/%m/%Y}; đặt --today",
            label=span.label,
            since=span.since,
            today=made.today,
        )
    return ledger.make(made, span, asked.unit(made.portfolio, args.unit))


def _name(made: Ledger, period: str, format: str) -> str:
    unit = f"-{made.unit.id}" if made.unit else ""
    return f"bao-cao-{made.register.plan.id}{unit}-{period}.{format}"
