"""
What is on disk under profiles/<plan>/, read once; nothing in here raises for bad data.

    plan.yml  units.yml  schedule.yml  .baseline.yml  _phat-thanh/*.md
    <unit>/unit.yml  <unit>/<slug>-<id>/profile.md

It is over 300 lines, because a portfolio and how it is read are one thing.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from exemplars import garbage, privacy
from exemplars.notation import canonical_yaml
from exemplars.patterns import regex
from exemplars.places import BASELINE, BESIDE_UNITS, PROFILE, RADIO, SCHEDULE, misspelt
from exemplars.problem import Finding, refusal
from exemplars.prose import signs
from exemplars.reading import walk
from exemplars.reading.conflicts import conflict_in
from exemplars.reading.walk import Stray, name_of
from exemplars.records import schedule, schema
from exemplars.records.baseline import Baseline
from exemplars.records.plan import Plan
from exemplars.records.profile import RECORDINGS, Profile
from exemplars.records.record import Record
from exemplars.records.schedule import Schedule, Scheduled
from exemplars.records.units import UnitCriteria, UnitList, Units
from exemplars.text import clean, printable

if TYPE_CHECKING:
    from exemplars.notation.pasted import Fault
    from exemplars.notation.strict_yaml import Marks

R = TypeVar("R", bound=Record)

LARGEST_FRONT = 64_000  # characters; the longest real one is under a tenth of that
LARGEST_FILE = 512_000  # bytes
NO_DAY = dt.date(1970, 1, 1)  # the newest of records that have no date
LARGEST_TEXT = 128_000  # of a profile, or of a text of the radio's: some twenty thousand words
# The folder of drafts whose unit an import could not make out.
UNKNOWN_UNIT = "chua-ro"
_ADDRESS = regex(r"[a-z0-9-]{1,100}\Z")
# Of Markdown, in a line and by reference.
LINK_TO_EXEMPLAR = regex(
    r"\](?:\(|:)[ ]?<?(?P<address>/guong/(?P<folder>[a-z0-9-]{1,120}))(?=[/#?>)\s]|\Z)"
)
AFTER_THE_PLAN = 10  # years
# Codes that say a file, or the rest of it, could not be read.
UNREAD = frozenset(("tep-hong", "yaml-sai", "yaml-sau", "yaml-neo", "yaml-the"))
_NO_FILES = (errno.EINVAL, errno.EISDIR)
_A_FILE = "thay bằng tệp thật"
# Codes of what lies where a profile should and could not be read.
_OF_PROFILES = ("tep-hong", walk.ASTRAY)
_OPENING = regex(r"---[ \t]*(?=\n|\Z)")
_CLOSING = regex(r"\n---[ \t]*(?=\n|\Z)")


@dataclass(frozen=True)
class DataFile(Generic[R]):
    """One data file: its record, the text the record was read from, and what is wrong with its shape."""

    path: Path
    name: str
    record: R
    text: str = field(default="", repr=False)
    first_line: int = 1
    findings: tuple[Finding, ...] = ()
    # Whether the text holds every value on lines of its own, just as it is.
    is_canonical: bool = False

    @cached_property
    def marks(self) -> Marks:
        """Return where everything stands; parsed only once there is something to say of it."""
        from exemplars.notation import strict_yaml

        return strict_yaml.marks(self.text, self.first_line)

    @property
    def is_unread(self) -> bool:
        """Return whether the file, or the rest of it after a slip, could not be read, or lacks what it is for."""
        return any(each.code in UNREAD or _is_hollow(each) for each in self.findings)

    def locate(self, finding: Finding) -> tuple[int, int]:
        """Return the (line, column) of a finding, both from 1."""
        if finding.line is not None:
            return finding.line, finding.column
        if not finding.path:
            return 1, 1
        return self._outermost(finding) or self.marks.locate(finding.path, key=finding.key)

    def _outermost(self, finding: Finding) -> tuple[int, int] | None:
        """Return the place of a field of the record itself by a look at the text, None where that is not enough."""
        if not self.is_canonical or len(finding.path) != 1:
            return None
        found = canonical_yaml.place(self.text, str(finding.path[0]))
        if found is None:
            return None
        begin, value = found
        column = 1 if finding.key else value - begin + 1
        return self.first_line + self.text.count("\n", 0, begin), column


def _is_hollow(finding: Finding) -> bool:
    """Return whether a file lacks a field of its own, such as `units`: much would follow, and mislead."""
    return finding.code == "thieu-truong" and not finding.path


@dataclass(frozen=True)
class Source(DataFile[Profile]):
    """One exemplar's folder: the profile, the story and its first line in the file."""

    story: str = field(default="", repr=False)
    story_line: int = 1

    @property
    def is_unread(self) -> bool:
        """Return whether the file could not be read; others are not judged by what a profile lacks."""
        return any(each.code in UNREAD for each in self.findings)

    @property
    def profile(self) -> Profile:
        """Return the front matter, typed."""
        return self.record

    def is_miswritten(self, key: str) -> bool:
        """Return whether a field of the profile says something that could not be read: it is not missing."""
        return any(each.path[:1] == (key,) and each.code == "gia-tri-sai" for each in self.findings)

    @property
    def whole(self) -> Source:
        """Return the source with all that its file says; one that was read has it."""
        return self

    def line_of(self, key: str) -> int | None:
        """
        Return the line of a field of the profile by a look at the text, without parsing it again.

        None where the field is written in another way than `key:` at a line's beginning.
        """
        at = 0 if self.text.startswith(f"{key}:") else self.text.find(f"\n{key}:") + 1
        found = at or self.text.startswith(f"{key}:")
        return self.first_line + self.text.count("\n", 0, at) if found else None

    @property
    def folder(self) -> Path:
        """Return the folder that holds the profile and its pictures."""
        return self.path.parent

    @cached_property
    def slug(self) -> str:
        """Return the folder's name: the slug and the id, as in the address."""
        return self.folder.name

    @cached_property
    def linked(self) -> tuple[str, ...]:
        """Return the folders of exemplars, there or not, whose pages the story links to."""
        if "/guong/" not in self.story:
            return ()
        found = (each["folder"] for each in LINK_TO_EXEMPLAR.finditer(self.story))
        return tuple(dict.fromkeys(found))

    @property
    def published(self) -> dt.date | None:
        """Return the profile's date of publication, None of a draft."""
        return self.profile.published

    @property
    def is_draft(self) -> bool:
        """Return whether the profile was never given a date of publication."""
        return self.published is None

    @property
    def is_withdrawn(self) -> bool:
        """Return whether the profile was taken down, or is to be on a day that it says."""
        return self.profile.withdrawn is not None

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of all that lies in the folder, in order; none where it may not be listed."""
        try:
            return names_in(self.folder)
        except OSError:
            return ()

    @cached_property
    def undeclared(self) -> tuple[str, ...]:
        """
        Return the names of what lies beside the profile and is not declared in it, in order.

        A picture that is declared by nearly its name is told of where it is declared.
        """
        profile = self.profile
        pictures = (*([profile.portrait] if profile.portrait else []), *profile.gallery)
        declared = {PROFILE, *(each.file for each in pictures)}
        if profile.audio:
            declared.add(profile.audio.file)
        undeclared = set(self.names) - declared
        for missing in sorted(declared - set(self.names)) if undeclared else ():
            found = misspelt(missing, undeclared)
            if found and not privacy.names_a_paper(found):
                undeclared.discard(found)
        return tuple(sorted(undeclared))

    @property
    def has_an_address(self) -> bool:
        """
        Return whether it can have a page at all: an id, a name, a folder that is an address.

        The check refuses what has not; this is the last door before a site's folders.
        """
        return bool(self.profile.id and self.profile.name and _ADDRESS.match(self.slug))

    def newest(self, until: dt.date) -> dt.date | None:
        """Return the newest day, not after `until`, on which something happened to it; None for a draft."""
        return max((day for day in dates_of(self.profile) if day <= until), default=None)

    @property
    def words(self) -> str:
        """Return all that the file says, cleaned: to look for something once before looking for its place."""
        return f"{clean(self.text)}\n{self.story}"

    @cached_property
    def front_signs(self) -> frozenset[str]:
        """Return the words of rules (`prose.signs`) that may stand in a field; right about those that do not."""
        return signs.seen(self.text) if self.is_canonical else signs.every()

    @cached_property
    def signs(self) -> frozenset[str]:
        """Return the words of rules that may stand in what the file says; right about those it has not."""
        return self.front_signs | signs.seen(self.story)

    def has(self, file: str) -> bool:
        """Return whether a regular file of this name lies beside the profile."""
        path = self.folder / file
        return path.is_file() and not path.is_symlink()


@dataclass(frozen=True)
class RadioText(DataFile[Record]):
    """A text of the radio's own, in `_phat-thanh/`: its title and its story."""

    title: str = ""
    story: str = field(default="", repr=False)
    story_line: int = 1


