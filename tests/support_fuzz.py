"""
What is fuzzed: each target takes any bytes, and raises where a promise is broken.

The promises: no exception, no answer later than `PATIENCE`, what is wrong is told with a place,
what is made can be parsed and holds nothing dangerous. `fuzz.py` runs them; what it found is
kept in cases/fuzz/<target>/ and run by test_fuzz.py for ever.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nh3

import support_hostile
import support_media
import support_sound
import support_vectors
from exemplars import collections, media, register, search, sound, text
from exemplars import story as stories
from exemplars.checking import check, verdict
from exemplars.feeds import Feeds
from exemplars.notation import canonical_yaml, strict_yaml
from exemplars.reading import source
from exemplars.reading.source import Portfolio
from exemplars.records.plan import Plan
from exemplars.records.units import UnitCriteria, UnitList
from exemplars.search import keys
from support_mutations import LARGEST
from support_portal import MINIATURE, REPO
from support_texts import CASES, texts

FOUND = CASES / "fuzz"
PATIENCE = 2.0  # seconds for one input; far more than any needs
Target = Callable[[bytes], object]


class Broken(AssertionError):
    """A promise was not kept."""


def demand(kept: object, promise: str) -> None:
    """
    Go on where a promise was kept.

    Raises:
        Broken: it was not.
    """
    if not kept:
        raise Broken(promise)


@contextmanager
def patience(seconds: float = PATIENCE) -> Iterator[None]:
    """End whatever takes more of the processor's time with TimeoutError: a hang is a find."""

    def stop(*given: Any) -> None:
        raise TimeoutError(f"over {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


# ---------------------------------------------------------------------------- the targets


@cache
def _portfolio() -> Portfolio:
    return source.load(MINIATURE, "mini")


@cache
def _folder() -> tuple[Path, TemporaryDirectory[str]]:
    made = TemporaryDirectory(prefix="fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
    return Path(made.name), made


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def profile(data: bytes) -> object:
    """A profile.md of any bytes is told well, and with all checks passed harms no feed and no index."""
    found = _portfolio()
    name = "profiles/mini/an-binh/tran-thi-mai-c4h9wd/profile.md"
    read = source.source_from(found.root, name, data)
    told = check.of_source(read, found, found.newest_date)
    demand(support_hostile.is_well_told(told), "well told")
    last = data.count(b"\n") + data.count(b"\r") + 1
    demand(all(1 <= each.line <= last for each in told), "lines of the file")
    for form in verdict.FORMATS.values():
        demand("\x1b" not in form(told), "no escapes")
    publish(read)
    return frozenset(each.code for each in told)


def publish(read: source.Source) -> None:
    """Make the feeds and the index of one profile that nobody checked."""
    found = replace(_portfolio(), sources=(read,), strays=())
    shown = replace(read.record, portrait=None, gallery=(), audio=None)
    found = replace(found, sources=(replace(read, record=shown),))
    made = register.make(found, found.newest_date, Path("/nonexistent"), drafts=True)
    files = dict(Feeds(made, "https://mau.example/").all(collections.whole(made), ()))
    files |= dict(search.files(made))
    for name, content in files.items():
        why = support_vectors.unreadable(name, content)
        demand(not why, why)


def yaml(data: bytes) -> object:
    """The two readers of YAML agree, and every fault has its place."""
    given = _text(data)
    tree, faults = strict_yaml.read(given)
    quick = canonical_yaml.read(given)
    reader = strict_yaml._Reader(given)
    if quick is not None:
        demand((quick, []) == (reader.document(), reader.faults), "one reading")
    strict_yaml.marks(given)
    demand(all(each.line > 0 and each.column > 0 for each in faults), "places")
    return frozenset(each.code for each in faults) | {str(_depth(tree))}


def _depth(tree: Any) -> int:
    inside = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return 1 + max(map(_depth, inside), default=0)


def plan(data: bytes) -> object:
    """A plan, a register and a unit's criteria of any bytes are told well."""
    path = _folder()[0] / "any.yml"
    path.write_bytes(data)
    codes: set[str] = set()
    for record in (Plan, UnitList, UnitCriteria):
        read: Any = source.data_file(path.parent, path, record)
        for each in read.findings:
            line, column = read.locate(each)
            demand(line > 0 and column > 0 and each.message, "places")
            codes.add(each.code)
    whole = _portfolio()
    with_it = replace(whole, plan_file=source.data_file(path.parent, path, Plan))
    demand(support_hostile.is_well_told(check.problems(with_it, whole.newest_date)), "well told")
    return frozenset(codes)


def story(data: bytes) -> object:
    """A story is told of at its own lines; what is published of it is allowed, sanitised and XML's."""
    given = text.clean(_text(data))
    told = list(stories.findings(given, 1, ("mau.example",)))
    last = given.count("\n") + 1
    demand(all(1 <= each.line <= last for each in told if each.line is not None), "lines")
    html = stories.render(given)
    read = support_vectors.Read(html)
    demand(not [*support_vectors.dangers(read)], "no dangers")
    demand(not read.odd, "no remarks")
    demand(not text.FORBIDDEN.search(html), "no character that XML forbids")
    demand(told or _unchanged(given), "sanitising changes nothing")
    demand(not text.FORBIDDEN.search(stories.plain(given)), "plain text")
    stories.count_words(given)
    return frozenset(each.code for each in told) | support_vectors.shapes(read)


def _unchanged(given: str) -> bool:
    html = stories.unsanitised(given)
    return nh3.clean(stories.sanitised(html), tags=set()) == nh3.clean(html, tags=set())


def words(data: bytes) -> object:
    """Cleaning is done once for all; slugs are slugs; keys of the search are made of any text."""
    given = text.clean(_text(data))
    demand(text.clean(given) == given, "clean is clean")
    slug = text.slug(given)
    demand(len(slug) <= 80 and slug.strip("abcdefghijklmnopqrstuvwxyz0123456789-") == "", "slug")
    for word in (*keys.words(given), given):
        demand(keys.folded(word) is not None and keys.spelt(word) is not None, "keys")
    text.given_name_key(given)
    text.spelling(given)
    demand(len(text.printable(given).splitlines()) <= 1, "one line")
    return (len(slug) > 0, len(given) > 0)


def picture(data: bytes) -> object:
    """A file is told of as no picture, or published as ours."""
    path = _folder()[0] / "anh.jpg"
    path.write_bytes(data)
    media._looked_at.cache_clear()
    why = media.fault(path)
    if why is None:
        made = media.renditions(path, _folder()[0] / "pictures")
        demand(made and all(each.path.read_bytes()[:4] == b"RIFF" for each in made), "WebP")
        for each in made:
            each.path.unlink(missing_ok=True)
    return why and why[0][:12]


def recording(data: bytes) -> object:
    """A file is told of as no recording, or published as what stays as it is when it comes again."""
    path = _folder()[0] / "bai.mp3"
    path.write_bytes(data)
    sound._looked_at.cache_clear()
    why = sound.fault(path)
    if why is None:
        made = sound.recording(path, _folder()[0] / "sounds")
        clean = made.path.read_bytes()
        path.write_bytes(clean)
        again = sound.recording(path, _folder()[0] / "sounds")
        demand((clean, made.seconds) == (again.path.read_bytes(), again.seconds), "clean is clean")
        made.path.unlink()
        again.path.unlink(missing_ok=True)
        return made.type
    return why[0][:12]


TARGETS: dict[str, Target] = {
    each.__name__: each for each in (profile, yaml, plan, story, words, picture, recording)
}

# ---------------------------------------------------------------------------- what it begins with


def corpus(target: str) -> list[bytes]:
    """Return what the inputs of a target are made from."""
    return [each for each in _SEEDS[target]() if len(each) <= LARGEST]


def _files(*patterns: str) -> list[bytes]:
    return [path.read_bytes() for pattern in patterns for path in sorted(REPO.glob(pattern))]


def _lines(*names: str) -> list[bytes]:
    return [each.encode("utf-8", "replace") for name in names for each in texts(name)]


_SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "profile": lambda: _files(
        "tests/miniature/profiles/*/*/*/profile.md", "tests/cases/bases/*/*.md"
    ),
    "yaml": lambda: [
        *_lines("yaml/hostile.txt", "yaml/values.txt", "yaml/lines.txt", "yaml/forms.txt"),
        *_files("tests/miniature/profiles/mini/*.yml"),
    ],
    "plan": lambda: _files(
        "tests/miniature/profiles/mini/*.yml", "tests/miniature/profiles/*/*/*.yml"
    ),
    "story": lambda: [
        *_lines("story/hostile.txt", "hostile/fields.txt"),
        *(
            b"[" * 3000,
            b"*a " * 2000,
            b"> " * 900,
            b"- " * 900,
            b"|a|b|\n|-|-|\n" + b"|c|d|\n" * 99,
        ),
    ],
    "words": lambda: [
        *_lines("text/order.txt", "hostile/fields.txt"),
        b"&amp;" * 99,
        b"\xcc\x81" * 99,
    ],
    "picture": lambda: [*support_media.sound().values(), *support_media.broken_exif().values()],
    "recording": lambda: [each[2] for each in support_sound.sound().values()],
}
