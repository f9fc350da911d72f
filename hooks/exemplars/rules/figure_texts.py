"""Where a profile tells numbers: its name, its summary, each heading, the story under them, the evidence."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from exemplars.patterns import regex
from exemplars.problem import DataPath
from exemplars.prose.claims import Claim, claims, may_claim
from exemplars.prose.sentences import lowered
from exemplars.prose.signs import has_digit
from exemplars.reading.source import Source
from exemplars.records.profile import Profile

# The mark first, which is quick to look for; then that it begins a line.
_HEADING = regex(r"#(?<![^\n]#)#{0,5} .*")
NAME, SUMMARY, HEADING, STORY, EVIDENCE = "tên", "tóm tắt", "đề mục", "bài viết", "minh chứng"
# A number right after one of these is what something is called: Tổ 10 hộ, Trung đoàn 98, Cánh đồng 50 triệu.
_CALLED = regex(
    r"(?<![^\W_])(?:tổ|nhóm|đội|chi hội|chi đoàn|chi bộ|phân hội|hợp tác xã|câu lạc bộ|clb|mô hình|phong trào|chương trình"
    r"|dự án|cánh đồng|vườn|liên gia|tự quản|cụm|khu|trạm|trại|trường|công ty|xí nghiệp|nhà máy|nông trường|lâm trường|quân khu"
    r"|[^\W\d_]+ đoàn|đại đội|hải đội|phố|đường|cầu|bến|chợ|quán|cửa hàng|gian hàng|bếp|ngôi nhà|tháng|ngày|mùng|ca|xã|thôn)"
    r"[ \n]\Z"
)


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
    texts = [
        Told(NAME, profile.name, of_name(profile.name), ("name",)),
        Told(SUMMARY, summary, claims(summary), ("summary",)),
    ]
    body = claims(story)
    for heading in _HEADING.finditer(story) if "#" in story and body else ():
        own = tuple(each for each in body if heading.start() <= each.number < heading.end())
        texts.append(Told(HEADING, story, own))
        body = tuple(each for each in body if each not in own)
    texts += [Told(STORY, story, body), _evidence(profile, source.front_signs)]
    return [text for text in texts if text.claims]


def of_name(name: str) -> tuple[Claim, ...]:
    """Return the quantities that an exemplar's name claims; people are called Mười, and groups Tổ 5."""
    if not has_digit(name):
        return ()
    low = lowered(name)
    return tuple(
        each
        for each in claims(name)
        if low[each.number].isdigit() and not _CALLED.search(low, 0, each.start)
    )


def _evidence(profile: Profile, seen: Set[str]) -> Told:
    """Return the evidence of all criteria as one text; `seen` are the words of rules in the front matter."""
    text = "\n\n".join([each.evidence for each in profile.criteria])
    told = claims(text) if may_claim(text, seen) else ()
    ends: list[tuple[int, DataPath]] = []
    end = 0
    for each in profile.criteria if told else ():
        end += len(each.evidence) + 2
        ends.append((end, (*each.path, "evidence")))
    return Told(EVIDENCE, text, told, ends=tuple(ends))
