"""Pictures, recordings and cards as a site publishes them: each file, its address, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

import support_portal
import support_site
from exemplars import register
from exemplars.reading import source
from exemplars.register import Exemplar
from support_media import SECRET, encoded, exif, noise
from support_sound import sound

DECLARED = """\
gallery:
  - file: vuon.jpg
    alt: Vườn vải nhìn từ trên cao
    credit: Trạm y tế
  - file: hop-thon.png
    alt: Một buổi họp thôn
audio:
  file: bai-doc.mp3
  voice: Nguyễn Thu Hà
"""


@pytest.fixture(name="root", scope="module")
def fixture_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the root of a miniature, one of whose exemplars has pictures and a recording."""
    root = support_portal.lay_out(tmp_path_factory.mktemp("media") / "portal", whole=True)
    path = support_portal.profile(root, "c4h9wd")
    support_portal.edit(path, "portrait:\n", f"{DECLARED}portrait:\n")
    photo = encoded(noise((1500, 1000)), "JPEG", exif=exif(), comment=SECRET)
    (path.parent / "vuon.jpg").write_bytes(photo)
    (path.parent / "hop-thon.png").write_bytes(encoded(noise((200, 100)), "PNG"))
    (path.parent / "bai-doc.mp3").write_bytes(sound()["mp3-tags"][2])
    return root


@pytest.fixture(name="each", scope="module")
def fixture_each(root: Path) -> Exemplar:
    """Return that exemplar as the register has it."""
    portfolio = source.load(root, "mini")
    made = register.make(portfolio, portfolio.newest_date, root / ".cache")
    return next(each for each in made.exemplars if each.id == "c4h9wd")


@pytest.fixture(name="site", scope="module")
def fixture_site(root: Path) -> Path:
    """Return the site that is built of it."""
    return support_portal.built(root, root / "site", "--plan", "mini")


def test_an_exemplar_knows_its_pictures(each: Exemplar) -> None:
    """Every picture has its words, its size, and an address for each of its widths."""
    vuon, hop = each.gallery

    assert each.portrait is not None
    assert [width for _, width in vuon.sources] == [160, 320, 640, 1280]
    assert [width for _, width in hop.sources] == [160, 200]
    assert (vuon.width, vuon.height) == (1280, 853)
    assert (vuon.sources[0][0], vuon.sources[-1][0]) == (vuon.thumb, vuon.address)
    assert (vuon.alt, vuon.credit) == ("Vườn vải nhìn từ trên cao", "Trạm y tế")
    assert (hop.alt, hop.credit) == ("Một buổi họp thôn", "")
    assert each.portrait.alt == each.profile.portrait.alt if each.profile.portrait else False


def test_an_exemplar_knows_its_recording(each: Exemplar) -> None:
    """A recording has its address, media type, true size, length and reader."""
    audio = each.audio

    assert audio is not None
    assert audio.address.startswith(f"{each.address}bai-doc-")
    assert (
        audio.type,
        audio.size,
        audio.seconds,
        audio.voice,
    ) == ("audio/mpeg", 20 * 72, 1.44, "Nguyễn Thu Hà")


def test_a_site_has_what_is_declared_and_no_more(site: Path, each: Exemplar) -> None:
    """Beside its page an exemplar has its renditions, its recording and its card; no original."""
    portrait, audio = each.portrait, each.audio
    assert portrait is not None
    assert audio is not None

    photos = [portrait, *each.gallery]
    declared = {address for photo in photos for address, _ in photo.sources}
    declared |= {audio.address, each.card}
    pictures = {".webp", ".jpg", ".png", ".mp3"}

    assert declared == {
        path.relative_to(site).as_posix()
        for path in (site / each.address).iterdir()
        if path.suffix in pictures
    }
    for photo in photos:
        for address, width in photo.sources:
            with Image.open(site / address) as picture:
                assert (picture.format, picture.width) == ("WEBP", width)
    assert audio.size == (site / audio.address).stat().st_size


def test_every_exemplar_and_the_portal_have_a_card(site: Path) -> None:
    """The portal, and every page of an exemplar that is no tombstone or redirect, has its card."""
    pages = {path.parent for path in (site / "guong").glob("*/the.jpg")}
    with Image.open(site / "the.jpg") as picture:
        assert (picture.format, picture.size) == ("JPEG", (1200, 630))

    assert {path.parent for path in (site / "guong").glob("*/*.webp")} <= pages
    assert len(pages) == 2


def test_nothing_of_where_a_picture_was_taken_leaves(site: Path) -> None:
    """No file of a site says what a camera or a recorder wrote into its own."""
    assert not [path for path in site.rglob("*") if path.is_file() and SECRET in path.read_bytes()]


def test_what_is_taken_down_leaves_no_picture(root: Path, site: Path, tmp_path: Path) -> None:
    """A withdrawn exemplar has no picture, recording or card any more."""
    path = support_portal.profile(root, "c4h9wd")
    before = path.read_text("utf-8")
    there = [each.name for each in site.glob("guong/*c4h9wd/*") if each.name != "index.html"]
    support_portal.edit(
        path, "---\n\n", "withdrawn:\n  date: 2024-08-01\n  kind: withdrawn\n---\n\n"
    )
    try:
        gone = support_portal.built(root, tmp_path / "site", "--plan", "mini")
    finally:
        path.write_text(before, "utf-8")

    assert len(there) >= 9
    assert not [each for name in there for each in gone.glob(f"guong/*c4h9wd/{name}")]


def test_a_page_shows_its_pictures_and_plays_its_recording(site: Path, each: Exemplar) -> None:
    """Photos are offered in widths with words and size; the player loads nothing before it is asked."""
    page = support_site.pages(site)[each.address]
    vuon = page.xpath("//img[@alt='Vườn vải nhìn từ trên cao']")[0]
    player = page.xpath("//audio")[0]

    assert [part.split()[1] for part in vuon.get("srcset").split(", ")] == [
        "160w",
        "320w",
        "640w",
        "1280w",
    ]
    assert (vuon.get("width"), vuon.get("height"), vuon.get("loading")) == ("1280", "853", "lazy")
    assert player.get("preload") == "none"
    assert each.audio is not None
    assert player.get("src").endswith(each.audio.address)
    assert "Nguyễn Thu Hà" in page.xpath("//*[@class='p-listen']")[0].text_content()
