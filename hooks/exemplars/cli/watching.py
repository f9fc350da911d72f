"""`portal check --watch`: the check again after every save, for editors' programs and for a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from exemplars.building.settings import SettingsError
from exemplars.language import phrase
from exemplars.reading import handwritten, saved
from exemplars.reading.saved import Pause

# VS Code's problem matcher waits for these two lines: .vscode/tasks.json.
BEGINS = "Kiểm tra hồ sơ…"
ENDS = "Đã kiểm tra; chờ thay đổi (Ctrl+C để dừng)."
WATCHED = ("profiles", handwritten.FOLDER)


def watch(check: Callable[[], int], root: Path, pause: Pause = time.sleep) -> int:
    """Check, and again after every change of what is checked, until interrupted."""
    places = [root / part for part in WATCHED]
    # Taken before the check: what is saved while it runs is checked again.
    seen = saved.state(places)
    while True:
        print(phrase(BEGINS), flush=True)
        try:
            check()
        except SettingsError as error:
            # A plan that is being renamed is back in a moment.
            print(error, file=sys.stderr, flush=True)
        print(phrase(ENDS), flush=True)
        seen = saved.await_change(places, seen, pause)
