"""What people write short and what it stands for: either finds the other."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

# Only those with one meaning in this field; both sides as they are typed without accents.
ABBREVIATIONS: Final = MappingProxyType(
    {
        "ubnd": "uy ban nhan dan",
        "hdnd": "hoi dong nhan dan",
        "mttq": "mat tran to quoc",
        "htx": "hop tac xa",
        "tht": "to hop tac",
        "thcs": "trung hoc co so",
        "thpt": "trung hoc pho thong",
        "ccb": "cuu chien binh",
        "dvtn": "doan vien thanh nien",
        "clb": "cau lac bo",
        "ntm": "nong thon moi",
        "tdp": "to dan pho",
        "bhyt": "bao hiem y te",
        "bhxh": "bao hiem xa hoi",
        "tdtt": "the duc the thao",
        "cntt": "cong nghe thong tin",
        "cchc": "cai cach hanh chinh",
        "pccc": "phong chay chua chay",
        "antt": "an ninh trat tu",
        "bvtv": "bao ve thuc vat",
        "khkt": "khoa hoc ky thuat",
    }
)
