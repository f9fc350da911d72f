"""The `portal` command: parse, call, print, return an exit code."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from exemplars.building.settings import SettingsError, parse_day, root_from
from exemplars.checking import verdict
from exemplars.cli import building, checking, formatting, parsing, writing
from exemplars.cli.parsing import Parser
from exemplars.language import SETTING, listed, phrase, suggested
from exemplars.problem import refusal
from exemplars.reading import source
from exemplars.records.vocabulary import KINDS
from exemplars.text import printable

# Verbs that say in their own module what they take. It is read only for the verb that is given:
# Word, Excel and mail need libraries that a check has no time for.
ELSEWHERE = (
    ("import", "importing", "đưa tệp Word, Excel, thư, trang web vào thành bản nháp"),
    ("form", "forms", "làm mẫu Word, Excel để cơ sở điền"),
    ("schema", "describing", "lược đồ JSON Schema cho trình soạn thảo"),
    ("takedown", "withdrawing", "nơi đã đăng, phát những hồ sơ đã gỡ, để báo gỡ theo"),
    ("editor", "editing", "cài chương trình soạn thảo trên web cho trang /admin/"),
    ("radio", "radio", "chương trình phát thanh: xếp kỳ, in lời đọc"),
    ("review", "reviewing", "trang duyệt một thay đổi: trước, sau, lỗi, bản tin"),
    ("codeowners", "owning", "ai duyệt gì: tệp CODEOWNERS từ danh bạ đơn vị"),
    ("init", "founding", "lập cổng mới từ kế hoạch mẫu gần nhất"),
    ("report", "reporting", "báo cáo một kỳ: Word, Excel, HTML hoặc JSON"),
    ("inspect", "inspecting", "bảng kiểm tra từng đơn vị: còn thiếu gì; chỉ dùng trong cơ quan"),
    ("export", "exporting", "dữ liệu mở, như /du-lieu/ của cổng, không cần dựng cổng"),
    ("yearbook", "binding", "kỷ yếu: PDF để in, EPUB để đọc trên máy"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command: 0 done or clean, 1 problems, 2 cannot run."""
    _ready_streams()
    try:
        given = parsing.speak(sys.argv[1:] if argv is None else argv)
        code = _run(_parser(given[0] if given else "").parse_args(given))
        # Here, where a reader that has gone is still no error.
        sys.stdout.flush()
        return code
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader (head, less) has gone; there is nobody left to tell.
        _abandon_output()
        return 1
    except OSError as error:
        print(phrase("Không đọc hoặc ghi được {what}", what=_what(error)), file=sys.stderr)
        _abandon_output()
        return 2
    except KeyboardInterrupt:
        print(phrase("Đã dừng."), file=sys.stderr)
        return 130


def _run(args: argparse.Namespace) -> int:
    if args.lang:
        # Of a name cut short, as in `--la en`, only the parser knows what it means.
        os.environ[SETTING] = args.lang
    if args.today:
        parse_day(args.today)
        os.environ["PORTAL_TODAY"] = args.today
    root = root_from(Path(args.root).absolute() if args.root else Path.cwd())
    if args.plan or os.environ.get("PORTAL_PLAN"):
        os.environ["PORTAL_PLAN"] = args.plan or os.environ["PORTAL_PLAN"]
        _known_plan(root, os.environ["PORTAL_PLAN"])
    return int(args.run(args, root))


def _ready_streams() -> None:
    """Let nothing about where the output goes end a command with a traceback."""
    if sys.stdout is None or sys.stderr is None:
        # Started with them closed (`>&-`): whoever did that wants to read nothing.
        nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - to the end
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks Vietnamese letters gets escapes.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _what(error: OSError) -> str:
    """Return what could not be read or written, and why."""
    name = printable(os.fsdecode(error.filename)) if error.filename else phrase("kết quả")
    return f"{name}: {phrase(refusal(error))}"


