"""A portal of three profiles, and what may happen to it between two checks."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from exemplars.checking import check, survey
from exemplars.problem import Problem
from exemplars.reading import source
from support_portal import REPO

PLAN = "tan-yen"
BASES = Path(__file__).parent / "cases/bases" / PLAN


def laid_out(root: Path) -> Path:
    """Lay a portal of three profiles out, one of them with a slip."""
    plan = root / "profiles" / PLAN
    plan.mkdir(parents=True)
    for name in ("plan.yml", "units.yml"):
        shutil.copy(REPO / "profiles" / PLAN / name, plan)
    for base in sorted(BASES.glob("*.md")):
        text = base.read_text("utf-8")
        portfolio = source.source_from(root, f"profiles/{PLAN}/x/y/profile.md", text.encode())
        profile = portfolio.profile
        folder = plan / profile.unit / f"{base.stem}-{profile.id}"
        folder.mkdir(parents=True)
        (folder / "profile.md").write_text(text, "utf-8")
    return root


def profiles(root: Path) -> list[Path]:
    """Return every profile, in order."""
    return sorted((root / "profiles").glob("*/*/*/profile.md"))


# What may happen to a profile, or around it, between two checks.
Change = Callable[[Path], None]


def _said(path: Path) -> str:
    """Return the text of a file whose bytes may be none."""
    return path.read_bytes().decode("utf-8", "surrogateescape")


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogateescape"))


def _line(path: Path, key: str, value: str) -> None:
    """Write a field of one line otherwise."""
    lines = _said(path).split("\n")
    _write(
        path,
        "\n".join(f"{key}: {value}" if each.startswith(f"{key}: ") else each for each in lines),
    )


def _text(path: Path, old: str, new: str) -> None:
    _write(path, _said(path).replace(old, new, 1))


def _front(line: str) -> Change:
    return lambda path: _text(path, "---\n", f"---\n{line}\n")


def _renamed(path: Path) -> None:
    to = path.parent.with_name("doi-ten-" + path.parent.name[-6:])
    if not to.exists():
        path.parent.rename(to)


def _copied(path: Path) -> None:
    shutil.copytree(
        path.parent, path.parent.with_name("ban-sao-" + path.parent.name), dirs_exist_ok=True
    )


def _reworded_plan(path: Path) -> None:
    plan = path.parents[2] / "plan.yml"
    plan.write_text(plan.read_text("utf-8").replace("sources_needed", "x") + "\nla: x\n", "utf-8")


def _story(path: Path, make: Callable[[str], str]) -> None:
    """Tell another story, long enough to be compared."""
    front, _, story = _said(path).partition("\n---\n")
    _write(path, f"{front}\n---\n{make(story)}")


def _first(path: Path) -> str:
    """Return the story of the plan's first profile, or of this one where that is gone."""
    return _said(profiles(path.parents[4])[0]).partition("\n---\n")[2]


def _sentences(story: str) -> list[str]:
    return [each for each in story.replace("\n", " ").split(". ") if each.strip()]


def _scheduled(path: Path) -> None:
    """Let the radio tell of it, and of nobody."""
    id = path.parent.name.rpartition("-")[2]
    (path.parents[2] / "schedule.yml").write_text(
        "episodes:\n  - column: phat-thanh\n    month: 2024-06\n    number: 1\n"
        f"    segments: [{{profile: {id}}}, {{profile: zz9zz9}}]\n",
        "utf-8",
    )


def _page(path: Path) -> None:
    """Let a page written by hand name it."""
    name = next((line for line in _said(path).splitlines() if line[:5] == "name:"), "")
    page = path.parents[4] / "content/trang.md"
    page.parent.mkdir(exist_ok=True)
    _write(page, f"# Trang\n\n{name[5:]} là người tốt.\n")


def _namesake(path: Path) -> None:
    """Let it have the name and the unit that others have."""
    _line(path, "name", "Trần Thị Chung")
    _line(path, "unit", "cao-thuong")


def _decided(path: Path) -> None:
    """Let it have an award that others have, of a day that may be another."""
    day = 1 + len(path.parent.name) % 3
    issuer = "Chủ tịch UBND huyện Tân Yên"
    award = f"form: giay-khen, decision: 12/QĐ-UBND, issuer: {issuer}, date: 2023-05-0{day}"
    _front(f"awards: [{{{award}}}]")(path)


