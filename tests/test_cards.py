"""The pictures of shared links: every letter drawn, every name fitted, the same bytes, no metadata."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageColor

from exemplars import look, media, register
from exemplars.drawing import lettering, wrapping
from exemplars.drawing.faces import TEXT, TITLE
from exemplars.reading import source
from exemplars.reading.source import Portfolio
from exemplars.sharing import cards
from exemplars.sharing.cards import Card, Palette
from support_media import SECRET, encoded, exif, noise
from support_portal import REPO, fonts
from test_faces import every_letter

PALETTE = Palette.of(look.make(REPO / "theme", fonts()).colours)
CARD = Card("Nguyễn Thị Hoa", "Cá nhân · Y tế", "Xã Ngọc Thiện", "Gương sáng Tân Yên", "Minh họa")
LONG = (
    "Hợp tác xã nông nghiệp dịch vụ tổng hợp và chăn nuôi gia súc, gia cầm an toàn sinh học thôn "
    "Đồng Cầu liên kết với các xã phía bắc huyện Tân Yên, tỉnh Bắc Giang"
)


@pytest.fixture(name="cache", scope="module")
def fixture_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache that has the faces and no card."""
    folder = tmp_path_factory.mktemp("cache")
    (folder / "fonts").symlink_to(fonts())
    return folder


@pytest.fixture(name="portrait", scope="module")
def fixture_portrait(cache: Path) -> Path:
    """Return a portrait's rendition, made from a photo that says where it was taken."""
    photo = cache / "anh.jpg"
    photo.write_bytes(encoded(noise((900, 1200)), "JPEG", exif=exif(), comment=SECRET))
    return media.renditions(photo, cache / "pictures")[-1].path


def title(size: int = 64) -> lettering.Lettering:
    """Return the face of titles."""
    return lettering.lettering(TITLE, 600, size, fonts())


def test_a_card_is_what_networks_show(cache: Path, portrait: Path) -> None:
    """A card is a JPEG of 1200 × 630 and under 150 KB, and says nothing of who, where and when."""
    made = cards.file(replace(CARD, picture=portrait), PALETTE, cache)
    with Image.open(made) as picture:
        picture.load()

    assert (picture.format, picture.size, picture.mode) == ("JPEG", (1200, 630), "RGB")
    assert not picture.getexif()
    assert {"exif", "comment", "icc_profile", "xmp"}.isdisjoint(picture.info)
    assert SECRET not in made.read_bytes()
    assert made.stat().st_size < 150_000


def test_the_same_card_has_the_same_bytes(cache: Path, portrait: Path, tmp_path: Path) -> None:
    """Two offices draw one card in the same bytes, under the same name."""
    (tmp_path / "fonts").symlink_to(fonts())
    one, two = (
        cards.file(replace(CARD, picture=portrait), PALETTE, folder) for folder in (cache, tmp_path)
    )

    assert one.read_bytes() == two.read_bytes()
    assert one.name == two.name


def test_a_card_is_drawn_once(cache: Path) -> None:
    """What is kept is used as it is; an empty file, which a crash leaves, is drawn again."""
    made = cards.file(CARD, PALETTE, cache)
    whole, drawn = made.read_bytes(), made.stat().st_mtime_ns

    assert made == cards.file(CARD, PALETTE, cache)
    assert drawn == made.stat().st_mtime_ns

    made.write_bytes(b"")

    assert whole == cards.file(CARD, PALETTE, cache).read_bytes()


@pytest.mark.parametrize("field", ["title", "above", "below", "portal", "notice"])
def test_every_word_stands_on_its_card(field: str, cache: Path) -> None:
    """Each part of a card is drawn, and another word gives another card under another name."""
    other = replace(CARD, **{field: "Vũ Đình Ất"})

    assert cards.file(CARD, PALETTE, cache) != cards.file(other, PALETTE, cache)
    assert ImageChops.difference(
        cards.draw(CARD, PALETTE, fonts()), cards.draw(other, PALETTE, fonts())
    ).getbbox()


def test_a_portrait_is_shown_whole_in_its_place(cache: Path) -> None:
    """A portrait fills its place at the right with round corners; without one there is a star."""
    photo = cache / "xanh.png"
    photo.write_bytes(encoded(Image.new("RGB", (800, 300), "#0000ff"), "PNG"))
    shown = media.renditions(photo, cache / "pictures")[-1].path
    drawn = cards.draw(replace(CARD, picture=shown), PALETTE, fonts())
    bare = cards.draw(CARD, PALETTE, fonts())
    left, top, right, bottom = (764, 64, 1128, 492)

    for at in [(left + 40, top + 40), (right - 40, bottom - 40), (left + 180, top + 200)]:
        assert drawn.getpixel(at)[2] > 230 > 40 > drawn.getpixel(at)[0]
    assert drawn.getpixel((left, top)) == drawn.getpixel((left - 5, top))
    assert bare.getpixel((1040, 270)) == ImageColor.getrgb(PALETTE.soft)


@pytest.mark.parametrize("name", ["Ẳ", LONG, "Ă" * 160, "Hoa " * 40, "a", "", "王小明", "  ", "…"])
@pytest.mark.parametrize("with_portrait", [False, True])
def test_no_name_leaves_its_room(name: str, with_portrait: bool, portrait: Path) -> None:
    """However long or strange, a name touches neither the portrait, nor the edges, nor the foot."""
    card = replace(CARD, title=name, above=LONG, below=LONG)
    picture = portrait if with_portrait else None
    drawn = cards.draw(replace(card, picture=picture), PALETTE, fonts())
    empty = cards.draw(
        replace(card, title="", above="", below="", picture=picture), PALETTE, fonts()
    )
    box = ImageChops.difference(drawn, empty).getbbox()

    assert box is not None
    left, top, right, bottom = box
    assert left >= 68
    assert top >= 20
    assert right <= (756 if with_portrait else 964)
    assert bottom <= 528


