"""Stories that tell of one exemplar in the words written for another."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.reading.source import Portfolio, Source
from exemplars.records.items import Item
from exemplars.records.record import records
from exemplars.resemblance import SHORTEST, Sample, compared, words_of
from exemplars.rules.namesakes import same_name
from exemplars.rules.people import in_story
from exemplars.rules.rule import Rule, rule
from exemplars.sketches import sample_of
from exemplars.story import own_words

_PASSAGE = 12  # words in one order; fewer are a turn of phrase
_SHARE = 0.6  # of the shorter story, in such passages
_OFFICIAL = 6  # words in the plan's order; fewer anybody may hit upon
_FRAME = 150  # words that a commune may have for all of its stories, before and after what is told
_TOLD = 60  # words between them; fewer tell nothing
HOLDERS = 3  # stories remembered at one place; wording that more of them share tells nothing
_MET = 0.3  # of the shorter story's places, before the stories are laid side by side
_LEAST = 2  # places, of however short a story
_TRIED = 3  # candidates laid beside one story: ten thousand copies stay linear
_SHOWN = 8  # words of the passage in the message

_TOKEN = regex(r"\S+")

_Words = tuple[str, ...]


class _Official(NamedTuple):
    """The passages of the plan's own wording, and the words that any of them begins with."""

    all: frozenset[_Words]
    begin: frozenset[str]


@dataclass(frozen=True, eq=False)
class _Story:
    source: Source
    sample: Sample
    official: _Official

    @cached_property
    def words(self) -> _Words:
        """Return the words that are compared; only asked of the few that may be copies."""
        return tuple(words_of(self.source.story))

    @cached_property
    def own(self) -> bytes:
        """Return 1 for each word that is the story's, 0 for one of the plan's wording."""
        own = bytearray(b"\1" * len(self.words))
        for at, word in enumerate(self.words):
            if word in self.official.begin and self.words[at : at + _OFFICIAL] in self.official.all:
                own[at : at + _OFFICIAL] = bytes(_OFFICIAL)
        return bytes(own)

    @cached_property
    def size(self) -> int:
        """Return how many words are the story's own."""
        return sum(self.own)

    @property
    def is_own(self) -> bool:
        """Return whether the story has words of its own, and still as many as when its sample was taken."""
        return self.size > 0 and len(self.words) == self.sample.words


@dataclass(frozen=True)
class _Overlap:
    """
    How many of a story's words lie in passages of another; its longest one, by place and length.

    `words` and `told`, the most on end between two such passages, count what is not the plan's.
    """

    words: int
    start: int
    length: int
    told: int = 0

    def is_copy(self, size: int) -> bool:
        """Return whether a story of so many words repeats the other, more than in a common frame."""
        frame = self.words <= _FRAME and self.told >= _TOLD
        return self.words >= _SHARE * max(size, SHORTEST) and not frame


@rule("bai-sao-chep", "truth", "warning")
def no_story_is_copied(portfolio: Portfolio) -> Iterator[tuple[Source, Finding]]:
    """
    Bài viết kể việc của chính gương ấy, không chép bài của gương khác: từ 60% số chữ trùng thành đoạn thì phải xem lại.

    Báo cáo thành tích không được sao chép của nhau (Thông tư 17/2019/TT-NHNN, mẫu 11); kế hoạch yêu cầu “khách quan, trung thực” (như kế hoạch huyện Tân Yên, mục V.3).
    Máy so mọi bài của cả kế hoạch, báo ở bài đăng sau, chỉ tính những đoạn từ 12 chữ liền nhau.
    Đổi tên người, tên đất, đổi số, đảo câu, gõ dấu kiểu khác (hòa, hoà) vẫn là chép.
    Không tính: lời của kế hoạch (tiêu chuẩn chép nguyên văn), khung chung ở đầu và cuối bài khi phần riêng ở giữa từ 60 chữ, đề mục, bảng, lời trong ngoặc kép, lời trích (>), bài dưới 140 chữ, hồ sơ đã gỡ, hai hồ sơ cùng tên (đã có quy tắc guong-trung), mô hình và người làm chủ mô hình (`owner`).
    Giống nhau có lý do thì ghi `allow` ở hồ sơ được báo.
    """
    stories = _judged(portfolio.sources, _official(portfolio))
    for later, earlier, overlap in _copies(stories):
        yield later.source, _said(later, earlier, overlap)


def _official(portfolio: Portfolio) -> _Official:
    """Return the passages of the plan's own wording: who is measured by it may repeat it."""
    texts = [" ".join(atom.text for atom in each.atoms) for each in portfolio.plan.criteria]
    for record in records(portfolio.plan):
        if isinstance(record, Item):
            texts.append(str(getattr(record, "text", "")))
    passages = set()
    for text in texts:
        words = tuple(words_of(text))
        passages |= {words[at : at + _OFFICIAL] for at in range(len(words) - _OFFICIAL + 1)}
    return _Official(frozenset(passages), frozenset(each[0] for each in passages))


