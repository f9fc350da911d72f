"""
Builds an MkDocs project with Material's search plugin, alone in a process, and times the plugin.

    python -m bench.index_material FOLDER
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from material.plugins.search.plugin import SearchIndex
from mkdocs.commands.build import build
from mkdocs.config import load_config

spent = {"wall": 0.0, "cpu": 0.0}


def timed(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method that notes how long it takes."""

    def noting(*given: Any, **named: Any) -> Any:
        wall, cpu = time.perf_counter(), time.process_time()
        try:
            return method(*given, **named)
        finally:
            spent["wall"] += time.perf_counter() - wall
            spent["cpu"] += time.process_time() - cpu

    return noting


def main() -> None:
    """Build; print seconds as JSON."""
    for name in ("add_entry_from_context", "generate_search_index"):
        setattr(SearchIndex, name, timed(getattr(SearchIndex, name)))
    config = load_config(str(Path(sys.argv[1]) / "mkdocs.yml"), site_dir=sys.argv[2])
    build(config)
    print(json.dumps(spent))


if __name__ == "__main__":
    main()
