"""The page of the open data: what there is, on what terms, and what every key means."""

from __future__ import annotations

from exemplars import export
from exemplars.export import described
from exemplars.frame import Page
from exemplars.pages.shared import Shared


def page(site: Shared) -> Page:
    """Return the page of the open data."""
    shown = [each for each in site.register.exemplars if not each.draft]
    return site.simple(
        export.FOLDER,
        "data.html",
        "Dữ liệu mở",
        f"Dữ liệu mở của {site.plan.site.name}: JSON, CSV, lược đồ và ý nghĩa từng trường.",
        total=len(shown),
        example=shown[0].id if shown else "",
        files=[
            (export.LIST, "Danh mục, dạng JSON", "mọi gương đã đăng, mỗi gương một dòng"),
            (export.CSV, "Danh mục, dạng CSV", "cùng nội dung, mở bằng Excel hoặc LibreOffice"),
            (export.LIST_SCHEMA, "Lược đồ của danh mục", "JSON Schema 2020-12"),
            (export.ONE_SCHEMA, "Lược đồ của một gương", "JSON Schema 2020-12"),
        ],
        licence=site.plan.site.licence,
        contact=site.plan.site.contact,
        columns=described.columns(),
        groups=described.dictionary(),
        withheld=described.withheld(),
    )
