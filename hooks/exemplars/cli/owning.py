"""`portal codeowners`: who is asked to approve what, as the forge reads it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from exemplars.cli.placing import place
from exemplars.drafting import owners
from exemplars.language import listed, phrase
from exemplars.reading import source, walk
from exemplars.text import printable


def options(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "--forge", choices=tuple(owners.FILES), default="github", help="kho mã; mặc định github"
    )
    parser.add_argument(
        "--write", action="store_true", help="ghi vào chỗ kho mã tìm; không có thì chỉ in"
    )
    parser.set_defaults(run=codeowners)


def codeowners(args: argparse.Namespace, root: Path) -> int:
    """Print the file for a forge, or write it where that forge looks for it."""
    # Of every plan, whichever is asked for: a forge reads one file.
    portfolios = [source.load(root, each) for each in walk.plans_in(root)]
    files = [file for each in portfolios for file in (each.plan_file, each.units_file)]
    faulty = [printable(each.name) for each in files if each.is_unread]
    if faulty:
        print(
            phrase("{files} chưa đọc được; chạy portal check rồi làm lại", files=listed(faulty)),
            file=sys.stderr,
        )
        return 1
    text = owners.written(args.forge, portfolios)
    if text.count("\n") == 1:
        print(
            phrase(
                "Chưa có tài khoản nào: khai portal.maintainers ở plan.yml, reviewers ở units.yml."
            ),
            file=sys.stderr,
        )
    if not args.write:
        sys.stdout.write(text)
        return 0
    place(root / owners.FILES[args.forge], text)
    print(phrase("Đã ghi {path}", path=owners.FILES[args.forge]))
    return 0
