"""Stories that tell of one exemplar in the words written for another."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from exemplars.problem import Finding
from exemplars.rules.namesakes import same_name
from exemplars.rules.people import in_story
from exemplars.rules.rule import Rule, rule
from exemplars.source import Portfolio, Source
from exemplars.story import own_words
from exemplars.text import fold

_SHORTEST = 140  # words; a shorter story says too little to be a copy
_PASSAGE = 12  # words in one order; fewer are a turn of phrase
_SHARE = 0.6  # of the shorter story, in such passages
# Places where two stories may meet: this many words from one word in so many, told by its checksum.
_PLACE, _ONE_IN = 8, 12
_HOLDERS = 3  # stories remembered at one place; wording that more of them share tells nothing
_MET = 0.3  # of the shorter story's places, before the stories are laid side by side
_LEAST = 2  # places, of however short a story
_TRIED = 3  # candidates laid beside one story: ten thousand copies stay linear
_SHOWN = 8  # words of the passage in the message

_LETTERS = re.compile(r"\w+")
_TOKEN = re.compile(r"\S+")
# A copy has other names and numbers, and so other pronouns.
_PRONOUNS = frozenset(("ong", "ba", "anh", "chi", "co", "chu", "bac", "cu", "em", "minh", "ho"))


class _Words(dict[str, str]):
    """
    How each token is compared, worked out once; names, numbers and marks are "", left out.

    `chosen` are the words at which a sampled passage begins.
    """

    def __init__(self) -> None:
        """Begin with no token known."""
        self.chosen: set[str] = set()

    def __missing__(self, token: str) -> str:
        word = "".join(_LETTERS.findall(token))
        named = word[:1].isupper() or word[:1].isdigit()
        word = "" if named else fold(word)
        word = "ong" if word in _PRONOUNS else word
        if crc32(word.encode()) % _ONE_IN == 0:
            self.chosen.add(word)
        self[token] = word
        return word


@dataclass(frozen=True, eq=False)
class _Story:
    source: Source
    words: tuple[str, ...]


@dataclass(frozen=True)
class _Overlap:
    """How many of a story's words lie in passages of another; its longest one, by place and length."""

    words: int
    start: int
    length: int


@rule("bai-sao-chep", "truth", "warning")
def no_story_is_copied(portfolio: Portfolio) -> Iterator[tuple[Source, Finding]]:
    """
    Bài viết kể việc của chính gương ấy, không chép bài của gương khác: từ 60% số chữ trùng thành đoạn thì phải xem lại.

    Báo cáo thành tích không được sao chép của nhau (Thông tư 17/2019/TT-NHNN, mẫu 11); kế hoạch đòi “khách quan, trung thực”.
    Máy so mọi bài của cả kế hoạch, báo ở bài đăng sau, chỉ tính những đoạn từ 12 chữ liền nhau.
    Đổi tên người, tên đất, đổi số, đảo câu, gõ dấu kiểu khác (hòa, hoà) vẫn là chép.
    Không tính: đề mục, bảng, lời trong ngoặc kép, lời trích (>), bài dưới 140 chữ, hồ sơ đã gỡ, hai hồ sơ cùng tên (đã có quy tắc guong-trung), mô hình và người làm chủ mô hình (`owner`).
    Giống nhau có lý do thì ghi `allow` ở hồ sơ được báo.
    """
    table = _Words()
    stories = _judged(portfolio.sources, table)
    for later, earlier, overlap in _copies(stories, table.chosen):
        yield later.source, _said(later, earlier, overlap, table)


def _judged(sources: Sequence[Source], table: _Words) -> list[_Story]:
    """Return the stories to compare, the oldest first, drafts last."""
    stories = []
    for source in sources:
        profile = source.profile
        if profile.withdrawn is None:
            words = tuple(filter(None, map(table.__getitem__, own_words(source.story).split())))
            if len(words) >= _SHORTEST:
                stories.append(_Story(source, words))
    return sorted(
        stories, key=lambda each: (each.source.profile.published or dt.date.max, each.source.name)
    )


