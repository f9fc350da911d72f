"""Identity: one id, one exemplar, one address, for good."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.problem import Finding
from exemplars.reading.source import Portfolio, Source
from exemplars.rules.namesakes import no_exemplar_is_told_twice
from exemplars.rules.rule import Rule, rule


def _id(source: Source) -> list[str]:
    return [source.profile.id] if source.profile.id else []


def _addresses(source: Source) -> list[str]:
    """Return what a profile's folder is and was called."""
    return [source.slug, *filter(None, source.profile.aliases)]


@rule("ma-trung", "identity", ties=_id)
def ids_are_never_shared(portfolio: Portfolio) -> Iterator[tuple[Source, Finding]]:
    """Mỗi mã hồ sơ chỉ dùng cho một gương, kể cả gương đã gỡ.

    Địa chỉ trang, bản tin và thông báo gỡ bài đều theo mã. Hai gương chung một mã thì nơi nhận bản
    tin coi gương sau là bài đã có, và khi gỡ người này thì nơi đăng lại gỡ nhầm người kia.
    """
    bearers: dict[str, list[Source]] = {}
    for source in portfolio.sources:
        if source.profile.id:
            bearers.setdefault(source.profile.id, []).append(source)
    for id, sources in bearers.items():
        # Told at each of them: which one is new, only the editors know.
        for source in sources if len(sources) > 1 else ():
            other = next(each for each in sources if each is not source)
            whose = f" ({other.profile.name})" if other.profile.name else ""
            yield (
                source,
                Finding(
                    f"mã `{id}` cũng là mã của {other.name}{whose}",
                    "hồ sơ mới tạo lại bằng portal new để có mã riêng; hồ sơ cũ giữ mã",
                    ("id",),
                ),
            )


@rule("dia-chi-trung", "identity", ties=_addresses)
def addresses_are_never_shared(portfolio: Portfolio) -> Iterator[tuple[Source, Finding]]:
    """Tên thư mục cũ (`aliases`) kết thúc bằng mã của chính hồ sơ và không trùng thư mục nào khác.

    Liên kết đã gửi, mã QR đã in tìm đến hồ sơ bằng tên ấy; tên trùng hoặc mang mã khác thì mở ra
    nhầm người.
    """
    taken = {source.slug: source for source in portfolio.sources}
    for source in portfolio.sources:
        for position, alias in enumerate(source.profile.aliases):
            path = ("aliases", position)
            if not alias:
                continue
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


RULES: tuple[Rule, ...] = (
    ids_are_never_shared,
    addresses_are_never_shared,
    no_exemplar_is_told_twice,
)