@pytest.mark.parametrize(("family", "weight"), [(TITLE, 600), (TEXT, 400), (TEXT, 600)])
def test_every_vietnamese_letter_is_drawn(family: str, weight: int) -> None:
    """Each letter is drawn from the face itself, unlike every other and unlike an empty box."""
    face = lettering.lettering(family, weight, 64, fonts())
    drawn = {}
    for letter in every_letter():
        ((font, piece, _),) = list(face.runs(letter))
        drawn[bytes(font.getmask(piece))] = letter
        missing = bytes(font.getmask("\U0010fffd"))

    assert len(drawn) == len(every_letter())
    assert missing not in drawn


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hoa"),
        ("Nguyễn Thị Hoa", "Nguye\u0302\u0303n Thi\u0323 Hoa"),
        ("Y Blơ\u0306 Niê – H’Mêč Ŏng", "Y Ƀlơ̆ Niê – H’Mêč Ŏng"),
        ("Lò Văn A", "Lò Văn Ａ"),
        ("ﬁ", "ﬁ"),
        ("A B", "𝐀 𝐁"),
        ("Tổ 1 № 5 ½", "Tổ 1 № 5 ½"),
        ("Ж", "Ж"),
        ("Hoa", "Hoa 王😀★"),
        ("", "王小明"),
        ("", "\ufe0f"),
    ],
)
def test_a_letter_that_no_face_has_is_no_empty_box(shown: str, name: str) -> None:
    """A letter that a face lacks comes from another face or as its plain form; else it is left out."""
    face = title()

    assert shown == face.shown(name)
    for font, piece, _ in face.runs(name):
        for letter in piece:
            assert letter == " " or bytes(font.getmask(letter)) != bytes(font.getmask("\U0010fffd"))


def test_letters_are_kerned() -> None:
    """Pairs that the face draws closer stand closer; a text's width is that of its parts."""
    face = title()
    alone = face.width("A") + face.width("V")

    assert face.width("AV") < alone - 0.05 * face.size
    assert face.width("Tô") < face.width("T") + face.width("ô")
    assert sum(wide for *_, wide in face.runs("Trần Văn Đạt")) == face.width("Trần Văn Đạt")


@pytest.mark.parametrize(
    "lines",
    [
        ["Nguyễn Thị Hoa"],
        ["Gương điển hình tiên tiến", "huyện Vĩnh Thuận"],
        ["Bộ phận Tiếp nhận", "và Trả kết quả", "xã Quế Nham"],
        ["Gia đình ông", "Hoàng Văn Khiết"],
        ["Điển hình tiên tiến", "tỉnh Nghệ An", "giai đoạn 2021 - 2025"],
        ["Tổ Khoa học tự nhiên,", "Trường THCS Tân Trung"],
    ],
)
def test_lines_are_broken_between_words(lines: list[str]) -> None:
    """A name is broken where a reader would draw breath, not between the syllables of a word."""
    text = " ".join(lines)
    wide = max(title().width(line) for line in lines) * 1.06

    assert lines == wrapping.lines(text, title(), wide)


def test_only_what_cannot_fit_is_cut() -> None:
    """Of too many lines the last ends in an ellipsis after whole words; nothing is wider than its room."""
    for most in (1, 2, 3):
        lines = wrapping.lines(LONG, title(), 500, most)

        assert len(lines) == most
        assert lines[-1].endswith("…")
        assert LONG.startswith(" ".join(lines)[:-1])
        assert LONG[len(" ".join(lines)) - 1] in " ,"
        assert all(title().width(line) <= 500 for line in lines)
    assert " ".join(wrapping.lines(LONG, title(), 500)) == LONG


@pytest.mark.parametrize("plan", sorted(os.listdir(REPO / "profiles")))  # noqa: PTH208 - names alone
def test_every_portal_has_its_card(plan: str, cache: Path) -> None:
    """Whatever a plan is silent on, its own card and those of its exemplars can be drawn."""
    portfolio = source.load(REPO, plan)
    made = register.make(portfolio, portfolio.newest_date, fonts().parent)
    drawn = [cards.file(cards.of_portal(made.plan), PALETTE, cache)]
    drawn += [cards.file(cards.of_exemplar(each), PALETTE, cache) for each in made.exemplars[:3]]

    assert len(set(drawn)) == 4
    assert all(each.stat().st_size > 15_000 for each in drawn)


def test_a_card_says_what_the_page_says(portfolio: Portfolio, cache: Path) -> None:
    """A card bears name, kind and sector, unit, portal, and the notice of a sample portal."""
    made = register.make(portfolio, portfolio.newest_date, cache)
    each = made.exemplars[0]
    card = cards.of_exemplar(each)

    assert (each.name, each.plan.site.name) == (card.title, card.portal)
    assert card.above.startswith(each.kind_name)
    assert each.sector is None or card.above.endswith(f" · {each.sector.name}")
    assert card.below == (each.units.label(each.unit) if each.unit else "")
    assert card.notice == ("Dữ liệu minh họa" if each.plan.site.sample else "")