@dataclass(frozen=True)
class Radio:
    """What a plan's folder holds for the radio: the schedule, and the files in `_phat-thanh/`."""

    schedule: DataFile[Schedule]
    texts: dict[str, RadioText] = field(default_factory=dict)  # by the file's name
    recordings: dict[str, Path] = field(default_factory=dict)
    is_kept: bool = True  # whether there is a schedule.yml at all

    @property
    def episodes(self) -> tuple[Scheduled, ...]:
        """Return the episodes in the order of the file."""
        return self.schedule.record.episodes

    @cached_property
    def aired(self) -> dict[str, tuple[tuple[str, dt.date], ...]]:
        """Return the (station, day) of every broadcast that told of a profile, by its id."""
        found: dict[str, list[tuple[str, dt.date]]] = {}
        for episode in self.episodes:
            times = [(each.station, each.date) for each in episode.aired if each.date]
            for id in {part.profile for part in episode.segments if part.profile}:
                found.setdefault(id, []).extend(times)
        return {id: tuple(times) for id, times in found.items()}


def _no_radio() -> Radio:
    return Radio(DataFile(Path(SCHEDULE), SCHEDULE, Schedule()), is_kept=False)


@dataclass(frozen=True)
class Portfolio:
    """All that one plan's folder holds, as it was found."""

    root: Path
    plan_file: DataFile[Plan]
    units_file: DataFile[UnitList]
    unit_files: tuple[tuple[str, DataFile[UnitCriteria]], ...]
    sources: tuple[Source, ...]
    strays: tuple[Stray, ...]
    baseline: DataFile[Baseline] = DataFile(Path(), "", Baseline())
    radio: Radio = field(default_factory=_no_radio)

    def holding(self, lies: walk.Walked, sources: tuple[Source, ...]) -> Portfolio:
        """Return an outline with the profiles that lie there, and with what lies there besides."""
        return replace(self, sources=sources, strays=(*self.strays, *lies.strays))

    @property
    def plan(self) -> Plan:
        """Return the plan."""
        return self.plan_file.record

    @cached_property
    def units(self) -> Units:
        """Return the register of units; the first of two equal ids stands."""
        # One whose id could not be read is nobody's parent, nor above the topmost.
        named = [unit for unit in self.units_file.record.units if unit.id]
        by_id = {unit.id: unit for unit in reversed(named)}
        return Units({unit.id: by_id[unit.id] for unit in named}, self.units_file.record.incomplete)

    @cached_property
    def own_criteria(self) -> dict[str, UnitCriteria]:
        """Return each unit's own criteria."""
        return {unit: file.record for unit, file in self.unit_files}

    @cached_property
    def offices(self) -> privacy.Offices:
        """Return what the plan and its units name as reaching offices, not private persons."""
        portal = self.plan.portal
        contacts = [portal.contact] if portal and portal.contact else []
        contacts += [unit.contact for unit in self.units if unit.contact]
        domains = portal.link_domains if portal else ()
        return privacy.Offices.of(domains, ((each.email, each.phone) for each in contacts))

    @cached_property
    def horizon(self) -> dt.date:
        """Return the last day that can be meant: ten years after the last one the plan speaks of."""
        plan = self.plan
        years = [plan.period.until if plan.period else None]
        years += [int(plan.document.issued[:4]) if plan.document and plan.document.issued else None]
        years += [plan.portal.tag.year if plan.portal and plan.portal.tag else None]
        last = max((year for year in years if year), default=dt.MAXYEAR)
        return dt.date(min(last + AFTER_THE_PLAN, dt.MAXYEAR), 12, 31)

    @cached_property
    def newest_date(self) -> dt.date:
        """
        Return the newest date in the records: `today` where nobody says otherwise.

        A day beyond the horizon is a slip, and moves no other profile's pages.
        """
        return self.newest_with(source.newest(self.horizon) for source in self.sources)

    def newest_with(self, days: Iterable[dt.date | None]) -> dt.date:
        """Return the newest of these days and of the radio's; without any, the first of 1970."""
        told = (day for each in self.radio.episodes for day in each.dates if day <= self.horizon)
        return max((day for day in (*days, *told) if day is not None), default=NO_DAY)

    @cached_property
    def by_id(self) -> dict[str, Source]:
        """Return every profile by its id; the first of two equal ids stands."""
        return {each.profile.id: each for each in reversed(self.sources) if each.profile.id}

    def may_have(self, id: str) -> bool:
        """Return whether a profile of this id is there, be it one that could not be read, or whose id could not."""
        return id in self.by_id or id in self._ids_of_folders or self._has_a_closed_unit

    @cached_property
    def _ids_of_folders(self) -> frozenset[str]:
        """Return the ids that the folders of profiles end in, of those with an unreadable profile too."""
        unread = (each.name for each in self.strays if each.code in _OF_PROFILES)
        names = [part for name in unread for part in name.split("/")]
        return frozenset(map(walk.id_in, [*names, *(each.slug for each in self.sources)]))

    @property
    def _has_a_closed_unit(self) -> bool:
        """Return whether there is a unit's folder that could not be opened: it may hold any profile."""
        unit = self.plan_file.name.count("/")
        return any(each.code == "tep-hong" and each.name.count("/") == unit for each in self.strays)


