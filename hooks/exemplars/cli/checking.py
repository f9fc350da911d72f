"""`portal check`: every rule over every plan, or over what is asked for."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from exemplars import places
from exemplars.building import settings
from exemplars.building.settings import SettingsError
from exemplars.cache import CACHE
from exemplars.checking import beside, survey, verdict
from exemplars.checking import check as rules
from exemplars.checking.check import Examined
from exemplars.language import phrase
from exemplars.problem import Problem
from exemplars.reading import handwritten, source, walk
from exemplars.reading.looking import Look
from exemplars.reading.source import Portfolio
from exemplars.reading.walk import name_of
from exemplars.rules import departed

if TYPE_CHECKING:
    from exemplars.cli.revisions import Revision

# Who takes a profile down has to hear of every other place that names the person.
LEFT_ELSEWHERE = frozenset(each.code for each in departed.RULES)


def check(args: argparse.Namespace, root: Path, looking: Look | None) -> int:
    """Check what was asked for and print every problem; again at every change, if so asked."""
    if args.write_baseline:
        from exemplars.cli import bookkeeping

        return bookkeeping.write(args, root, _asked(args, root, None, []), settings.today())
    if args.watch:
        from exemplars.cli import watching

        return watching.watch(lambda: _once(args, root, None), root)
    return _once(args, root, looking)


def _once(args: argparse.Namespace, root: Path, looking: Look | None) -> int:
    within = _paths(args.paths, root, [args.plan] if args.plan else walk.plans_in(root))
    revision = _revision(root, args.changed_since) if args.changed_since else None
    changed = revision.changed if revision else None
    lost = gone(root, revision) if revision and not args.plan else []
    plans = _asked(args, root, changed if within is None else within, lost)
    parts = [of_plan(root, plan, revision, looking) for plan in plans]
    told = [each for part in parts for each in part.told]
    if revision:
        told += [each for plan in lost for each in told_of_gone(root, plan, revision)]
    if not args.plan:
        told += _outside_plans(root, lost)
    # A page written by hand is every plan's, and is told of once.
    found = _concerning(list(dict.fromkeys(told)), within)
    held = _concerning([each for part in parts for each in part.held], within)
    output = [verdict.FORMATS[args.format](found)]
    if args.format == "text":
        output.append(verdict.held_back(len(held)))
    if revision and args.format in verdict.LINKS:
        added = [each for each in revision.links if within is None or _covers(within, each.path)]
        output.append(verdict.LINKS[args.format](added))
    if any(output):
        print("\n".join(filter(None, output)))
    counted = found if args.strict else [each for each in found if each.severity == "error"]
    return 1 if counted else 0


def _revision(root: Path, name: str) -> Revision:
    from exemplars.cli.revisions import Revision

    return Revision.of(root, name)


def of_plan(
    root: Path, plan: str, revision: Revision | None, looking: Look | None = None
) -> Examined:
    """Return what is found of one plan; compared with a revision, of what it has changed."""
    if revision is None and settings.today() is None:
        return survey.examined(root, plan, _progress, root / CACHE, looking)
    portfolio, examined = whole(root, plan)
    if revision is None:
        return examined
    told = [each for each in examined.told if _is_told_of_a_change(each, revision.changed)]
    told += rules.since_then(revision.since(portfolio))
    told += rules.grown(portfolio, revision.baseline(portfolio))
    return Examined(told, _concerning(examined.held, revision.changed))


def whole(root: Path, plan: str) -> tuple[Portfolio, Examined]:
    """Return a plan and all that is found of it; where a day is said, what falls due by then too."""
    today = settings.today()
    portfolio, examined = survey.of_plan(root, plan, today, _progress, root / CACHE)
    due = rules.falling_due(portfolio, today) if today else []
    return portfolio, Examined(sorted({*examined.told, *due}), examined.held)


def _paths(paths: list[Path], root: Path, plans: list[str]) -> list[str] | None:
    """
    Return the paths to report on, relative to the root; None means all.

    Raises:
        SettingsError: one holds nothing that a check of these plans looks at.
    """
    names = []
    for path in paths:
        # `..` is taken out by the letter: a link inside profiles/ is refused anyway, never followed.
        whole = Path(os.path.normpath(path.absolute()))
        if not whole.exists():
            raise SettingsError("không có tệp hay thư mục {path}", path=path)
        try:
            names.append(name_of(root, whole))
        except ValueError:
            raise SettingsError(
                "{path} không nằm trong cổng {root}", path=path, root=root
            ) from None
        if not _is_checked(root, whole, plans):
            raise SettingsError(
                "{path}: không có gì được kiểm tra ở đây; hồ sơ nằm ở {place}",
                path=path,
                place=places.PLACE,
            )
    return names or None


def _is_checked(root: Path, path: Path, plans: list[str]) -> bool:
    """Return whether anything at a path is looked at, or told of: of these plans, or pages written by hand."""
    if walk.is_read(root, path, plans) or handwritten.is_read(root, path):
        return True
    name = name_of(root, path)
    strays = [
        *walk.outside_plans(root),
        *(each for plan in plans for each in walk.walked(root, plan).strays),
    ]
    return any(each.name == name or each.name.startswith(f"{name}/") for each in strays)


def _outside_plans(root: Path, gone: list[str]) -> Iterator[Problem]:
    """Give what no plan has; of a plan that a change has deleted, that is told."""
    lost = tuple(f"{places.PROFILES}/{plan}/" for plan in gone)
    strays = walk.outside_plans(root)
    return beside.of_strays(each for each in strays if not f"{each.name}/".startswith(lost))


def _asked(
    args: argparse.Namespace, root: Path, within: list[str] | None, gone: list[str]
) -> list[str]:
    return [args.plan] if args.plan else _plans(root, within, gone)


def gone(root: Path, revision: Revision) -> list[str]:
    """Return the plans that a change has deleted, or given another folder."""
    return sorted(set(revision.plans) - set(walk.plans_in(root)))


def told_of_gone(root: Path, plan: str, revision: Revision) -> list[Problem]:
    """Return what became of a plan that is gone: without an heir, that its plan.yml is missing as well."""
    heir = _heir(root, plan, revision)
    told = rules.since_then(revision.since(heir, plan))
    name = f"profiles/{plan}/plan.yml"
    if heir.plan_file.name == name:
        told += [each for each in rules.problems(heir, heir.newest_date) if each.path == name]
    return told


def _heir(root: Path, plan: str, revision: Revision) -> Portfolio:
    """Return the new plan that has taken over most profiles of one that is gone; else what is left of it."""
    was = {each.slug for each in revision.since(source.load(root, plan)).published}
    new = [source.load(root, each) for each in walk.plans_in(root) if each not in revision.plans]
    kept = [(len(was & {each.slug for each in one.sources}), one) for one in new]
    most, heir = max(kept, key=lambda each: each[0], default=(0, None))
    return heir if heir and most else source.load(root, plan)


def _plans(root: Path, within: list[str] | None, gone: list[str]) -> list[str]:
    plans = walk.plans_in(root)
    if not plans and not gone:
        raise SettingsError("không có kế hoạch nào dưới {folder}", folder=root / "profiles")
    if within is None or any(_touches(handwritten.FOLDER, path) for path in within):
        return plans
    return [plan for plan in plans if any(_touches(f"profiles/{plan}", path) for path in within)]


def _concerning(problems: list[Problem], within: list[str] | None) -> list[Problem]:
    if within is None:
        return problems
    return [each for each in problems if _concerns(each.path, within)]


def _touches(folder: str, path: str) -> bool:
    return path == "." or _covers([folder], path) or _covers([path], folder)


def _covers(within: Iterable[str], path: str) -> bool:
    return any(each in (".", path) or path.startswith(each + "/") for each in within)


def _is_told_of_a_change(problem: Problem, changed: list[str]) -> bool:
    """Return whether a problem is the change's: in its files, or left elsewhere by what it has taken down."""
    return _concerns(problem.path, changed) or (
        problem.code in LEFT_ELSEWHERE
        and any(each.endswith("/" + places.PROFILE) for each in changed)
    )


