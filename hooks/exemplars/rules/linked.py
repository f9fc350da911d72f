"""Links of a story to the pages of other exemplars."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.problem import Finding
from exemplars.reading.source import LINK_TO_EXEMPLAR, Portfolio, Source
from exemplars.rules.people import in_story
from exemplars.rules.rule import Rule, rule


def _id(folder: str) -> str:
    """Return the id at the end of a folder's name."""
    return folder.rpartition("-")[2]


def _ids(source: Source) -> list[str]:
    """Return the ids by which a profile is linked to, and of those that it links to."""
    folders = (source.slug, *filter(None, source.profile.aliases), *source.linked)
    return [*dict.fromkeys(map(_id, folders))]


@rule("lien-ket-guong", "content", "warning", ties=_ids)
def links_reach_exemplars(portfolio: Portfolio) -> Iterator[tuple[Source, Finding]]:
    """Liên kết trong bài tới trang của một gương (`/guong/…/`) dẫn tới gương có trong cổng.

    Gõ sai một chữ, hoặc gương đã đổi tên thư mục mà không ghi tên cũ ở `aliases`, thì người đọc bấm
    vào chỉ thấy trang báo lỗi. Mã ở cuối địa chỉ không đổi, nên có mã là tìm được tên đúng.
    """
    linking = [source for source in portfolio.sources if source.linked]
    if not linking:
        return
    folders = {source.slug: source for source in portfolio.sources}
    known = set(folders).union(*(source.profile.aliases for source in portfolio.sources))
    # Of two with one id, which is told elsewhere, the first.
    by_id = {_id(folder): folders[folder] for folder in sorted(folders, reverse=True)}
    for source in linking:
        if known.issuperset(source.linked):
            continue
        for found in LINK_TO_EXEMPLAR.finditer(source.story):
            folder = found["folder"]
            id = _id(folder)
            if folder not in known and not _is_unclear(portfolio, id, by_id.get(id)):
                meant = by_id.get(id)
                cure = (
                    f"viết `/guong/{meant.slug}/`"
                    if meant
                    else "chép lại địa chỉ trang của gương ấy"
                )
                said = f"liên kết `/guong/{folder}/` không dẫn tới gương nào của cổng"
                yield (
                    source,
                    in_story(source, found.start("address"), said, f"{cure}, hoặc bỏ liên kết"),
                )


def _is_unclear(portfolio: Portfolio, id: str, meant: Source | None) -> bool:
    """Return whether a profile of this id is there and cannot be read: nobody knows what it was called before."""
    return meant.is_unread if meant else portfolio.may_have(id)


RULES: tuple[Rule, ...] = (links_reach_exemplars,)