def dates_of(profile: Profile) -> Iterator[dt.date]:
    """Give the days on which something happened to a profile that is no draft."""
    if profile.published is None:
        return
    days: list[dt.date | None] = [profile.published, profile.updated]
    days += [each.date for each in profile.recognised]
    days += [each.date for each in profile.corrections]
    days += [each.date for each in profile.follow_up]
    days += [each.date for each in profile.carried]
    if profile.withdrawn:
        days.append(profile.withdrawn.date)
    yield from (day for day in days if day is not None)


@garbage.left_alone()
def load(root: Path, plan: str) -> Portfolio:
    """Read profiles/<plan>/ below `root`; what is missing or broken becomes findings."""
    lies = walk.walked(root, plan)
    sources = (read_source(root, Path(folder, PROFILE)) for folder in lies.profiles)
    return outline(root, plan).holding(lies, tuple(sources))


def outline(root: Path, plan: str) -> Portfolio:
    """Read all of profiles/<plan>/ but the profiles themselves, and what lies among them."""
    base = root / "profiles" / plan
    strays: list[Stray] = []
    radio = _radio(root, base, strays)
    places = [Path(place, "unit.yml") for place in walk.folders(base, root, [], BESIDE_UNITS)]
    unit_files = (
        (own.parent.name, data_file(root, own, UnitCriteria))
        for own in places
        if own.parent.name != RADIO and walk.looked_at(os.fspath(own))[0]
    )
    return Portfolio(
        root,
        data_file(root, base / "plan.yml", Plan),
        data_file(root, base / "units.yml", UnitList),
        tuple(unit_files),
        (),
        tuple(strays),
        _baseline(root, base / BASELINE),
        radio,
    )


