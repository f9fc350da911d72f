"""
Writes the portal's own index, alone in a process: what it costs is what this prints.

    python -m bench.index_portal ROOT PLAN FOLDER [CORPUS]

CORPUS receives what is searched, for the other engines to search too.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exemplars import register, search
from exemplars.reading import source
from exemplars.register import Register
from exemplars.search.documents import every


def corpus(made: Register) -> Iterator[dict[str, Any]]:
    """Give every published profile with the fields that questions are made from."""
    for document in every(made):
        exemplar = document.exemplar
        yield {
            "id": exemplar.id,
            "name": document.name,
            "head": (*document.head, *document.above),
            "text": document.text,
            "summary": exemplar.profile.summary,
            "unit": exemplar.unit.name if exemplar.unit else "",
            "sector": exemplar.sector.name if exemplar.sector else "",
            "kind": exemplar.kind_name,
            "year": exemplar.published.year,
            "figures": [f"{each.value} {each.unit}" for each in exemplar.profile.figures],
        }


def main() -> None:
    """Write the files; print seconds as JSON."""
    root, plan, folder = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    portfolio = source.load(root, plan)
    made = register.make(portfolio, portfolio.newest_date, root / ".cache")
    wall, cpu = time.perf_counter(), time.process_time()
    for path, content in search.files(made):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if len(sys.argv) > 4:
        said = json.dumps(list(corpus(made)), ensure_ascii=False)
        Path(sys.argv[4]).write_text(said, "utf-8")
    print(json.dumps({"wall": wall, "cpu": cpu}))


if __name__ == "__main__":
    main()
