"""What plan.yml says of the portal itself, under `portal:`: its address, its editor, its books."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from exemplars.records.items import YEAR
from exemplars.records.record import Record, frozen
from exemplars.records.schema import Many, Nested, Table, spec
from exemplars.records.values import (
    Account,
    Address,
    Authority,
    Day,
    Email,
    Flag,
    Host,
    Identifier,
    Line,
    OneOf,
    Prose,
    Site,
    Slug,
)
from exemplars.records.vocabulary import (
    FORGES,
    PUBLICITY,
)


@frozen
class Tag(Record):
    """The feeds' permanent tag (RFC 4151): written once, never derived from the address."""

    authority: str = spec(Authority(), "Tên miền lúc đặt", required=True, example="tan-yen.example")
    year: int | None = spec(YEAR, "Năm", required=True, example="2023")


@frozen
class Contact(Record):
    """How to reach an office; never a private person."""

    name: str = spec(Line(160), "Cơ quan", required=True)
    email: str = spec(Email(), "Thư điện tử")
    phone: str = spec(Line(30), "Điện thoại cơ quan")
    address: str = spec(Line(200), "Địa chỉ cơ quan")


@frozen
class Forge(Record):
    """The repository where anyone with an account may propose a profile through the web."""

    kind: str = spec(OneOf(FORGES), "Phần mềm của kho", required=True, example="github")
    url: str = spec(
        Address(),
        "Địa chỉ trang của kho",
        "Kho phải cho người ngoài xem và gửi đề nghị; kho nội bộ thì không khai.",
        required=True,
        example="https://github.com/co-quan/guong-dien-hinh",
    )
    branch: str = spec(Line(100), "Nhánh nhận hồ sơ", required=True, example="main")


@frozen
class Editor(Record):
    """The web editor at /admin/: which repository it writes to, and where its users sign in."""

    kind: str = spec(OneOf(FORGES), "Phần mềm của kho", required=True, example="gitlab")
    repo: str = spec(
        Account(),
        "Kho",
        "Tên kho kèm tên tài khoản hoặc nhóm giữ kho ấy.",
        required=True,
        example="huyen-mau/guong-dien-hinh",
    )
    branch: str = spec(Line(100), "Nhánh nhận hồ sơ", required=True, example="main")
    server: str = spec(
        Address(),
        "Máy chủ của kho",
        "Bắt buộc với Gitea, Forgejo; bỏ trống là github.com, gitlab.com.",
        example="https://git.huyen-mau.example",
    )
    app_id: str = spec(
        Line(200),
        "Mã ứng dụng đăng nhập",
        "Mã OAuth (Application ID, Client ID) lập trên GitLab, Gitea, Forgejo; không phải mã bí mật.",
        example="0a1b2c3d4e5f",
    )
    sign_in: str = spec(
        Address(),
        "Trạm đăng nhập",
        "Chỉ với GitHub: địa chỉ chương trình đổi mã đăng nhập, do cơ quan tự đặt.",
        example="https://dang-nhap.huyen-mau.example/auth",
    )


@frozen
class Licence(Record):
    """On what terms others may use the open data."""

    text: str = spec(
        Line(400),
        "Lời giấy phép",
        "Người khác được dùng dữ liệu thế nào, với điều kiện gì.",
        required=True,
        example="Được dùng lại khi ghi rõ nguồn",
    )
    url: str = spec(Address(), "Địa chỉ giấy phép")


@frozen
class Successor(Record):
    """The plan that follows when this one is over, and where its portal is."""

    title: str = spec(
        Line(400),
        "Tên kế hoạch, chương trình tiếp nối",
        required=True,
        example="Kế hoạch tuyên truyền gương điển hình tiên tiến giai đoạn 2026-2030",
    )
    url: str = spec(
        Address(), "Địa chỉ cổng tiếp nối", required=True, example="https://guong-2026.example/"
    )