def _radio(root: Path, base: Path, strays: list[Stray]) -> Radio:
    path = base / SCHEDULE
    kept = bool(walk.looked_at(os.fspath(path))[0])
    none = DataFile(path, name_of(root, path), Schedule())
    file = data_file(root, path, Schedule) if kept else none
    folder = base / RADIO
    texts: dict[str, RadioText] = {}
    recordings: dict[str, Path] = {}
    for each in walk.files(folder, root, strays, (*schedule.TEXTS, *RECORDINGS)):
        if each.suffix.removeprefix(".") in schedule.TEXTS:
            texts[each.name] = _radio_text(root, each)
        else:
            recordings[each.name] = each
    return Radio(file, texts, recordings, kept)


def _radio_text(root: Path, path: Path) -> RadioText:
    """Read a text: its first line may be its title, `# …`; the rest is its story."""
    text, finding = text_of(path, LARGEST_TEXT)
    first, _, rest = text.partition("\n")
    titled = first.startswith("# ")
    body = (rest if titled else text).lstrip("\n")
    return RadioText(
        path,
        name_of(root, path),
        Record(),
        clean(text),
        findings=(finding,) if finding else (),
        title=clean(first[2:]).strip() if titled else "",
        story=clean(body).rstrip() + "\n" if body.strip() else "",
        story_line=text[: len(text) - len(body)].count("\n") + 1,
    )


