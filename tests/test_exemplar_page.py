"""What an exemplar's page says beside the story: figures, sharing, time to read."""

from __future__ import annotations

import base64
import json
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from exemplars.pages import exemplar
from exemplars.records.profile import Figure, Profile

ADDRESS = "https://tan-yen.example/guong/chu-thi-le-mgx23c/"


def bars(*figures: tuple[str, str, str]) -> list[float]:
    """Return the bars, in percent, of figures given as (what, value, unit)."""
    made = tuple(Figure(what=what, value=value, unit=unit) for what, value, unit in figures)
    return [row["share"] for row in exemplar.figures_of(Profile(figures=made))]


@pytest.mark.parametrize(
    ("expected", "figures"),
    [
        ([79, 94], [("tỷ lệ trẻ đạt đầu năm", "79", "%"), ("tỷ lệ trẻ đạt cuối năm", "94", "%")]),
        (
            [50, 100],
            [
                ("thu nhập bình quân năm 2021", "31,5", "triệu đồng"),
                ("thu nhập bình quân năm 2023", "63", "triệu đồng"),
            ],
        ),
        (
            [100, 25],
            [("số hộ nghèo năm 2021", "1.200", "hộ"), ("số hộ nghèo năm 2023", "300", "hộ")],
        ),
        ([0, 0], [("hộ thành viên", "27", "hộ"), ("cây vải mới trồng", "640", "cây")]),
        ([0, 0], [("lãi của cả tổ", "-5", "triệu đồng"), ("lãi của cả tổ", "20", "triệu đồng")]),
        ([0, 0], [("mức tăng của tổ", "120", "%"), ("mức tăng của tổ", "80", "%")]),
        ([0], [("hộ thành viên", "27", "hộ")]),
        ([0, 0], [("số vụ việc xảy ra", "0", "vụ"), ("số vụ việc xảy ra", "0", "vụ")]),
    ],
)
def test_only_what_compares_has_bars(expected: list[float], figures: list[tuple[str, str, str]]):
    """Figures in one unit whose names begin alike are drawn against one another; others are not."""
    assert expected == bars(*figures)


def test_sharing_links_carry_the_whole_address():
    """Facebook is given the page's address as it stands, Zalo a small packet that holds it."""
    links = exemplar.share_links(ADDRESS)
    facebook, zalo = urlsplit(links["facebook"]), urlsplit(links["zalo"])
    packet = json.loads(base64.b64decode(parse_qs(zalo.query)["d"][0]))

    assert unquote(facebook.query) == f"u={ADDRESS}"
    assert packet == {"url": ADDRESS}
    assert (facebook.scheme, zalo.scheme) == ("https", "https")
