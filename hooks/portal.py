"""
The only file that knows MkDocs: a thin adapter, its events in the order MkDocs fires them.

MkDocs renders the handbook; everything of the portal's own is made by `exemplars` and written
after MkDocs is done, into the same folder and the same frame.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.build import get_context
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from exemplars.building import publication, site
from exemplars.building.parts import Written
from exemplars.building.settings import Settings, SettingsError
from exemplars.cache import CACHE
from exemplars.checking import verdict
from exemplars.drawing import diagrams
from exemplars.frame import Slots, bared
from exemplars.yearbook import Unprintable

log = get_plugin_logger("portal")
# Made by ours instead: MkDocs' know nothing of pages it did not make, and carry the day of the build.
OURS = {"404.html", "sitemap.xml"}
_now: dict[str, Any] = {}


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a preview, which outlives an editor's slip."""
    _now["preview"] = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the records before MkDocs touches anything; the site takes its names from the plan."""
    root = Path(config.config_file_path).parent
    chosen = config.extra.get("portal") or {}
    try:
        made = site.prepare(root, Settings.of(os.environ, str(chosen.get("plan", "tan-yen"))))
    except SettingsError as error:
        raise PluginError(str(error)) from error
    except site.Refused as refused:
        said = f"Hồ sơ có lỗi, cổng chưa được dựng:\n{verdict.text(refused.problems)}"
        if not (_now.get("preview") and "site" in _now):
            raise PluginError(said) from refused
        # A preview goes on showing the last good state; MkDocs would hold every request instead.
        log.error(said)
        made = _now["site"]
    for warning in made.warnings:
        log.info(verdict.line(warning))
    _now["site"] = made
    # The theme prints it as it is: its environment escapes nothing.
    config.site_name = str(escape(made.register.plan.site.name))
    config.site_url = made.url
    config.site_description = made.register.plan.title
    config.theme.static_templates = set(config.theme.static_templates) - OURS
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Set the last preview aside, which MkDocs would delete: most of it is still as it should be."""
    folder = Path(config.site_dir)
    if _now.get("preview") and folder.is_dir():
        _now["before"] = publication.aside(folder)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep the theme's own files out of the site: the portal publishes its look itself."""
    for file in [each for each in files if each.src_dir != config.docs_dir]:
        files.remove(file)
    try:
        # Also what no chapter shows: it has an address all the same.
        diagrams.check(Path(each.abs_src_path) for each in files if each.abs_src_path)
    except diagrams.DiagramError as error:
        raise PluginError(f"{config.docs_dir}: {error}") from error
    for drawing in [each for each in files if each.src_uri.endswith(".svg")]:
        # Written as it is read, with plain line ends, however git has checked it out.
        drawing.content_string = drawing.content_string
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep what the frame is rendered from."""
    _now.update(nav=nav, files=files)
    return nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Set the handbook's diagrams into its chapters."""
    try:
        return diagrams.inlined(html, Path(config.docs_dir, page.file.src_uri).parent)
    except diagrams.DiagramError as error:
        raise PluginError(f"content/{page.file.src_uri}: {error}") from error


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the frame's header and footer their words."""
    env.globals["extra_portal"] = _now["site"].header()
    _now["env"] = env
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Take out of a chapter what the theme's own scripts would have needed."""
    head, start, rest = output.partition("<article")
    text, end, tail = rest.rpartition("</article>")
    return bared(head) + start + text + end + bared(tail)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the portal beside the handbook."""
    template = _now["env"].get_template("main.html")
    files: Files = _now["files"]

    def frame(base: str) -> str:
        context = get_context(_now["nav"], files, config, base_url=base)
        return bared(str(template.render(context, portal=Slots())))

    handwritten = [page.url for page in files.documentation_pages()]
    folder = Path(config.site_dir)
    before = _now.pop("before", None)
    try:
        _now["site"].write(folder, frame, handwritten, before or publication.published(folder))
    except Unprintable as error:
        raise PluginError(f"Không dàn trang được kỷ yếu: {error}") from error
    if before:
        shutil.rmtree(before)


def build(root: Path, folder: Path, *, strict: bool = True) -> Written | None:
    """Build below `root` into `folder`, by exchange; None where the build was refused or aborted."""
    _speak_plainly()
    try:
        with publication.beside(folder, root / CACHE / "locks") as beside:
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(beside), strict=strict)
            mkdocs_build(config)
            # MkDocs loads this file under a name of its own: its state is not this module's.
            return written(config)
    except Abort:
        return None


def written(config: MkDocsConfig) -> Written:
    """Return what the build of `config` wrote."""
    hook: Any = sys.modules[str(next(iter(config.hooks)))]
    made: site.Site = hook._now["site"]
    return made.written


def serve(root: Path, address: str) -> None:
    """Preview with live reload until interrupted."""
    os.environ["PORTAL_URL"] = f"http://{address}/"
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    mkdocs_serve(str(root / "mkdocs.yml"), dev_addr=address)


def _speak_plainly() -> None:
    """Show MkDocs' warnings and errors as they are, without level names and colours."""
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setLevel(logging.WARNING)
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
