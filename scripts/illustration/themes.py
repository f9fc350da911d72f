"""What a picture is about: the words that tell, and the land, things and clothes to go with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from illustration import things
from illustration.things import Thing


@dataclass(frozen=True)
class Theme:
    """How one field of life is pictured."""

    place: str  # fields, hills, water, homes, town, orchard, forest, coast
    front: str  # row, pair, desk, boat
    left: Thing
    right: Thing
    ornament: str = ""
    wear: str = "work"  # work, office, school, health, site, watch, stage, plain
    held: Thing | None = None


THEMES = {
    "rice": Theme("fields", "row", things.rice, things.rice, "rays", held=things.grain_basket),
    "tea": Theme("tea", "row", things.tea_bush, things.tea_bush, "rays", held=things.greens_basket),
    "fruit": Theme("orchard", "row", things.fern, things.fern, "rays", held=things.fruit_basket),
    "pineapple": Theme("fields", "row", things.pineapple, things.pineapple, "rays"),
    "greens": Theme(
        "fields", "row", things.cabbage, things.cabbage, "rays", held=things.greens_basket
    ),
    "yard": Theme("homes", "pair", things.hen, things.hen, "rays", held=things.grain_basket),
    "pond": Theme("pond", "row", things.reeds, things.reeds, "rays", held=things.fish_basket),
    "gauge": Theme("pond", "pair", things.gauge, things.reeds, "waves"),
    "crab": Theme("pond", "pair", things.crab, things.reeds, "rays"),
    "boat": Theme("water", "boat", things.boat, things.boat, "rays"),
    "ship": Theme("coast", "boat", things.boat, things.boat, "gear"),
    "road": Theme("homes", "row", things.flowers, things.flowers, "leaves"),
    "building": Theme("homes", "pair", things.bricks, things.bricks, "", "site"),
    "jars": Theme("homes", "pair", things.jar, things.jar),
    "weaving": Theme("homes", "pair", things.grain_basket, things.greens_basket, "leaves"),
    "water": Theme("water", "pair", things.tank, things.jar, "ripple"),
    "linen": Theme("homes", "pair", things.cloth, things.cloth),
    "cloth": Theme("town", "desk", things.cloth, things.pot, "", "office"),
    "school": Theme("town", "desk", things.books, things.pot, "rays", "school", things.books),
    "health": Theme("homes", "desk", things.pot, things.papers, "leaves", "health"),
    "office": Theme("hall", "desk", things.papers, things.pot, "", "office"),
    "digital": Theme("hall", "desk", things.laptop, things.pot, "waves", "office"),
    "speaker": Theme("fields", "pair", things.speaker, things.flowers, "waves", "site"),
    "music": Theme("homes", "pair", things.drum, things.lute, "drum", "stage"),
    "sport": Theme("homes", "pair", things.ball, things.flowers, "rays", "plain"),
    "watch": Theme("homes", "pair", things.lamp, things.flowers, "ripple", "watch"),
    "savings": Theme("homes", "desk", things.savings, things.papers, "", "office"),
    "sharing": Theme(
        "homes", "pair", things.jar, things.grain_basket, "leaves", held=things.grain_basket
    ),
    "workshop": Theme("hills", "pair", things.gear, things.jar, "gear", "site"),
    "forest": Theme("forest", "row", things.fern, things.fern, "leaves", held=things.greens_basket),
    "recycling": Theme("homes", "pair", things.bins, things.pot, "leaves"),
    "flowers": Theme("homes", "row", things.flowers, things.flowers, "leaves", "office"),
}

# The first theme any of whose words stands in the text is the one. Small letters: no names.
_WORDS = {
    "ship": "tàu gỗ|đóng tàu|tàu cá|ngư dân|đánh bắt",
    "watch": "đi tuần|an ninh|trật tự|đường biên|biên giới|dân quân|trong đêm|công an|bộ đội",
    "boat": "thuyền|xuồng|đò|vỏ lãi|ghe|bến nước|lồng bè",
    "tea": "chè|hái trà",
    "pineapple": "khóm|dứa",
    "crab": "cua|ba khía",
    "gauge": "đo mặn|độ mặn|cống",
    "fruit": "vải sớm|vải thiều|vườn vải|cây vải|cây cam|gốc cam|vườn cam|ha cam|nhãn sấy"
    "|long nhãn|vườn nhãn|vú sữa|xoài|bưởi|vườn mận|quả mận|quả lê|vườn lê|cành lê|cây lê"
    "|cây ăn quả|hái quả|trái cây|vườn cây|chuối|na dai|ổi",
    "greens": "rau|hành tím|treo hành|dưa|luống|nấm|dược liệu|atisô|lá thuốc|lạc|khoai"
    "|ngô|nhà lưới|nhà màng",
    "yard": "gà|bò|bò sữa|trâu|lợn|vịt|dê|ngựa|chuồng|trùn quế|chăn nuôi",
    "speaker": "loa|truyền thanh|phát thanh",
    "digital": "điện thoại|máy tính|công nghệ số|số hóa|mạng xã hội|trực tuyến|phần mềm",
    "linen": "lanh|dệt|thêu|thổ cẩm|vải chàm",
    "cloth": "sạp vải|bàn vải|xưởng may|thợ may|cắt rập|máy may|may trang phục",
    "music": "đờn|đàn tính|hát|múa|trống|khèn|ví, giặm|chiêng|dân ca|ống nứa|hát then|xòe",
    "sport": "bóng chuyền|bóng đá|bóng|thể dục|thể thao|võ",
    "building": "xây tường|xây vách|xây nhà|đang dựng|thợ hồ|thợ nề|mái nhà|tấm tôn|bay xây"
    "|trình tường|bê tông|vữa",
    "savings": "góp vốn|vay vốn|hùn vốn|heo đất",
    "sharing": "hũ gạo|hũ sành|gạo|suất ăn|nồi cháo|bếp ăn",
    "water": "nước ngọt|bồn chứa|nước sạch|giếng|đường ống|ống nước",
    "recycling": "rác|ve chai|thùng ủ|bể chứa",
    "rice": "lúa|ruộng|thóc|cánh đồng|nương|mương",
    "pond": "tôm|ao cá|nuôi cá|thả cá|cá hồi|cá tầm|vuông tôm",
    "forest": "rừng|vỏ quế|cây quế|măng|mật ong|tổ ong|thảo quả|sâm|gốc tre",
    "health": "y sĩ|bác sĩ|hộ sinh|y tá|trạm y tế|vắc xin|chuyển bệnh|khám|điều dưỡng"
    "|người bệnh|thuốc nam|huyết áp",
    "school": "cô giáo|thầy giáo|giáo viên|giảng viên|lớp học|học sinh|sinh viên|học trò"
    "|thẻ tranh|tủ sách|thư viện|bảng viết",
    "weaving": "đan|giỏ|lục bình|chằm|nén hương|hương trầm|dệt chiếu|mây tre|nón",
    "jars": "chượp|nước mắm|khạp|chum|nấu rượu|mắm",
    "workshop": "lò|máy|cơ khí|xưởng|sáng chế|sáng kiến",
    "road": "con đường|đường thôn|con lộ|lộ|quét|hàng hoa|hoa|mặt lộ",
    "office": "họp|sổ|bảng|hồ sơ|giấy|công chức|tiếp dân|quầy|bàn|phiếu|chi bộ",
}
_PATTERNS = {theme: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for theme, words in _WORDS.items()}

_SECTORS = {
    "nong-nghiep": ("rice", "greens"),
    "ho-gia-dinh-san-xuat-gioi": ("fruit", "rice"),
    "san-xuat-kinh-doanh": ("weaving", "fruit"),
    "kinh-te-xa-hoi-moi-truong": ("pond", "recycling"),
    "nong-thon-moi": ("road",),
    "nong-thon-moi-do-thi": ("road", "recycling"),
    "giam-ngheo": ("yard", "greens"),
    "an-sinh-xa-hoi": ("sharing", "building"),
    "doi-song-xa-hoi": ("flowers", "sharing"),
    "cong-thuong-xay-dung-giao-thong": ("workshop", "road"),
    "khoa-hoc-cong-nghe": ("workshop", "digital"),
    "thong-tin-truyen-thong": ("digital", "speaker"),
    "giao-duc-dao-tao": ("school",),
    "day-tot-hoc-tot": ("school",),
    "nhan-si-tri-thuc": ("school",),
    "y-te": ("health",),
    "y-duc": ("health",),
    "van-hoa-the-thao": ("music", "sport"),
    "quoc-phong-an-ninh": ("watch",),
    "tai-chinh-ngan-hang": ("savings",),
    "xay-dung-dang": ("office",),
    "xay-dung-dang-doan-the": ("office",),
    "he-thong-chinh-tri": ("office",),
    "cai-cach-hanh-chinh": ("office", "digital"),
    "doi-ngoai": ("school", "office"),
    "hoc-tap-bac": ("sharing", "savings"),
    "nguoi-tot-viec-tot": ("sharing", "flowers"),
}


def theme_of(texts: tuple[str, ...], sector: str, number: int) -> str:
    """Return the theme the texts speak of, asked in their order; otherwise one of the sector's."""
    for text in texts:
        for theme, pattern in _PATTERNS.items():
            if pattern.search(text):
                return theme
    usual = _SECTORS.get(sector, ("flowers", "road"))
    return usual[number % len(usual)]
