"""What is offered to be posted beside a link on Zalo and on Facebook."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from exemplars.register import Exemplar
from exemplars.sharing import captions
from support_plans import PLANS
from support_register import made, text

CASE = """
today: 2024-06-01
plan:
  portal: {name: Cổng thử, url: "https://thu.example/", sample: "true"}
  movements:
    - {id: nong-thon-moi, name: Cả nước chung sức xây dựng nông thôn mới}
    - {id: nguoi-ngheo, name: "Chung tay vì người nghèo, không để ai bị bỏ lại phía sau"}
    - {id: dai, name: Một phong trào có cái tên dài đến mức không ai đọc nổi khi viết liền}
exemplars:
  - {id: a00001, name: Nguyễn Thị Hoa, summary: Bà Hoa trồng vải sạch., movements: [nong-thon-moi, nguoi-ngheo, dai]}
  - {id: a00002, name: Tổ vải sạch Xã Hai, unit: xa-hai}
"""
LIMITS = {"Zalo": captions.ZALO, "Facebook": captions.FACEBOOK}


@pytest.fixture(name="two")
def fixture_two() -> list[Exemplar]:
    """Return an exemplar with movements, and one with nothing but a name."""
    return sorted(made(text(CASE)).exemplars, key=lambda each: each.id)


def test_caption_says_who_where_what_and_the_way(two: list[Exemplar]) -> None:
    """A caption has the name and the unit, the summary, the whole address, and the movements."""
    zalo, _ = captions.captions(two[0], "https://thu.example/guong/a/")

    assert zalo.text == (
        "Nguyễn Thị Hoa, xã Một (Dữ liệu minh họa)\n\n"
        "Bà Hoa trồng vải sạch.\n\n"
        "Đọc bài: https://thu.example/guong/a/\n"
        "#CảNướcChungSứcXâyDựngNôngThônMới #ChungTayVìNgườiNghèo"
    )


def test_what_is_missing_leaves_no_gap(two: list[Exemplar]) -> None:
    """Without summary and movements there is no empty line, and a unit in the name is not said twice."""
    zalo, facebook = captions.captions(two[1], "https://thu.example/guong/b/")

    assert zalo.text == (
        "Tổ vải sạch Xã Hai (Dữ liệu minh họa)\n\nĐọc bài: https://thu.example/guong/b/"
    )
    assert facebook.text == zalo.text


@pytest.mark.parametrize("plan", PLANS)
def test_every_sample_has_captions_to_paste(plan: str, site: Callable[[str], Path]) -> None:
    """Every published exemplar's captions are plain, short enough, and lead to its own page."""
    folders = [each.parent for each in site(plan).glob("guong/*/the.jpg")]

    assert folders
    for folder in folders:
        told = (folder / "chia-se.txt").read_text("utf-8")
        posts = re.findall(r"LỜI ĐĂNG (\w+) \((\d+) ký tự\)\n\n(.*?)\n(?=\n\n|\Z)", told, re.DOTALL)
        assert [name for name, _, _ in posts] == ["ZALO", "FACEBOOK"]
        for name, length, post in posts:
            assert int(length) == len(post) <= LIMITS[name.capitalize()]
            assert f"/guong/{folder.name}/" in post
            assert not re.search(r"[*_<>\[\]]|\n{3}", post)
            assert all(re.fullmatch(r"#\w+", word) for word in post.split() if "#" in word)
        assert told.rstrip().endswith(f"/guong/{folder.name}/the.jpg")