def _called(path: Path) -> None:
    """Let its folder have been called otherwise, and as the first one's is."""
    first = profiles(path.parents[4])[0].parent.name
    _front(f"aliases: [ten-cu-{path.parent.name[-6:]}, {first}]")(path)


def _linking(path: Path) -> None:
    """Let its story link to all there are, and to one by a name that its folder has not."""
    folders = [each.parent.name for each in profiles(path.parents[4])]
    links = " ".join(f"[xem](/guong/{each}/)" for each in (*folders, f"ten-cu-{folders[0][-6:]}"))
    _write(path, f"{_said(path)}\n{links}\n")


CHANGES: dict[str, Change] = {
    "a line is added": lambda path: _write(path, _said(path) + "\nÔng giỏi nhất huyện.\n"),
    "it is withdrawn": _front("withdrawn: {date: 2024-01-01, kind: withdrawn}"),
    "it will be withdrawn": _front("withdrawn:\n  date: 2090-01-01\n  kind: withdrawn"),
    "a rule is allowed": _front("allow: [{rule: cuong-dieu, reason: đã hỏi lại rồi, until: 2024-12-31}]"),
    "a rule is allowed in block": _front("allow:\n  - rule: guong-trung\n    reason: là hai người\n    until: 2024-12-31"),
    "its bytes are no text": lambda path: path.write_bytes(b"---\nid: \xff\n---\n") and None,
    "it is emptied": lambda path: path.write_bytes(b"") and None,
    "it is a draft": lambda path: _text(path, "published:", "# published:"),
    "it is moved": _renamed,
    "it is copied": _copied,
    "it is deleted": lambda path: shutil.rmtree(path.parent),
    "it names a picture": _front("portrait: {file: anh.jpg, alt: Chân dung, credit: Sở Nội vụ}"),
    "a picture lies there": lambda path: (path.parent / "anh.jpg").write_bytes(b"x") and None,
    "the picture is another": lambda path: (path.parent / "anh.jpg").write_bytes(b"y") and None,
    "an identity card lies there": lambda path: (path.parent / "cccd.jpg").write_bytes(b"") and None,
    "a link lies there": lambda path: (path.parent / "anh.jpg").exists() or (path.parent / "anh.jpg").symlink_to("profile.md"),
    "a year is another": lambda path: _text(path, "2023", "2024"),
    "it tells what the first tells": lambda path: _story(path, lambda _: _first(path) * 60),
    "it tells half of what the first tells": lambda path: _story(path, lambda own: ". ".join([*_sentences(_first(path) * 60)[:40], *_sentences(own * 60)[:30]])),
    "its sentences turn around": lambda path: _story(path, lambda own: ". ".join(_sentences(own)[::-1])),
    "its story grows": lambda path: _story(path, lambda own: own * 2),
    "it is called as others are": _namesake,
    "it is of another day": lambda path: _text(path, "-0", "-1"),
    "its decision is another's": _decided,
    "it was called so before": _called,
    "it links to all others": _linking,
    "it is of another century": lambda path: _line(path, "published", "1924-06-12"),
    "a rule is allowed in its time": _front("allow: [{rule: cuong-dieu, reason: đã hỏi lại rồi, until: 1924-12-31}]"),
    "the radio tells of it": _scheduled,
    "a page names it": _page,
    "the page is gone": lambda path: (path.parents[4] / "content/trang.md").unlink(missing_ok=True),
    "old faults wait": lambda path: (path.parents[2] / ".baseline.yml").write_text("faults: []\n", "utf-8") and None,
    "the plan is another": _reworded_plan,
}  # fmt: skip


def kept(root: Path) -> list[Problem]:
    """Return what the check tells with what it has kept."""
    return survey.of_plan(root, PLAN, folder=root / ".cache")[1].told


def anew(root: Path) -> list[Problem]:
    """Return what the check tells of all that is on disk."""
    portfolio = source.load(root, PLAN)
    return check.problems(portfolio, portfolio.newest_date)


def file(root: Path) -> Path:
    """Return where verdicts are kept."""
    return root / f".cache/checks/{PLAN}/verdicts"
