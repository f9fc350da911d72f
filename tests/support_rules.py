"""
Cases of rules as data: a base profile of a real plan, what is changed, the problems that follow.

    fact: One sentence.
    base: tan-yen/individual     # cases/bases/…; the plan's own plan.yml and units.yml go with it
    today: 2025-01-01            # optional
    due_on: 2025-01-01           # optional: what falls due by then is told too, as with --today
    before: []                   # optional: changes made and published before; then it is --changed-since
    changes:                     # each in one file; see STEPS
      - {old: "sector: y-te", new: "sector: yte"}
      - {in: plan.yml, old: "id: tan-yen", new: "id: tan-yenn"}
    problems:                    # all of them, in order; written by --bless
      - "3:9: code: message → cure"
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from exemplars.checking import check
from exemplars.problem import Problem
from exemplars.reading import source
from exemplars.reading.walk import folder_name
from exemplars.records.plan import Plan
from exemplars.records.schedule import Schedule
from exemplars.records.units import UnitList
from exemplars.rules.since import Since
from support_media import exif_with
from support_portal import REPO, edit, problems_of
from support_sound import FRAME, id3, sound

CASES = Path(__file__).parent / "cases"
_PLAN_FILES = ("plan.yml", "units.yml")
_OF_THE_PLAN = (*_PLAN_FILES, "schedule.yml")
# Of the plan's files what a change is held against, as `Since` has them.
_COMPARED: tuple[tuple[str, str, Any], ...] = (
    ("plan_file", "plan.yml", Plan),
    ("units_file", "units.yml", UnitList),
    ("schedule", "schedule.yml", Schedule),
)
_FRAME_SECONDS = 0.072
Step = Callable[[Path, dict[str, Any]], None]


def read(path: Path) -> dict[str, Any]:
    """Return a case."""
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return case


def lay_out(case: dict[str, Any], root: Path) -> Path:
    """Lay the case's portal out below `root` as it was before, and return its profile's file."""
    plan, _, kind = case["base"].partition("/")
    folder = root / "profiles" / plan
    folder.mkdir(parents=True)
    for name in _PLAN_FILES:
        shutil.copy(REPO / "profiles" / plan / name, folder)
    text = (CASES / "bases" / plan / f"{kind}.md").read_text("utf-8")
    said = dict(re.findall(r"^(id|name|unit): (.*)$", text, re.MULTILINE))
    path = folder / said["unit"] / folder_name(said["name"], said["id"]) / "profile.md"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    for change in case.get("before", []):
        _take(change, path, folder)
    return path


def _take(change: dict[str, Any], profile: Path, plan: Path) -> None:
    """Make one change."""
    file = _place(change.get("in", "profile.md"), profile, plan)
    file.parent.mkdir(parents=True, exist_ok=True)
    (step,) = [step for name, step in STEPS.items() if name in change]
    step(file, change)


def _place(name: str, profile: Path, plan: Path) -> Path:
    """Return the file a change is in: beside the profile, its unit's, the plan's, or by its path."""
    if name in _OF_THE_PLAN or "/" in name:
        return plan / name
    return profile.parent.parent / name if name == "unit.yml" else profile.parent / name


def _append(file: Path, change: dict[str, Any]) -> None:
    file.write_text(file.read_text("utf-8") + change["append"], "utf-8")


def _picture(file: Path, change: dict[str, Any]) -> None:
    form, width, height, *part = change["picture"]
    exif = exif_with(change.get("exif", ()))
    drawn = Image.linear_gradient("L").resize((width, height)).convert(change.get("mode", "L"))
    further = [drawn.rotate(90 * turn) for turn in range(1, change.get("frames", 1))]
    drawn.save(file, form, exif=exif, save_all=bool(further), append_images=further)
    data = file.read_bytes()
    file.write_bytes(data[: round(len(data) * (part[0] if part else 1))] + _behind(change))


def _behind(change: dict[str, Any]) -> bytes:
    """Return what a change puts behind a picture or a recording."""
    return bytes(change.get("behind", ""), "latin-1")


def _recording(file: Path, change: dict[str, Any]) -> None:
    tag = id3(change["comment"].encode()) if "comment" in change else b""
    file.write_bytes(tag + sound()[change["recording"]][2] + _behind(change))


def _fields(file: Path, change: dict[str, Any]) -> None:
    """Put fields in the place of those that have the same names, or after all others."""
    head, data, story = file.read_text("utf-8").split("---\n", 2)
    before, *blocks = re.split(r"^(?=\w)", change["fields"], flags=re.MULTILINE)

    assert not before, f"{before!r} stands before the first field"

    for block in blocks:
        name = re.escape(block.partition(":")[0])
        old = re.search(rf"^{name}:.*\n(?:[ ].*\n)*", data, re.MULTILINE)
        data = data.replace(old[0], block) if old else data + block
    file.write_text("---\n".join([head, data, story]), "utf-8")


def _encode(file: Path, change: dict[str, Any]) -> None:
    text = file.read_text("utf-8").replace("\n", change.get("newline", "\n"))
    file.write_bytes(text.encode(change["encode"]))


def _copy(file: Path, change: dict[str, Any]) -> None:
    shutil.copytree(file.parent, file.parent.parent / change["copy"])


def silence(seconds: float) -> bytes:
    """Return an MP3 of so many seconds, to a frame."""
    return FRAME * round(seconds / _FRAME_SECONDS)


# What a change can do, by the key that asks for it.
STEPS: dict[str, Step] = {
    "old": lambda file, change: edit(file, change["old"], change["new"] * change.get("times", 1)),
    "append": _append,
    "fields": _fields,
    "text": lambda file, change: file.write_text(change["text"], "utf-8") and None,
    "hex": lambda file, change: file.write_bytes(bytes.fromhex(change["hex"])) and None,
    "size": lambda file, change: file.write_bytes(bytes(change["size"])) and None,
    "encode": _encode,
    "remove": lambda file, change: file.unlink(),
    "symlink": lambda file, change: file.symlink_to(change["symlink"]),
    "move": lambda file, change: file.parent.rename(file.parent.parent / change["move"]) and None,
    "copy": _copy,
    "remove_folder": lambda file, change: shutil.rmtree(file.parent),
    "picture": _picture,
    "silence": lambda file, change: file.write_bytes(silence(change["silence"])) and None,
    "recording": _recording,
}


def told(case: dict[str, Any], root: Path) -> list[str]:
    """Return the problems of a case, in order: `line:column: code: message → cure`."""
    profile = lay_out(case, root)
    plan = case["base"].partition("/")[0]
    at = profile.relative_to(root).as_posix()
    before = _files(root)
    for change in case.get("changes", []):
        _take(change, profile, root / "profiles" / plan)
    found = problems_of(root, plan, str(case.get("today", "")))
    if "due_on" in case:
        day = dt.date.fromisoformat(str(case["due_on"]))
        found = sorted({*found, *check.falling_due(source.load(root, plan), day)})
    if "before" in case:
        found = sorted({*found, *_since(root, plan, before, case.get("today"))})

    assert all(each.path for each in found), "a problem has no file"

    return [_said(each, at, f"profiles/{plan}/") for each in found]


def _files(root: Path) -> dict[str, bytes]:
    """Return every profile.md below a root, and every file of a plan's own."""
    below = [root.glob(f"profiles/*/{each}") for each in ("*/*/profile.md", *_OF_THE_PLAN)]
    paths = sorted(path for found in below for path in found)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def _since(root: Path, plan: str, before: dict[str, bytes], today: dt.date | None) -> list[Problem]:
    """Return what the changes have done to what was there before."""
    now = _files(root)
    other = {name: data for name, data in before.items() if now.get(name) != data}
    earlier = [
        source.source_from(root, name, data)
        for name, data in other.items()
        if name.endswith("/profile.md")
    ]
    files = {
        field: source.data_from(root, name, other[name], record)
        for field, file, record in _COMPARED
        if (name := f"profiles/{plan}/{file}") in other
    }
    names = frozenset(name for name in before if name.endswith("/profile.md"))
    portfolio = source.load(root, plan)
    return check.since_then(Since(portfolio, tuple(earlier), names, today, **files))


def _said(problem: Problem, profile: str, plan: str) -> str:
    file = "" if problem.path == profile else problem.path.removeprefix(plan) + ":"
    cure = f" → {problem.hint}" if problem.hint else ""
    return f"{file}{problem.line}:{problem.column}: {problem.code}: {problem.message}{cure}"


def code_of(problem: str) -> str:
    """Return the code of a problem as `told` gives it."""
    return re.split(r":\d+: |^\d+:\d+: ", problem, maxsplit=1)[-1].partition(":")[0]


def bless(path: Path, problems: Iterable[str]) -> None:
    """Write `problems` as what a case expects; the rest of the file stays as it was."""
    kept = path.read_text("utf-8").partition("\nproblems:")[0].rstrip("\n")
    lines = [f"  - {json.dumps(each, ensure_ascii=False)}" for each in problems]
    listed = "\n".join(["problems:", *lines]) if lines else "problems: []"
    path.write_text(f"{kept}\n{listed}\n", "utf-8")