def _baseline(root: Path, path: Path) -> DataFile[Baseline]:
    # Most plans have none.
    if not walk.looked_at(os.fspath(path))[0]:
        return DataFile(path, name_of(root, path), Baseline())
    return data_file(root, path, Baseline)


def data_file(root: Path, path: Path, record: type[R]) -> DataFile[R]:
    """Read a YAML data file as `record`."""
    return _data_file(path, name_of(root, path), record, *text_of(path))


def _data_file(
    path: Path, name: str, record: type[R], text: str, finding: Finding | None
) -> DataFile[R]:
    if finding:
        return DataFile(path, name, record(), findings=(finding,))
    made, findings, is_canonical = _typed(record, text, 1)
    return DataFile(path, name, made, text, 1, tuple(findings), is_canonical)


def read_source(root: Path, path: Path, data: bytes | None = None) -> Source:
    """Read one profile.md; `data` where its bytes are known."""
    read = text_of(path, LARGEST_TEXT) if data is None else _read(data, LARGEST_TEXT)
    return _source(path, name_of(root, path), *read)


def bytes_of(path: Path, largest: int = LARGEST_FILE) -> bytes | None:
    """Return what a regular file holds, None of anything else and of one larger than so many bytes."""
    try:
        found = path.lstat()
        is_read = stat.S_ISREG(found.st_mode) and found.st_size <= largest
        return path.read_bytes() if is_read else None
    except OSError:
        return None


def source_from(root: Path, name: str, data: bytes) -> Source:
    """
    Return a profile.md as a revision holds it; `name` is its path from the root.

    One of a time when it might be longer is read too: what it was is not to be lost.
    """
    return _source(root / name, printable(name), *_decoded(data, LARGEST_FILE))


def data_from(root: Path, name: str, data: bytes, record: type[R]) -> DataFile[R]:
    """Return a YAML data file as a revision holds it; `name` is its path from the root."""
    return _data_file(root / name, printable(name), record, *_decoded(data, LARGEST_FILE))


def _source(path: Path, name: str, text: str, finding: Finding | None) -> Source:
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if not finding and not opening:
        finding = Finding(
            "tệp phải bắt đầu bằng dòng `---`",
            "dòng đầu tiên là ---, sau đó là các trường",
            line=1,
            code="tep-hong",
        )
    elif not finding and not closing:
        finding = Finding(
            "thiếu dòng `---` đóng phần dữ liệu",
            "thêm một dòng --- giữa các trường và bài viết",
            line=1,
            code="tep-hong",
        )
    elif closing and closing.start() >= LARGEST_FRONT:
        finding = Finding(
            f"phần dữ liệu dài quá {LARGEST_FRONT} ký tự",
            "chuyển nội dung dài xuống bài viết",
            line=1,
            code="tep-hong",
        )
    if finding:
        return Source(path, name, Profile(), findings=(finding,))
    assert opening is not None
    assert closing is not None
    front = text[opening.end() + 1 : closing.start() + 1]
    made, findings, is_canonical = _typed(Profile, front, 2)
    story, below = _story(text[closing.end() + 1 :])
    line = front.count("\n") + 3 + below
    return Source(path, name, made, front, 2, tuple(findings), is_canonical, story, line)


def _story(rest: str) -> tuple[str, int]:
    """Return the story in what follows the front matter, and how many empty lines stand above it."""
    body = rest.lstrip("\n")
    return clean(body).rstrip() + "\n" if body.strip() else "", len(rest) - len(body)


def story_in(path: Path) -> str:
    """Return the story of a profile.md, without reading its fields; "" where it cannot be read."""
    text, finding = text_of(path, LARGEST_TEXT)
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    return "" if finding or not closing else _story(text[closing.end() + 1 :])[0]


