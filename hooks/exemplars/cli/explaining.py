"""`portal explain`: what a rule demands and why, with an example."""

from __future__ import annotations

import argparse
from pathlib import Path

from exemplars.building.settings import SettingsError
from exemplars.checking import explained
from exemplars.language import suggested
from exemplars.rules import CATALOGUE


def options(parser: argparse.ArgumentParser) -> None:
    """Say what `portal explain` takes."""
    parser.add_argument("code", metavar="MÃ", help="mã quy tắc, như in trong kết quả kiểm tra")
    parser.set_defaults(run=explain)


def explain(args: argparse.Namespace, root: Path) -> int:
    """Say what a rule demands and why."""
    if args.code not in CATALOGUE:
        cure = suggested(args.code, CATALOGUE, "")
        raise SettingsError(
            "không có quy tắc `{code}`{cure}", code=args.code, cure=cure and f"; {cure}"
        )
    print(explained.explain(args.code))
    return 0
