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
from typing import NoReturn

from exemplars.building.settings import SettingsError, parse_day, refuse_unknown, root_from
from exemplars.cli import parsing
from exemplars.cli.parsing import Parser
from exemplars.language import SETTING, phrase
from exemplars.problem import refusal
from exemplars.text import printable

# Each verb says in its own module what it takes, and the module is read only for the verb that is
# given: Word, Excel and mail need libraries that a check has no time for.
VERBS = (
    ("check", "looking", "kiểm tra hồ sơ theo kế hoạch"),
    ("new", "writing", "tạo hồ sơ mới"),
    ("fmt", "formatting", "sắp lại hồ sơ theo dạng chuẩn"),
    ("build", "building", "dựng cổng"),
    ("serve", "serving", "xem trước, tự tải lại khi có thay đổi"),
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
    ("explain", "explaining", "giải thích một quy tắc"),
)
_NAMES = frozenset(name for name, _, _ in VERBS)


def run() -> NoReturn:
    """Run the command that was typed, and leave at once: nothing of what is in memory is to be taken apart."""
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command: 0 done or clean, 1 problems, 2 cannot run."""
    _ready_streams()
    try:
        given = parsing.speak(sys.argv[1:] if argv is None else argv)
        code = _run(_parser(next((each for each in given if each in _NAMES), "")).parse_args(given))
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
        refuse_unknown(root, os.environ["PORTAL_PLAN"])
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


def _shared() -> Parser:
    """Return the options that every verb takes."""
    shared = Parser(add_help=False)
    shared.add_argument(
        "--plan", default="", metavar="MÃ", help="mã kế hoạch: thư mục dưới profiles/"
    )
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
    """Return the parser of all verbs, for whoever asks for none; else of `verb`, which knows what it takes."""
    shared = _shared()
    parser = Parser(
        prog="portal",
        description=phrase("Cổng gương điển hình tiên tiến: kiểm tra hồ sơ, tạo hồ sơ, dựng cổng."),
    )
    parsing.add_language(parser)
    verbs = parser.add_subparsers(required=True, metavar=phrase("LỆNH"))
    for name, module, help in VERBS:
        if verb not in ("", name):
            continue
        each = verbs.add_parser(name, parents=[shared], help=phrase(help))
        if name == verb:
            told = import_module(f"exemplars.cli.{module}")
            told.options(each)
    return parser
