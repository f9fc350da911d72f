"""Pages that stand alone: home, about, what was moved or taken down, not found."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from exemplars import structured
from exemplars.coming import consultations
from exemplars.frame import Page, root_of
from exemplars.ledger.standing import standing as standing_of
from exemplars.pages.shared import Shared, feed_links
from exemplars.records.vocabulary import KIND_ICONS, RHYTHMS
from exemplars.telling import broadcasts, featured, occasions
from exemplars.text import megabytes

# What a column of a quota's chart is.
_EACH = {
    "month": "Mỗi tháng",
    "quarter": "Mỗi quý",
    "half-year": "Mỗi nửa năm",
    "year": "Mỗi năm",
    "end-of-period": "Cả giai đoạn",
}


def home(site: Shared) -> Page:
    """Return the home page."""
    register = site.register
    body = site.view(
        "home.html",
        "",
        total=len(register.exemplars),
        front=featured.front(register),
        occasion=None if site.archived else occasions.nearest(register),
        month=broadcasts.latest(register),
        progress=site.progress,
        shelves=site.shelves,
        kind_icons=KIND_ICONS,
        years=site.by_facet.get("year"),
        columns=site.by_facet.get("column"),
    )
    head = feed_links("feeds/all", site.plan.site.name, "")
    return Page(
        "",
        site.plan.site.name,
        f"Những gương tiêu biểu được giới thiệu theo {site.plan.cited}.",
        body,
        head=head,
        modified=register.today,
        things=(structured.website(register, site.url, search=site.search),),
    )


def standing(site: Shared) -> Page:
    """Return the page that holds what was published against the plan's quotas."""
    readings = site.plan.readings
    found = site.progress
    return site.simple(
        "tien-do/",
        "progress.html",
        "Tiến độ thực hiện",
        f"Tiến độ thực hiện {site.plan.cited}.",
        progress=found,
        standing=standing_of(site.register, found.years) if found else None,
        named=site.plan.site.progress == "public",
        addresses={
            facet: {
                each.item.id: each.address for each in site.by_facet[facet].collections if each.item
            }
            if facet in site.by_facet
            else {}
            for facet in ("kind", "sector")
        },
        households=readings.households_count if readings else None,
        rhythm=RHYTHMS,
        per=_EACH,
        today=site.register.today,
    )


def tombstones(site: Shared) -> Iterator[Page]:
    """Give what is left of withdrawn profiles, at their own address and every former one."""
    for tombstone in site.register.tombstones:
        for folder in tombstone.folders:
            yield _tombstone(site, f"guong/{folder}/")
        if tombstone.consulted:
            yield _tombstone(site, consultations.address(tombstone.id))


def gone(site: Shared) -> Page:
    """Return the tombstone that servers show with the answer 410."""
    return _tombstone(site, "410.html")


def _tombstone(site: Shared, address: str) -> Page:
    return Page(
        address,
        "Bài viết đã được gỡ",
        "Bài viết ở địa chỉ này không còn được đăng trên cổng.",
        site.view("tombstone.html", address),
        "guong/",
        indexed=False,
    )


def moved(site: Shared) -> Iterator[Page]:
    """Give a page at every former address that leads on to the present one."""
    for alias, each in sorted(site.register.aliases.items()):
        address = f"guong/{alias}/"
        target = escape(root_of(address) + each.address)
        head = Markup(f'<meta http-equiv="refresh" content="0; url={target}">')
        yield Page(
            address,
            "Trang đã chuyển",
            f"Trang này nay ở địa chỉ mới: {each.name}.",
            site.view("moved.html", address, address=each.address, name=each.name),
            "guong/",
            head,
            indexed=False,
        )


def about(site: Shared) -> Page:
    """Return the page about the portal."""
    name = site.plan.site.name
    return site.simple(
        "gioi-thieu/",
        "about.html",
        "Giới thiệu",
        f"Giới thiệu cổng {name}.",
        offline=site.offline,
    )


def offline(site: Shared, file: str, size: int, folder: str) -> Page:
    """Return the page of the offline copy: the zip at `file`, its size in bytes, the folder in it."""
    return site.simple(
        "ngoai-tuyen/",
        "offline.html",
        "Bản ngoại tuyến",
        f"Tải cả cổng {site.plan.site.name} về xem khi không có mạng.",
        file=file,
        size=megabytes(size),
        folder=folder,
        today=site.register.today,
    )


def not_found(site: Shared) -> Page:
    """Return the error page; it is seen at any address, so its links are absolute."""
    return Page(
        "404.html",
        "Không tìm thấy trang",
        "Không tìm thấy trang này.",
        site.view("not-found.html", "404.html"),
        indexed=False,
    )
