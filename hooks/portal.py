"""
The only file that knows MkDocs: a thin adapter, its events in the order MkDocs fires them.

MkDocs renders the handbook; everything of the portal's own is made by `exemplars` and written
after MkDocs is done, into the same folder and the same frame.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from exemplars.building import configured, publication, site
from exemplars.building.parts import Written
from exemplars.building.settings import SettingsError
from exemplars.cache import CACHE
from exemplars.checking import verdict
from exemplars.drawing import diagrams
from exemplars.frame import Slots, bared, scrolling
from exemplars.language import phrase
from exemplars.preview.session import Made, Session
from exemplars.problem import Refused
from exemplars.yearbook import Unprintable

log = get_plugin_logger("portal")
# Made by ours instead: MkDocs' know nothing of pages it did not make, and carry the day of the build.
OURS = {"404.html", "sitemap.xml"}
_now: dict[str, Any] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the records before MkDocs touches anything; the site takes its names from the plan."""
    root = Path(config.config_file_path).parent
    try:
        made = site.prepare(root, configured.settings(root, config.extra))
    except (SettingsError, Refused) as error:
        if _now.get("shown"):
            # The preview tells of it in its own way.
            raise
        raise PluginError(_said(error)) from error
    for warning in made.warnings:
        log.info(verdict.line(warning))
    _now["site"] = made
    # The theme prints it as it is: its environment escapes nothing.
    config.site_name = str(escape(made.register.plan.site.name))
    config.site_url = made.url
    config.site_description = made.register.plan.title
    config.theme.static_templates = set(config.theme.static_templates) - OURS
    return config


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
    """Set the handbook's diagrams into its chapters, whose tables are reached by keyboard."""
    try:
        return diagrams.inlined(scrolling(html), Path(config.docs_dir, page.file.src_uri).parent)
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
    """Write the portal beside the handbook; a preview of ours makes it when it is asked for."""
    template = _now["env"].get_template("main.html")
    files: Files = _now["files"]

    def frame(base: str) -> str:
        context = get_context(_now["nav"], files, config, base_url=base)
        return bared(str(template.render(context, portal=Slots())))

    handwritten = tuple(page.url for page in files.documentation_pages())
    folder = Path(config.site_dir)
    if _now.get("shown"):
        _now["made"] = Made(_now["site"], frame, handwritten, folder)
        return
    try:
        _now["site"].write(folder, frame, handwritten, publication.published(folder))
    except Unprintable as error:
        raise PluginError(phrase("Không dàn trang được kỷ yếu: {error}", error=error)) from error


def build(root: Path, folder: Path, *, strict: bool = True) -> Written | None:
    """
    Build below `root` into `folder`, by exchange; None where the build was refused or aborted.

    Raises:
        SettingsError: mkdocs.yml cannot be used.
    """
    _speak_plainly()
    try:
        with publication.beside(folder, root / CACHE / "locks") as beside:
            config = _config(root, str(beside), strict=strict)
            mkdocs_build(config)
            return written(config)
    except Abort:
        return None


def written(config: MkDocsConfig) -> Written:
    """Return what the build of `config` wrote."""
    made: site.Site = _state(config)["site"]
    return made.written


def serve(root: Path, address: str) -> None:
    """
    Preview at an address until interrupted; every page is made when it is asked for.

    Raises:
        SettingsError: a setting cannot be used, or MkDocs could not make the handbook.
        Unbound: the address cannot be had.
    """
    os.environ["PORTAL_URL"] = f"http://{address}/"
    _speak_plainly()
    host, _, port = address.rpartition(":")
    with tempfile.TemporaryDirectory(prefix="portal-") as folder:
        settings = configured.settings(root, _config(root, folder).extra)
        session = Session(root, settings, partial(_shown, root, folder), partial(print, flush=True))
        session.run(host, int(port))


def _shown(root: Path, folder: str) -> Made:
    """Let MkDocs make the handbook below a folder, and return what the rest is made from."""
    # Another place each time: the last one is shown until this one is whole.
    config = _config(root, tempfile.mkdtemp(dir=folder))
    state = _state(config)
    state["shown"] = True
    try:
        mkdocs_build(config)
    except Abort as error:
        raise SettingsError("Chưa dựng được cẩm nang.") from error
    made: Made = state["made"]
    return made


def _config(root: Path, folder: str, *, strict: bool = False) -> MkDocsConfig:
    """
    Return what mkdocs.yml says, for a site in `folder`.

    As MkDocs' own `load_config` does it, which tells in English, or not at all, what is wrong.

    Raises:
        SettingsError: the file cannot be used.
    """
    file = root / "mkdocs.yml"
    config = MkDocsConfig(config_file_path=str(file))
    try:
        with file.open("rb") as opened:
            config.load_file(opened)
        config.load_dict({"site_dir": folder, "strict": strict})
        errors, warnings = config.validate()
    except OSError:
        raise
    except Exception as error:
        # Of values that nobody foresaw, MkDocs says whatever Python does.
        raise SettingsError(configured.slip(error, file)) from error
    if errors or (strict and warnings):
        raise SettingsError("\n".join(configured.unusable(config, [*errors, *warnings])))
    for line in configured.unusable(config, warnings):
        log.warning(line)
    configured.plan(config.extra)
    if not config.hooks:
        raise SettingsError("mkdocs.yml: thiếu `hooks/portal.py` ở mục `hooks`")
    return config


def _state(config: MkDocsConfig) -> dict[str, Any]:
    """Return what the hooks of `config` remember: MkDocs loads this file under a name of its own."""
    hook: Any = sys.modules[str(next(iter(config.hooks)))]
    state: dict[str, Any] = hook._now
    return state


def _said(error: Exception) -> str:
    if isinstance(error, Refused):
        return f"{phrase('Hồ sơ có lỗi, cổng chưa được dựng:')}\n{verdict.text(error.problems)}"
    return str(error)


def _speak_plainly() -> None:
    """Show MkDocs' warnings and errors as they are, without level names and colours."""
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setLevel(logging.WARNING)
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