def _abandon_output() -> None:
    """Let what is still to be printed go nowhere, so that the end of the program does not try again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _known_plan(root: Path, plan: str) -> None:
    plans = source.plans_in(root)
    if plan not in plans:
        cure = suggested(plan, plans, phrase("các kế hoạch: {plans}", plans=listed(plans)))
        raise SettingsError(
            "không có kế hoạch `{plan}` trong profiles/; {cure}", plan=plan, cure=cure
        )


def _shared() -> Parser:
    """Return the options that every verb takes."""
    shared = Parser(add_help=False)
    shared.add_argument("--plan", default="", help="mã kế hoạch: thư mục dưới profiles/")
    shared.add_argument(
        "--today",
        default="",
        metavar="NGÀY",
        help="ngày dựng cổng, dạng 2024-06-11; mặc định là ngày mới nhất trong hồ sơ",
    )
    parsing.add_language(shared)
    shared.add_argument("--root", default="", help=argparse.SUPPRESS)
    return shared


def _parser(verb: str) -> Parser:
    """Return the parser of all verbs; of those told elsewhere only `verb` knows what it takes."""
    shared = _shared()
    parser = Parser(
        prog="portal",
        description=phrase("Cổng gương điển hình tiên tiến: kiểm tra hồ sơ, tạo hồ sơ, dựng cổng."),
    )
    parsing.add_language(parser)
    verbs = parser.add_subparsers(required=True, metavar=phrase("LỆNH"))

    def verb_of(name: str, help: str) -> Parser:
        return verbs.add_parser(name, parents=[shared], help=phrase(help))

    _check(verb_of("check", "kiểm tra hồ sơ theo kế hoạch"))
    _new(verb_of("new", "tạo hồ sơ mới"))
    _fmt(verb_of("fmt", "sắp lại hồ sơ theo dạng chuẩn"))
    _build(verb_of("build", "dựng cổng"))
    _serve(verb_of("serve", "xem trước, tự tải lại khi có thay đổi"))
    for name, module, help in ELSEWHERE:
        each = verb_of(name, help)
        if name == verb:
            told = import_module(f"exemplars.cli.{module}")
            told.options(each)
    explain = verb_of("explain", "giải thích một quy tắc")
    explain.add_argument("code", metavar="MÃ", help="mã quy tắc, như in trong kết quả kiểm tra")
    explain.set_defaults(run=checking.explain)
    return parser


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="ĐƯỜNG_DẪN",
        help="tệp hoặc thư mục; bỏ trống: mọi kế hoạch",
    )
    parser.add_argument(
        "--format", choices=sorted(verdict.FORMATS), default="text", help="dạng kết quả"
    )
    parser.add_argument("--strict", action="store_true", help="nhắc nhở cũng tính là lỗi")
    parser.add_argument(
        "--changed-since",
        default="",
        metavar="BẢN",
        help="chỉ báo các tệp đã đổi so với bản git này",
    )
    parser.add_argument(
        "--watch", action="store_true", help="kiểm tra lại mỗi khi có tệp được lưu, đến khi dừng"
    )
    parser.add_argument(
        "--write-baseline",
        action="store_true",
        help="ghi các lỗi hiện có vào sổ lỗi cũ của kế hoạch; sổ đã có thì chỉ rút ngắn",
    )
    parser.set_defaults(run=checking.check)


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--kind", default="", help=phrase("đối tượng: {kinds}", kinds=", ".join(KINDS))
    )
    parser.add_argument("--name", default="", help="tên gương")
    parser.add_argument("--unit", default="", help="mã hoặc tên đơn vị giới thiệu")
    parser.add_argument("--sector", default="", help="mã hoặc tên lĩnh vực")
    parser.set_defaults(run=writing.new)


def _fmt(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="ĐƯỜNG_DẪN",
        help="tệp profile.md hoặc thư mục; bỏ trống: mọi hồ sơ",
    )
    parser.add_argument(
        "--check", action="store_true", help="chỉ nói tệp nào cần sắp lại, không ghi gì"
    )
    parser.set_defaults(run=formatting.fmt)


def _build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--site-dir",
        type=Path,
        default=None,
        metavar="THƯ_MỤC",
        help="nơi đặt cổng; mặc định site/",
    )
    parser.add_argument("--drafts", action="store_true", help="dựng cả bản nháp, chỉ để xem trước")
    parser.add_argument("--no-search", action="store_true", help="không dựng danh mục tìm kiếm")
    parser.add_argument(
        "--offline",
        action=argparse.BooleanOptionalAction,
        help="làm hoặc không làm bản ngoại tuyến; mặc định theo plan.yml",
    )
    parser.set_defaults(run=building.build)


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--address", default="127.0.0.1:8000", metavar="MÁY:CỔNG")
    parser.add_argument("--drafts", action="store_true", help="xem cả bản nháp")
    parser.set_defaults(run=building.serve)
