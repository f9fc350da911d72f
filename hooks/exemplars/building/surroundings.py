"""What the frame's header and footer say: the menu, the foot's links, whose portal it is."""

from __future__ import annotations

from exemplars import headers
from exemplars.look import Look
from exemplars.pages import introduce
from exemplars.pages.reference import criteria_title
from exemplars.register import Register
from exemplars.telling.archived import archived
from exemplars.views import unbroken


def menu(register: Register) -> list[dict[str, str]]:
    """Return the items of the main menu: only what the plan speaks of."""
    plan = register.plan
    items = [
        ("Gương điển hình", "guong/", True),
        ("Lĩnh vực", "linh-vuc/", bool(plan.sectors)),
        ("Đơn vị", "don-vi/", bool(register.units.by_id)),
        ("Đối tượng", "doi-tuong/", bool(plan.kinds)),
        ("Phong trào", "phong-trao/", bool(plan.movements)),
        ("Theo năm", "nam/", bool(register.years)),
        ("Chuyên mục", "chuyen-muc/", bool(plan.columns)),
        ("Tiêu chuẩn", "tieu-chi/", True),
        ("Tìm kiếm", "tim-kiem/", True),
    ]
    return [{"name": name, "address": address} for name, address, there in items if there]


def foot(register: Register) -> list[dict[str, str]]:
    """Return the links at the foot of every page."""
    items = [
        ("Giới thiệu cổng", "gioi-thieu/"),
        (criteria_title(register.plan), "tieu-chi/"),
        ("Tiến độ thực hiện", "tien-do/"),
        ("Sự kiện, cuộc thi, ngày kỷ niệm", "su-kien/"),
        ("Phát thanh", "phat-thanh/"),
        ("Kỷ yếu", "ky-yeu/"),
        ("Giới thiệu một gương", "gioi-thieu-guong/"),
        ("Bản tin RSS, Atom, JSON", "ban-tin/"),
        ("Nhúng vào trang khác", "nhung/"),
        ("Dữ liệu mở", "du-lieu/"),
        ("Cẩm nang biên tập", "cam-nang/"),
    ]
    closed = archived(register) is not None
    return [
        {"name": name, "address": address}
        for name, address in items
        if not (closed and address == introduce.ADDRESS)
    ]


def header(register: Register, look: Look) -> dict[str, object]:
    """Return all that the theme's header and footer are given."""
    plan = register.plan
    return {
        "name": plan.site.name,
        "short_name": plan.site.short_name,
        "sample": plan.site.sample,
        "archived": archived(register),
        "menu": menu(register),
        "foot": foot(register),
        "assets": look.addresses,
        "preloaded": look.preloaded,
        "colours": look.colours,
        "early": look.early,
        "policy": headers.meta_policy([look.early_hash]),
        "authority": plan.authority.name if plan.authority else plan.site.name,
        # Escaped already.
        "plan_line": str(unbroken(f"Thực hiện {plan.cited}.")),
        "contact": plan.site.contact,
    }
