"""Single pages of a register made in memory, without a build."""

from __future__ import annotations

from typing import Any

from lxml import html

from exemplars.frame import Page
from exemplars.look import Look
from exemplars.pages.shared import Shared
from exemplars.register import Register
from support_portal import REPO

SCRIPTS = {path.name: path.name for path in (REPO / "theme/assets/javascripts").glob("*.js")}


def shared(register: Register) -> Shared:
    """Return what the makers of pages work with, the look's files under their own names."""
    url = register.plan.site.url
    return Shared(register, REPO / "theme/portal", url, Look({}, SCRIPTS, (), "", {}))


def parsed(page: Page) -> Any:
    """Return a page's body as a tree."""
    return html.fromstring(f"<main>{page.whole.body}</main>")


def words(tree: Any) -> str:
    """Return the text of a tree, its blanks made one."""
    return " ".join(tree.text_content().split())