@frozen
class Yearbook(Record):
    """A book of exemplars: of a year, a sector, a unit, or of a list made by hand."""

    id: str = spec(
        Slug(),
        "Mã",
        "Thành tên tệp và địa chỉ; sách đã đăng thì không đổi.",
        required=True,
        example="nam-2024",
    )
    name: str = spec(
        Line(200),
        "Tên sách",
        required=True,
        example="Gương điển hình tiên tiến huyện Tân Yên năm 2024",
    )
    subtitle: str = spec(
        Line(200), "Tên phụ", example="Chào mừng Đại hội Thi đua yêu nước huyện lần thứ VI"
    )
    year: int | None = spec(
        YEAR, "Năm", "Chỉ những gương giới thiệu trên cổng trong năm này.", example="2024"
    )
    sector: str = spec(Slug(), "Lĩnh vực", "Chỉ những gương của lĩnh vực này.", example="y-te")
    unit: str = spec(
        Slug(), "Đơn vị", "Chỉ những gương của đơn vị này và cấp dưới.", example="ngoc-thien"
    )
    exemplars: tuple[str, ...] = spec(
        Many(Identifier()),
        "Các gương",
        "Danh sách chọn tay, theo thứ tự in trong mỗi phần: mã (`id`) của từng hồ sơ.",
        example="[k3f9ta, b7k2mt]",
    )
    foreword: str = spec(Prose(), "Lời giới thiệu", "Đứng đầu sách; viết như bài viết.")
    signed: str = spec(
        Line(200), "Ký lời giới thiệu", example="Hội đồng Thi đua - Khen thưởng huyện"
    )


@frozen
class Portal(Record):
    """The site: its names, address, switches."""

    name: str = spec(Line(120), "Tên cổng", required=True)
    short_name: str = spec(Line(60), "Tên ngắn")
    url: str = spec(Site(), "Địa chỉ", required=True, example="https://tan-yen.example/")
    tag: Tag | None = spec(Nested(Tag), "Thẻ của bản tin", required=True)
    sample: bool = spec(Flag(), "Dữ liệu minh họa", "true: mọi trang ghi rõ là dữ liệu minh họa.")
    progress: str = spec(OneOf(PUBLICITY), "Công khai tiến độ")
    contact: Contact | None = spec(Nested(Contact), "Liên hệ")
    link_domains: tuple[str, ...] = spec(Many(Line(120)), "Tên miền được liên kết")
    days_off: tuple[dt.date, ...] = spec(
        Many(Day()),
        "Ngày nghỉ đã thông báo",
        "Ngày nghỉ bù, hoán đổi của năm; ngày lễ, Tết máy đã biết.",
        example="[2026-01-02]",
    )
    say: Mapping[str, str] = spec(
        Table(Line(200)),
        "Cách đọc trên đài",
        "Chữ viết tắt, tên riêng của địa phương: cách đọc. Dùng cho mọi hồ sơ của cổng.",
    )
    embed_hosts: tuple[str, ...] = spec(
        Many(Host()), "Trang được nhúng cổng", "Tên miền của trang đặt được khung tin của cổng."
    )
    forge: Forge | None = spec(
        Nested(Forge), "Kho nhận hồ sơ", "Để trang giới thiệu gương mở sẵn tệp mới trong kho."
    )
    editor: Editor | None = spec(
        Nested(Editor),
        "Trình soạn thảo trên web",
        "Bật trang /admin/ để viết hồ sơ trên trình duyệt; bỏ trống là tắt.",
    )
    maintainers: tuple[str, ...] = spec(
        Many(Account()),
        "Tài khoản quản trị cổng",
        "Tài khoản hoặc nhóm duyệt kế hoạch, danh bạ đơn vị, mã nguồn; không có @.",
        example="[huyen-mau/quan-tri]",
    )
    offline: bool = spec(
        Flag(), "Bản ngoại tuyến", "true: mỗi lần dựng làm cả bản nén để xem khi không có mạng."
    )
    yearbooks: tuple[Yearbook, ...] = spec(
        Many(Nested(Yearbook)), "Kỷ yếu", "Những cuốn làm sẵn ở trang Kỷ yếu mỗi lần dựng cổng."
    )
    licence: Licence | None = spec(
        Nested(Licence), "Giấy phép dữ liệu", "Bỏ trống thì trang dữ liệu nói là chưa công bố."
    )
    archive_from: dt.date | None = spec(
        Day(),
        "Thành cổng lưu giữ từ ngày",
        "Bỏ trống: ngay sau ngày cuối của giai đoạn. Cổng lưu giữ không nhận thêm gương mới.",
        example="2026-04-01",
    )
    successor: Successor | None = spec(
        Nested(Successor), "Cổng tiếp nối", "Cổng lưu giữ dẫn người xem sang đây."
    )
