"""`portal editor`: fetches the web editor's program, once, in the locked version."""

from __future__ import annotations

import argparse
import http.client
import sys
import urllib.request
from collections.abc import Iterable
from pathlib import Path

from exemplars.building.settings import SettingsError
from exemplars.cache import CACHE
from exemplars.editor import bundle
from exemplars.language import phrase
from exemplars.problem import refusal
from exemplars.text import printable

_PATIENCE = 60  # seconds without a byte


def options(parser: argparse.ArgumentParser) -> None:
    """Say what the verb takes."""
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="TỆP",
        help="gói đã tải về trên máy khác, cho nơi không có mạng; bỏ trống: tải từ registry.npmjs.org",
    )
    parser.set_defaults(run=install)


def install(args: argparse.Namespace, root: Path) -> int:
    """Put the program in the cache; 0 where it is there, 2 where it could not be had."""
    kept = root / CACHE
    if bundle.is_there(kept):
        print(phrase("Chương trình soạn thảo đã có, đúng bản đã khóa."))
        return 0
    given = list(_packed(args.files))
    try:
        bundle.install(kept, lambda part: _from(part, given) if args.files else fetched(part))
    except bundle.Missing as missing:
        print(phrase("Chưa cài được: {missing}.", missing=missing), file=sys.stderr)
        return 2
    for part in bundle.parts():
        print(phrase("Đã cài {name} {version}.", name=part.name, version=part.version))
    return 0


def _packed(files: Iterable[Path]) -> Iterable[bytes]:
    for path in files:
        try:
            yield path.read_bytes()
        except OSError as error:
            raise SettingsError(
                "không đọc được {path}: {why}",
                path=printable(str(path)),
                why=phrase(refusal(error)),
            ) from error


def _from(part: bundle.Part, given: Iterable[bytes]) -> bytes:
    """Return the package out of what was given; by its content, whatever the file is called."""
    found = next((each for each in given if bundle.is_locked(part, each)), None)
    if found is None:
        raise bundle.Missing(
            phrase(
                "trong các tệp đã cho không có {packed} đúng bản đã khóa; tải ở {address}",
                packed=part.packed,
                address=part.address,
            )
        )
    return found


def fetched(part: bundle.Part) -> bytes:
    """Return the package as the registry sends it."""
    try:
        with urllib.request.urlopen(part.address, timeout=_PATIENCE) as answer:
            packed: bytes = answer.read(bundle.LARGEST)
    except (OSError, http.client.HTTPException) as error:
        raise bundle.Missing(
            phrase(
                "không tải được {address} ({error}); không có mạng thì tải ở máy khác rồi chạy: scripts/portal editor {files}",
                address=part.address,
                error=error,
                files=" ".join(each.packed for each in bundle.parts()),
            )
        ) from error
    return packed
