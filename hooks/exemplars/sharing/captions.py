"""
What to write beside the link when an exemplar is told of on Zalo and on Facebook.

Plain text, ready to paste, short enough that nobody has to press "Xem thêm" to reach the link's
reason. The plan's movements become hashtags (Vĩnh Thuận, mục II.2 names both networks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exemplars import story
from exemplars.patterns import regex
from exemplars.register import Exemplar
from exemplars.text import capital, uncapital

# A message on Zalo holds 2,000 characters, but a phone shows about this many at once; Facebook
# folds a post after about 480. Both are our reading: neither network promises its limits.
ZALO = 420
FACEBOOK = 480
_HASHTAG = 40  # characters; a longer one nobody reads
_WORDS = regex(r"[^\W_]+")
_SENTENCE = regex(r"(?<=[.!?…])\s+")
_NOTICE = "(Dữ liệu minh họa)"


@dataclass(frozen=True)
class Caption:
    """What to post on one network."""

    network: str
    text: str

    @property
    def length(self) -> int:
        """Return the length in characters, as a reader counts them."""
        return len(self.text)


def captions(each: Exemplar, address: str) -> tuple[Caption, Caption]:
    """Return the captions of an exemplar whose page is at the absolute `address`, Zalo's first."""
    return (
        Caption("Zalo", _caption(each, address, ZALO, more=False)),
        Caption("Facebook", _caption(each, address, FACEBOOK, more=True)),
    )


def text(each: Exemplar, url: str) -> str:
    """Return `chia-se.txt`: the captions one below the other, and where the picture is."""
    parts = [
        f"LỜI ĐĂNG {each.network.upper()} ({each.length} ký tự)\n\n{each.text}\n"
        for each in captions(each, url + each.address)
    ]
    return "\n\n".join([*parts, f"ẢNH KÈM THEO\n\n{url}{each.card}\n"])


def hashtags(each: Exemplar) -> Iterator[str]:
    """Give the movements an exemplar took part in as hashtags: `#XâyDựngNôngThônMới`."""
    for movement in each.movements:
        # `Chung tay vì người nghèo, không để ai bị bỏ lại phía sau` is known by its first part.
        for name in (movement.name, re.split("[,;:(]", movement.name)[0]):
            tag = "#" + "".join(map(capital, _WORDS.findall(name)))
            if 1 < len(tag) <= _HASHTAG:
                yield tag
                break


def _caption(each: Exemplar, address: str, most: int, *, more: bool) -> str:
    """Return a caption of at most `most` characters, unless its fixed parts alone are longer."""
    where = (
        f", {uncapital(each.unit.name)}" if each.unit and each.unit.name not in each.name else ""
    )
    head = f"{each.name}{where}"
    if each.plan.site.sample:
        head = f"{head} {_NOTICE}"
    foot = "\n".join(
        [f"Đọc bài: {address}", *([" ".join(tags)] if (tags := [*hashtags(each)]) else [])]
    )
    left = most - len(head) - len(foot) - 4
    told = [each.profile.summary] if each.profile.summary else []
    if more:
        told += _opening(each, left - sum(map(len, told)) - 2)
    return "\n\n".join([head, *told, foot])


def _opening(each: Exemplar, most: int) -> list[str]:
    """Return the first whole sentences of a story's first paragraph that fit, as a list of one."""
    paragraph = next(
        (line for line in story.plain(each.source.story).split("\n") if line.endswith(".")), ""
    )
    fitting = ""
    for sentence in _SENTENCE.split(paragraph):
        longer = f"{fitting} {sentence}".strip()
        if len(longer) > most:
            break
        fitting = longer
    return [fitting] if fitting else []
