"""What stands at /admin/: one page, its configuration, the portal's scripts, the editor's program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from exemplars.editor import bundle
from exemplars.editor.configuration import configuration, criteria, may
from exemplars.pages.shared import Shared
from exemplars.records.portal import Editor

ADDRESS = "admin/"
# Before the program: what it finds when it starts. After it: what it is taught. In this order.
_BEFORE = ("before.js",)
_AFTER = ("words.js", "format.js", "controls.js", "preview.js", "start.js")
_CONFIGURATION = "cau-hinh.json"


def files(site: Shared, editor: Editor) -> Iterator[tuple[str, bytes]]:
    """Give the page, its configuration and the portal's own scripts, as (path below the site, content)."""
    portfolio, logo = site.register.portfolio, f"../{site.look.addresses['favicon.svg']}"
    told = {
        "editor": configuration(portfolio, editor, site.url, logo),
        "criteria": criteria(portfolio),
    }
    told_text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    yield f"{ADDRESS}{_CONFIGURATION}", told_text.encode()
    theme = site.templates.parent / "assets" / "editor"
    for name in (*_BEFORE, *_AFTER, "editor.css"):
        text = (theme / name).read_text("utf-8")
        yield f"{ADDRESS}{name}", text.encode()
    page = site.view(
        "editor.html",
        ADDRESS,
        policy=may(editor).meta,
        configuration=_CONFIGURATION,
        scripts=_scripts(site),
    )
    yield f"{ADDRESS}index.html", str(page).encode()


def _scripts(site: Shared) -> list[str]:
    """Return the addresses of the scripts from the page, in the order in which they run."""
    program = [part.script for part in bundle.parts()]
    shared = f"../{site.look.addresses['introduce-profile.js']}"
    return [*_BEFORE, *program, shared, *_AFTER]


def programs(kept: Path) -> Iterator[tuple[str, Path]]:
    """
    Give the files of the editor's program: path below the site, and the file to copy.

    Raises:
        bundle.Missing: the set-up has not fetched it.
    """
    return ((ADDRESS + name, path) for name, path in bundle.files(kept))
