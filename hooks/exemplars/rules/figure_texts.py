"""Where a profile tells numbers: its summary, each heading, the story under them, and the evidence."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from exemplars.patterns import regex
from exemplars.problem import DataPath
from exemplars.prose.claims import Claim, claims, may_claim
from exemplars.reading.source import Source
from exemplars.records.profile import Profile

# The mark first, which is quick to look for; then that it begins a line.
_HEADING = regex(r"#(?<![^\n]#)#{0,5} .*")


@dataclass(frozen=True)
class Told:
    """A text of the profile in which numbers are told: its name to an editor, and where it stands."""

    name: str
    text: str
    claims: tuple[Claim, ...]
    path: DataPath = ()
    # Evidence is read as one text: where each criterion's ends, and its place.
    ends: tuple[tuple[int, DataPath], ...] = ()

    def place(self, at: int) -> DataPath:
        """Return the field that holds the character `at`; () in the story."""
        return next((path for end, path in self.ends if at < end), self.path)


def texts_with_numbers(source: Source) -> list[Told]:
    """Return the texts that tell numbers; the story without its headings, each of which is its own."""
    profile = source.profile
    summary, story = profile.summary, source.story
    texts = [Told("tóm tắt", summary, claims(summary), ("summary",))]
    body = claims(story)
    for heading in _HEADING.finditer(story) if "#" in story and body else ():
        own = tuple(each for each in body if heading.start() <= each.number < heading.end())
        texts.append(Told("đề mục", story, own))
        body = tuple(each for each in body if each not in own)
    texts += [Told("bài viết", story, body), _evidence(profile, source.front_signs)]
    return [text for text in texts if text.claims]


def _evidence(profile: Profile, seen: Set[str]) -> Told:
    """Return the evidence of all criteria as one text; `seen` are the words of rules in the front matter."""
    text = "\n\n".join([each.evidence for each in profile.criteria])
    told = claims(text) if may_claim(text, seen) else ()
    ends: list[tuple[int, DataPath]] = []
    end = 0
    for each in profile.criteria if told else ():
        end += len(each.evidence) + 2
        ends.append((end, (*each.path, "evidence")))
    return Told("minh chứng", text, told, ends=tuple(ends))