def _judged(sources: Sequence[Source], official: _Official) -> list[_Story]:
    """Return the stories to compare, the oldest first, drafts last."""
    stories = []
    for source in sources:
        sample = compared_sample(source)
        if sample is not None:
            stories.append(_Story(source, sample, official))
    return sorted(stories, key=lambda each: day_of(each.source))


def compared_sample(source: Source) -> Sample | None:
    """Return the sample by which a story is compared with others, None where it is not."""
    return None if source.is_withdrawn else sample_of(source)


def day_of(source: Source) -> dt.date:
    """Return the day by which stories have their order: of two alike the later is told of."""
    return source.published or dt.date.max


def _copies(stories: list[_Story]) -> Iterator[tuple[_Story, _Story, _Overlap]]:
    """Give each story that repeats an earlier one, with that one and how far the shorter is in it."""
    whole: dict[bytes, _Story] = {}
    places = _Places()
    for story in stories:
        size = story.sample.words
        first = whole.setdefault(story.sample.whole, story)
        if first is not story:
            # Nothing new to meet at: the first stands for all of its words.
            if not _kin(first, story) and first.is_own and story.is_own:
                yield story, first, _Overlap(size, 0, size)
            continue
        for earlier in places.met(story):
            few, many = sorted((story, earlier), key=lambda each: each.size)
            overlap = _overlap(few, many)
            if overlap.is_copy(few.size):
                yield story, earlier, overlap
                break


def have_met(common: int, one: int, other: int) -> bool:
    """Return whether stories of so many places, of which so many are common, are laid side by side."""
    return common >= _LEAST and common >= _MET * min(one, other)


class _Places:
    """Where stories can meet, and the first few that were there."""

    def __init__(self) -> None:
        """Begin with no story."""
        self._holders: dict[int, list[int]] = {}
        self._told: list[_Story] = []
        self._sizes: list[int] = []

    def met(self, story: _Story) -> list[_Story]:
        """Return the earlier stories that this one meets most, and keep its own places."""
        mine = story.sample.places
        votes: list[int] = []
        at = len(self._told)
        for place in mine:
            holders = self._holders.get(place)
            if holders is None:
                self._holders[place] = [at]
                continue
            votes += holders
            if len(holders) < HOLDERS:
                holders.append(at)
        self._told.append(story)
        self._sizes.append(len(mine))
        met = [
            (-count, other)
            for other, count in Counter(votes).items()
            # Most are others that it meets only once: asked first, for it is asked of half a million.
            if count >= _LEAST and have_met(count, len(mine), self._sizes[other])
        ]
        tried = (self._told[other] for _, other in sorted(met)[:_TRIED])
        return [earlier for earlier in tried if not _kin(earlier, story)]


def _overlap(story: _Story, other: _Story) -> _Overlap:
    """Return how much of a story's own stands in passages of another; linear in both."""
    words, own = story.words, story.own
    passages = {other.words[at : at + _PASSAGE] for at in range(len(other.words) - _PASSAGE + 1)}
    covered = start = length = end = begun = told = 0
    for at in range(len(words) - _PASSAGE + 1):
        if words[at : at + _PASSAGE] not in passages:
            begun = at + 1
            continue
        if end and at > end:
            told = max(told, sum(own[end:at]))
        covered += sum(own[max(end, at) : at + _PASSAGE])
        end = at + _PASSAGE
        if end - begun > length:
            start, length = begun, end - begun
    return _Overlap(covered, start, length, told)


def _kin(one: _Story, other: _Story) -> bool:
    """Return whether two profiles tell of one: of one name, or a model and who owns it."""
    a, b = one.source.profile, other.source.profile
    names = {same_name(a.name), same_name(b.name)}
    owners = {same_name(each.owner) for each in (a, b) if each.owner}
    return len(names) == 1 or not names.isdisjoint(owners)


def _said(later: _Story, earlier: _Story, overlap: _Overlap) -> Finding:
    """Return what is told at the later story, at its longest passage."""
    mine, others = later.size, earlier.size
    percent = overlap.words * 100 // min(mine, others)
    other = f"{earlier.source.name} ({earlier.source.profile.name})"
    if mine <= others:
        message = f"{percent}% bài viết giống {other}"
    else:
        message = f"bài viết chứa {percent}% bài của {other}"
        overlap = _overlap(later, earlier)
    story = later.source.story
    tokens = list(_TOKEN.finditer(own_words(story)))
    told = [at for at, token in enumerate(tokens) if compared(token[0])]
    first, last = told[overlap.start], told[overlap.start + overlap.length - 1]
    begins = " ".join(token[0] for token in tokens[first : first + _SHOWN])
    return in_story(
        later.source,
        tokens[first].start(),
        f"{message}; đoạn dài nhất {last - first + 1} chữ, từ “{begins}…”",
        "viết lại theo việc thật của gương này; câu của văn bản, của người khác thì đặt trong ngoặc kép",
    )


RULES: tuple[Rule, ...] = (no_story_is_copied,)