def _copies(stories: list[_Story], chosen: set[str]) -> Iterator[tuple[_Story, _Story, _Overlap]]:
    """Give each story that repeats an earlier one, with that one and how far the shorter is in it."""
    whole: dict[tuple[str, ...], _Story] = {}
    places = _Places(chosen)
    for story in stories:
        first = whole.setdefault(story.words, story)
        if first is not story:
            # Nothing new to meet at: the first stands for all of its words.
            if not _kin(first, story):
                size = len(story.words)
                yield story, first, _Overlap(size, 0, size)
            continue
        for earlier in places.met(story):
            few, many = sorted((story, earlier), key=lambda each: len(each.words))
            overlap = _overlap(few.words, many.words)
            if overlap.words >= _SHARE * len(few.words):
                yield story, earlier, overlap
                break


class _Places:
    """
    Where stories can meet: a sample of their passages, the same in every story.

    What is sampled hangs on the words alone (CRC-32, no seed), so one corpus has one answer.
    """

    def __init__(self, chosen: set[str]) -> None:
        """Take the words at which a sampled passage begins."""
        self._holders: dict[tuple[str, ...], list[int]] = {}
        self._told: list[tuple[_Story, int]] = []
        self._chosen = chosen

    def met(self, story: _Story) -> list[_Story]:
        """Return the earlier stories that this one meets most, and keep its own places."""
        mine = self._of(story.words)
        votes: list[int] = []
        at = len(self._told)
        for place in mine:
            holders = self._holders.get(place)
            if holders is None:
                self._holders[place] = [at]
                continue
            votes += holders
            if len(holders) < _HOLDERS:
                holders.append(at)
        self._told.append((story, len(mine)))
        met = [
            (-count, other)
            for other, count in Counter(votes).items()
            if count >= _LEAST and count >= _MET * min(len(mine), self._told[other][1])
        ]
        tried = (self._told[other][0] for _, other in sorted(met)[:_TRIED])
        return [earlier for earlier in tried if not _kin(earlier, story)]

    def _of(self, words: tuple[str, ...]) -> dict[tuple[str, ...], None]:
        chosen = self._chosen
        # What the end cuts short meets only such another end.
        return dict.fromkeys(
            [words[at : at + _PLACE] for at, word in enumerate(words) if word in chosen]
        )


def _overlap(words: tuple[str, ...], other: tuple[str, ...]) -> _Overlap:
    """Return how much of `words` stands in passages of `other`; linear in both."""
    passages = {other[at : at + _PASSAGE] for at in range(len(other) - _PASSAGE + 1)}
    covered = start = length = end = begun = 0
    for at in range(len(words) - _PASSAGE + 1):
        if words[at : at + _PASSAGE] not in passages:
            begun = at + 1
            continue
        covered += at + _PASSAGE - max(end, at)
        end = at + _PASSAGE
        if end - begun > length:
            start, length = begun, end - begun
    return _Overlap(covered, start, length)


def _kin(one: _Story, other: _Story) -> bool:
    """Return whether two profiles tell of one: of one name, or a model and who owns it."""
    a, b = one.source.profile, other.source.profile
    names = {same_name(a.name), same_name(b.name)}
    owners = {same_name(each.owner) for each in (a, b) if each.owner}
    return len(names) == 1 or not names.isdisjoint(owners)


def _said(later: _Story, earlier: _Story, overlap: _Overlap, table: _Words) -> Finding:
    """Return what is told at the later story, at its longest passage."""
    percent = overlap.words * 100 // min(len(later.words), len(earlier.words))
    other = f"{earlier.source.name} ({earlier.source.profile.name})"
    if len(later.words) <= len(earlier.words):
        message = f"{percent}% bài viết giống {other}"
    else:
        message = f"bài viết chứa {percent}% bài của {other}"
    if len(later.words) > len(earlier.words):
        overlap = _overlap(later.words, earlier.words)
    story = later.source.story
    tokens = list(_TOKEN.finditer(own_words(story)))
    told = [at for at, token in enumerate(tokens) if table[token[0]]]
    first, last = told[overlap.start], told[overlap.start + overlap.length - 1]
    begins = " ".join(token[0] for token in tokens[first : first + _SHOWN])
    return in_story(
        later.source,
        tokens[first].start(),
        f"{message}; đoạn dài nhất {last - first + 1} chữ, từ “{begins}…”",
        "viết lại theo việc thật của gương này; câu của văn bản, của người khác thì đặt trong ngoặc kép",
    )


RULES: tuple[Rule, ...] = (no_story_is_copied,)