def names_in(folder: Path) -> tuple[str, ...]:
    """
    Return the names of all that lies in a folder, in order.

    Raises:
        OSError: it cannot be listed.
    """
    return tuple(sorted(os.listdir(folder)))  # noqa: PTH208 - names alone


def said_in(path: Path) -> str:
    """Return all that a file says, cleaned; of one that cannot be read, nothing."""
    return clean(text_of(path, LARGEST_TEXT)[0])


def text_of(path: Path, largest: int = LARGEST_FILE) -> tuple[str, Finding | None]:
    """Return the text of a file of at most so many bytes, or the finding that says why it cannot be read."""
    if path.is_symlink():
        return "", Finding(walk.LINK, _A_FILE, line=1, code="tep-hong")
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            # Whoever opens a pipe waits until somebody speaks.
            raise OSError(errno.EINVAL, "not a file")
        if found.st_size > largest:
            return "", _too_large(largest)
        data = path.read_bytes()
    except OSError as error:
        return "", Finding(
            f"không đọc được tệp ({refusal(error)})",
            _A_FILE if error.errno in _NO_FILES else "kiểm tra tên tệp và quyền đọc",
            line=1,
            code="tep-hong",
        )
    return _read(data, largest)


def _too_large(largest: int) -> Finding:
    said, cure = (
        f"tệp lớn quá {largest // 1000} kB",
        "bài viết chỉ gồm chữ; ảnh đặt thành tệp riêng",
    )
    return Finding(said, cure, line=1, code="tep-hong")


def _read(data: bytes, largest: int) -> tuple[str, Finding | None]:
    """Return a file's text, or the finding that says why it is none: one that is two at once too."""
    text, finding = _decoded(data, largest)
    conflict = None if finding else conflict_in(text)
    return ("", conflict) if conflict else (text, finding)


def _decoded(data: bytes, largest: int) -> tuple[str, Finding | None]:
    """Return at most so many bytes of a file as text, or the finding that says why they are none."""
    if len(data) > largest:
        return "", _too_large(largest)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", Finding(
            "tệp lưu ở dạng UTF-16", "lưu lại tệp với bảng mã UTF-8", line=1, code="tep-hong"
        )
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode()
        # Looked for among bytes it takes a tenth of the time.
        return text.replace("\r\n", "\n") if b"\r" in data else text, None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return "", Finding(
            "có chữ không phải UTF-8",
            "chuyển bài sang Unicode (phông TCVN3, VNI phải đổi trước) rồi lưu với bảng mã UTF-8",
            line=line,
            code="tep-hong",
        )


def _typed(record: type[R], text: str, first_line: int) -> tuple[R, list[Finding], bool]:
    """Return the record, what is wrong with its shape, and whether its text is of the canonical form."""
    quick = canonical_yaml.read(text)
    tree, faults = (quick, []) if quick is not None else _read_any(text, first_line)
    findings = [
        Finding(f.message, f.hint, line=f.line, column=f.column, code=f.code) for f in faults
    ]
    # After a break in the syntax the rest of the fields were never seen: do not call them missing.
    broken = any(fault.code.startswith("yaml-") for fault in faults)
    made, shape = schema.read(record, _tree(tree))
    findings += [each for each in shape if not (broken and each.code == "thieu-truong")]
    if len(findings) > schema.MOST_FINDINGS:
        findings = _first(findings, first_line)
    return made, findings, quick is not None


def _read_any(text: str, first_line: int) -> tuple[Any, list[Fault]]:
    # Most files are canonical, and YAML is long in coming.
    from exemplars.notation import strict_yaml

    return strict_yaml.read_any(text, first_line)


def _first(findings: list[Finding], line: int) -> list[Finding]:
    """Return as many findings as anybody reads; a file with more counts as one that was not read."""
    rest = Finding(
        f"tệp có {len(findings)} lỗi; dưới đây chỉ nêu {schema.MOST_FINDINGS} lỗi",
        "sửa các lỗi ấy rồi kiểm tra lại",
        line=line,
        code="tep-hong",
    )
    return [rest, *findings[: schema.MOST_FINDINGS]]


def _tree(tree: Any) -> dict[str, Any]:
    return tree if isinstance(tree, dict) else {}
