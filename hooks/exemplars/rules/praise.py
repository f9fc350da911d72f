"""Praise: what is claimed over others says who found it so."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.exaggeration import claims
from exemplars.problem import DataPath, Finding
from exemplars.prose.sentences import lowered
from exemplars.prose.superlatives import SIGNS
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Profile
from exemplars.rules.people import in_story
from exemplars.rules.rule import Rule, rule

_CURE = (
    "nêu ai đánh giá, theo văn bản nào (“theo báo cáo số …”), ghi vào minh chứng có nguồn (sources), "
    "hoặc thay bằng việc làm, con số cụ thể"
)


@rule("cuong-dieu", "truth", "warning")
def praise_names_its_source(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """
    Lời so sánh nhất (“giỏi nhất huyện”, “đầu tiên của tỉnh”, “số một”, “chưa từng có”) và lời tôn lên quá mức (“kỳ tích”, “phi thường”, “ai cũng khâm phục”) phải có nguồn.

    Kế hoạch yêu cầu “khách quan, trung thực, tránh cường điệu, thổi phồng thành tích” (như kế hoạch huyện Tân Yên, mục V.3): nói “nhất huyện” thì phải có nơi đã so sánh, đánh giá; việc thật tự nó đã thuyết phục.
    Câu được coi là có nguồn khi nêu cơ quan, văn bản (“theo báo cáo số 15/BC-UBND”, “được UBND huyện đánh giá”), khi dẫn tới địa chỉ của một nguồn trong mục `sources`, hoặc khi chính lời ấy đứng trong tên một nguồn, hay trong minh chứng (`criteria`), số liệu (`figures`), khen thưởng (`awards`) có ghi `sources`.
    “Theo bà con”, “được coi là” thì chưa phải nguồn.
    Không tính: lời trong ngoặc kép và lời trích (>), giải Nhất, hạng Nhất, thứ nhất, ít nhất, lần đầu tiên, lời so trong một thôn, xóm, và cách nói thường (điều khó nhất, nhất là, ưu tiên hàng đầu). Cũng không tính điều chẳng phải thành tích của ai: khó khăn, thiệt hại, số người mắc (nơi nhiều hộ nghèo nhất huyện), sông núi, đường, chợ, cây cổ thụ (ngọn núi cao nhất vùng), tuổi tác, đông con. Hồ sơ đã gỡ không tính.
    """
    profile = source.profile
    if profile.withdrawn is not None:
        return
    # As a whole first: few profiles need their texts looked at one by one.
    if not SIGNS.found(source.signs):
        return
    backed = "\n".join(_backed(profile)).lower()
    links = frozenset([each.url for each in profile.sources if each.url])
    in_front = SIGNS.found(source.front_signs)
    for path, text in _told(profile) if in_front else ():
        low = lowered(text)
        if not any(sign in low for sign in in_front):
            continue
        for claim in claims(text, backed, links):
            said = text[claim.start : claim.end]
            yield Finding(f"`{_field(path)}` có “{said}” mà không có nguồn", _CURE, path)
    story = source.story
    for claim in claims(story, backed, links):
        said = " ".join(story[claim.start : claim.end].split())
        yield in_story(source, claim.start, f"bài viết có “{said}” mà không có nguồn", _CURE)


def _backed(profile: Profile) -> Iterator[str]:
    """Give what the profile says with its sources, and what those are called."""
    yield from (each.title for each in profile.sources)
    yield from (each.evidence for each in profile.criteria if each.sources)
    yield from (each.what for each in profile.figures if each.sources)
    yield from (each.title for each in profile.awards if each.sources)


def _told(profile: Profile) -> Iterator[tuple[DataPath, str]]:
    """Give the texts, beside the story, in which an editor may praise."""
    yield ("name",), profile.name
    yield ("summary",), profile.summary
    for criterion in profile.criteria:
        yield (*criterion.path, "evidence"), criterion.evidence
    for figure in profile.figures:
        yield (*figure.path, "what"), figure.what
    for picture in (profile.portrait, *profile.gallery):
        if picture is not None:
            yield (*picture.path, "alt"), picture.alt
    yield ("how_to",), profile.how_to
    for later in profile.follow_up:
        yield (*later.path, "note"), later.note
    for copy in profile.replicated_by:
        yield (*copy.path, "note"), copy.note
    if profile.radio is not None:
        yield ("radio", "script"), profile.radio.script


def _field(path: DataPath) -> str:
    return next(step for step in reversed(path) if isinstance(step, str))


RULES: tuple[Rule, ...] = (praise_names_its_source,)