def _concerns(path: str, within: list[str]) -> bool:
    """Return whether a problem in `path` is to be told: in the paths, or of a profile whose files are."""
    if _covers(within, path):
        return True
    folder = _folder(path)
    # A changed photo concerns its profile; a changed plan or register of units, every profile.
    return any(
        (path.endswith("/" + places.PROFILE) and each.startswith(folder + "/"))
        or (
            each.endswith(("/plan.yml", "/units.yml", "/unit.yml"))
            and path.startswith(_folder(each) + "/")
        )
        # Whoever is withdrawn may still be on the radio's schedule.
        or (path.endswith("/" + places.SCHEDULE) and each.startswith(folder + "/"))
        # What no episode needs any more lies there as it did.
        or (each.endswith("/" + places.SCHEDULE) and folder == f"{_folder(each)}/{places.RADIO}")
        for each in within
    )


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _progress(profiles: Iterable[int]) -> Iterator[int]:
    """Pass profiles on; once it takes over a second, count them on a terminal."""
    items = list(profiles)
    started, shown = time.monotonic(), False
    for number, item in enumerate(items, start=1):
        if sys.stderr.isatty() and number % 50 == 0 and time.monotonic() - started > 1:
            print(
                "\r" + phrase("Đang kiểm tra {number}/{count}…", number=number, count=len(items)),
                end="",
                file=sys.stderr,
                flush=True,
            )
            shown = True
        yield item
    if shown:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
