"""`portal serve`: the portal shown while it is written."""

from __future__ import annotations

import argparse
import errno
import os
import socket
import sys
from pathlib import Path

from exemplars.building.settings import SettingsError
from exemplars.cli.adapter import adapter
from exemplars.language import phrase
from exemplars.preview.server import Unbound
from exemplars.problem import refusal
from exemplars.text import printable


def options(parser: argparse.ArgumentParser) -> None:
    """Say what `portal serve` takes."""
    parser.add_argument(
        "--address",
        default="127.0.0.1:8000",
        metavar="MÁY:CỔNG",
        help="nơi mở bản xem trước; 0.0.0.0:8000 thì máy khác trong mạng cũng xem được",
    )
    parser.add_argument("--drafts", action="store_true", help="xem cả bản nháp")
    parser.set_defaults(run=serve)


def serve(args: argparse.Namespace, root: Path) -> int:
    """Preview: each page is made when it is asked for, and again after a save."""
    host, _, port = args.address.rpartition(":")
    if not host or not (port.isdecimal() and port.isascii() and 0 < int(port[:6]) < 65536):
        raise SettingsError(
            "`{address}` không phải địa chỉ MÁY:CỔNG; ví dụ 127.0.0.1:8000",
            address=args.address,
        )
    # A preview is made again at every keystroke; nobody takes it along.
    os.environ["PORTAL_OFFLINE"] = os.environ["PORTAL_YEARBOOKS"] = "0"
    if args.drafts:
        os.environ["PORTAL_DRAFTS"] = "1"
    print(phrase("Đang chuẩn bị bản xem trước…"), flush=True)
    try:
        adapter(root).serve(root, args.address)
    except Unbound as error:
        print(_unbound(error, host, int(port)), file=sys.stderr)
        return 2
    return 0


def _unbound(error: Unbound, host: str, port: int) -> str:
    """Return why an address cannot be had, and which one to try."""
    cause, address = error.__cause__, f"{printable(host)}:{port}"
    # Of a name that leads nowhere the resolver speaks English, in many ways.
    why = "không phải địa chỉ của máy này"
    if isinstance(cause, OSError) and not isinstance(cause, socket.gaierror):
        why = refusal(cause)
        if cause.errno in (errno.EADDRINUSE, errno.EACCES):
            return phrase(
                "Không mở được {address}: {why}. Chọn cổng khác: --address {host}:{other}",
                address=address,
                why=phrase(why),
                host=printable(host),
                # Those below 1024 are the system's own.
                other=max(port % 65535 + 1, 1024),
            )
    return phrase(
        "Không mở được {address}: {why}. Xem trên máy này: --address 127.0.0.1:{port}",
        address=address,
        why=phrase(why),
        port=port,
    )
