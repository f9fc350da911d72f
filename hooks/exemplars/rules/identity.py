"""Identity: one id, one exemplar, one address, for good."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.problem import Finding
from exemplars.rules.rule import Rule, rule
from exemplars.source import Portfolio, Source


@rule("ma-trung", "identity")
def ids_are_never_shared(portfolio: Portfolio) -> Iterator[tuple[Source, Finding]]:
    """Mỗi mã hồ sơ chỉ dùng cho một gương, kể cả gương đã gỡ."""
    first: dict[str, Source] = {}
    for source in portfolio.sources:
        id = source.profile.id
        if not id:
            continue
        if id in first:
            yield (
                source,
                Finding(
                    f"mã `{id}` đã dùng ở {first[id].name} ({first[id].profile.name})",
                    "tạo lại hồ sơ bằng portal new để có mã mới",
                    ("id",),
                ),
            )
        first.setdefault(id, source)


@rule("dia-chi-trung", "identity")
def addresses_are_never_shared(portfolio: Portfolio) -> Iterator[tuple[Source, Finding]]:
    """Tên thư mục cũ (`aliases`) kết thúc bằng mã của chính hồ sơ và không trùng thư mục nào khác."""
    taken = {source.slug: source for source in portfolio.sources}
    for source in portfolio.sources:
        for position, alias in enumerate(source.profile.aliases):
            path = ("aliases", position)
            if alias in taken:
                yield (
                    source,
                    Finding(
                        f"tên thư mục cũ `{alias}` trùng với {taken[alias].name}",
                        "bỏ dòng này",
                        path,
                    ),
                )
            elif source.profile.id and not alias.endswith("-" + source.profile.id):
                yield (
                    source,
                    Finding(
                        f"tên thư mục cũ `{alias}` không mang mã {source.profile.id}",
                        f"tên thư mục cũ có dạng ten-cu-{source.profile.id}",
                        path,
                    ),
                )
            taken.setdefault(alias, source)


RULES: tuple[Rule, ...] = (ids_are_never_shared, addresses_are_never_shared)
