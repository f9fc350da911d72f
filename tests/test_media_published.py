"""Pictures from anyone: what is published of those that are let through."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

from exemplars import media
from support_media import SECRET, broken_exif, encoded, exif, noise, sound, with_texts

SOUND = sound()
BROKEN_EXIF = broken_exif()
# Undoing the turn a camera asks for: what is stored when the picture is upright.
_STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.fixture(name="publish")
def fixture_publish(put, tmp_path):
    """Return `publish(data, name)`: the widest rendition of a picture, and the picture in it."""

    def publish(data, name="anh.jpg"):
        made = media.renditions(put(data, name), tmp_path / "cache")[-1]
        picture = Image.open(io.BytesIO(made.path.read_bytes()))
        picture.load()
        return made, picture

    return publish


@pytest.mark.parametrize("data", SOUND.values(), ids=SOUND)
def test_what_has_no_fault_can_be_published(data, put, publish):
    """Every picture that is let through is published, at the size that is told of it."""
    assert media.fault(put(data)) is None

    made, picture = publish(data)

    assert (made.width, made.height) == picture.size
    assert picture.format == "WEBP"
    assert picture.width <= media.WIDTHS[-1]
    assert picture.height >= 1


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize("data", BROKEN_EXIF.values(), ids=BROKEN_EXIF)
def test_broken_exif_does_not_break_the_build(data, put, publish):
    """A picture with sound pixels and broken EXIF is refused, or published without it."""
    assert media.fault(put(data)) or not publish(data)[1].getexif()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_pixels_is_published(form, publish):
    """No place, name, comment, profile or second file leaves the office with a picture."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more = {"comment": SECRET} if form == "JPEG" else {"xmp": b"<x>" + SECRET + b"</x>"}
    more |= {"pnginfo": with_texts()} if form == "PNG" else {}
    data = encoded(noise(), form, exif=exif(), icc_profile=profile, **more)
    made, picture = publish(data + b"PK\x03\x04" + SECRET)

    assert SECRET in data
    assert SECRET not in made.path.read_bytes()
    assert not picture.getexif()
    assert not {"exif", "xmp", "icc_profile", "comment", "Author", "Comment"} & set(picture.info)


@pytest.mark.parametrize("orientation", _STORED)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_stands_as_its_camera_held_it(form, orientation, publish):
    """The turn that EXIF asks for is made before EXIF is thrown away."""
    upright = Image.new("RGB", (64, 32), "blue")
    upright.paste("red", (0, 0, 32, 16))
    turn = _STORED[orientation]
    stored = upright if turn is None else upright.transpose(turn)
    _, picture = publish(encoded(stored, form, exif=exif(orientation)))

    assert picture.size == upright.size
    assert [_name(picture.getpixel(at)) for at in ((8, 8), (56, 8), (8, 24), (56, 24))] == [
        *("red", "blue", "blue", "blue")
    ]


def _name(pixel):
    red, _, blue = pixel[:3]
    return "red" if red > 200 > blue + 100 else "blue" if blue > 200 > red + 100 else str(pixel)


@pytest.mark.parametrize(
    ("published", "taken"),
    [
        ((1280, 640), (4000, 2000)),
        ((1280, 1920), (2000, 3000)),
        ((1280, 960), (1280, 960)),
        ((639, 480), (639, 480)),
        ((1280, 1), (3000, 1)),
        ((640, 2560), (640, 2560)),
        ((77, 2560), (600, 20_000)),
        ((1, 2560), (1, 30_000)),
        ((1280, 12), (65_535, 610)),
        ((24, 2560), (610, 65_535)),
        ((1, 1), (1, 1)),
    ],
)
def test_a_picture_is_no_larger_than_its_column(published, taken, publish):
    """A picture too wide or too tall is made smaller in proportion; a small one stays as it is."""
    made, picture = publish(encoded(Image.new("RGB", taken), "PNG"))

    assert published == picture.size == (made.width, made.height)


@pytest.mark.parametrize(
    ("widths", "taken"),
    [
        ([160, 320, 640, 1280], (3000, 2000)),
        ([160, 320, 640, 1280], (1280, 960)),
        ([160, 320, 640, 960], (960, 700)),
        ([160, 320, 480], (480, 600)),
        ([160, 320, 700], (700, 500)),
        ([180], (180, 240)),
        ([160, 200], (200, 2_500)),
        ([100], (100, 100)),
        ([1], (1, 30_000)),
    ],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_picture_is_published_in_the_widths_that_differ(form, widths, taken, put, tmp_path):
    """A picture has every width it is wider than, and its own; the same part of it is in each."""
    made = media.renditions(put(encoded(noise(taken), form)), tmp_path / "cache")

    assert widths == [each.width for each in made]
    for each in made:
        with Image.open(each.path) as picture:
            assert (each.width, each.height) == picture.size
        assert each.size == each.path.stat().st_size
        assert each.name == f"anh-{each.path.name[:8]}-{each.width}.webp"
        assert abs(each.height - each.width * made[-1].height / made[-1].width) <= 0.5


def _with_a_hole(mode):
    """Return a picture whose right half is a hole, and what its file must say of it."""
    picture = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    picture.paste((255, 255, 255, 255), (0, 0, 20, 40))
    if mode in ("RGBA", "LA"):
        return picture.convert(mode), {}
    picture = picture.convert("RGB")
    if mode == "P":
        picture = picture.quantize(2)
    return picture, {"transparency": picture.getpixel((30, 30))}


@pytest.mark.parametrize(
    ("form", "mode"),
    [("PNG", "RGBA"), ("PNG", "LA"), ("PNG", "P"), ("PNG", "RGB"), ("WEBP", "RGBA")],
)
def test_what_is_transparent_stays_transparent(form, mode, publish):
    """A hole in a picture is a hole in what is published, however the file writes it."""
    picture, how = _with_a_hole(mode)
    _, shown = publish(encoded(picture, form, **how))

    assert shown.mode == "RGBA"
    assert [shown.getpixel(at)[3] for at in ((10, 20), (30, 20))] == [255, 0]


def test_a_picture_of_sixteen_bits_keeps_its_greys(publish):
    """A grey in the middle of a finer scale is in the middle of ours."""
    _, picture = publish(SOUND["png-sixteen-bits"])

    assert all(100 < value < 156 for value in picture.getpixel((10, 10)))


def test_the_first_picture_of_a_moving_one_is_published(publish):
    """A moving picture stands still."""
    _, picture = publish(SOUND["webp-moving"])

    assert getattr(picture, "n_frames", 1) == 1


def test_the_same_picture_gives_the_same_bytes(put, tmp_path):
    """Two offices publish one picture under one name and in the same bytes."""
    path = put(encoded(noise((900, 600)), "JPEG"))
    one, two = (media.renditions(path, tmp_path / cache) for cache in ("one", "two"))

    assert [each.path.read_bytes() for each in one] == [each.path.read_bytes() for each in two]
    assert [(each.name, each.path.name) for each in one] == [
        (each.name, each.path.name) for each in two
    ]


def test_a_name_follows_file_and_picture(publish):
    """The name begins with the file's own, and changes with the picture and with nothing else."""
    one, _ = publish(encoded(noise(), "JPEG"), "chan-dung.jpg")
    same, _ = publish(encoded(noise(), "JPEG"), "ba-hoa.jpg")
    other, _ = publish(encoded(noise((50, 50)), "JPEG"), "chan-dung.jpg")

    assert one.name.startswith("chan-dung-")
    assert one.name.removeprefix("chan-dung") == same.name.removeprefix("ba-hoa")
    assert one.name != other.name
    assert all(each.name.endswith(".webp") for each in (one, same, other))


def test_a_picture_is_made_once(put, tmp_path):
    """What is in the cache is used as it is, and nothing half made lies beside it."""
    cache = tmp_path / "cache"
    path = put(encoded(noise((400, 300)), "JPEG"))
    first = media.renditions(path, cache)
    made = {each.name: (each.stat().st_ino, each.stat().st_mtime_ns) for each in cache.iterdir()}
    again = media.renditions(path, cache)

    assert first == again
    assert made == {
        each.name: (each.stat().st_ino, each.stat().st_mtime_ns) for each in cache.iterdir()
    }
    assert {each.path.suffix for each in first} | {".txt"} == {
        each.suffix for each in cache.iterdir()
    }


@pytest.mark.parametrize("spoilt", [b"", b"garbage", b"RIFF\x10\0\0\0WEBPVP8 "])
@pytest.mark.parametrize("which", ["*-160.webp", "*-400.webp", "*.txt"])
def test_a_spoilt_cache_is_made_again(which, spoilt, put, tmp_path):
    """A picture that the disk has spoilt in the cache is made again from its source."""
    path, cache = put(encoded(noise((400, 300)), "JPEG")), tmp_path / "cache"
    sound_bytes = [each.path.read_bytes() for each in media.renditions(path, cache)]
    next(iter(cache.glob(which))).write_bytes(spoilt)

    assert sound_bytes == [each.path.read_bytes() for each in media.renditions(path, cache)]


def test_a_picture_without_its_end_cannot_be_published(put, tmp_path):
    """What was never judged and cannot be decoded is an error, and leaves nothing in the cache."""
    data = encoded(noise(), "PNG")

    path = put(data[: len(data) // 2])
    with pytest.raises(OSError, match="truncated") as told:
        media.renditions(path, tmp_path / "cache")

    assert told.value.filename == str(path)

    assert not (tmp_path / "cache").exists()


def test_a_picture_of_too_many_pixels_is_not_decoded(put, tmp_path):
    """What was never judged and would fill the memory is an error with its name, and leaves nothing."""
    path = put(encoded(Image.new("1", (7000, 7000)), "PNG"))
    with pytest.raises(OSError, match="too many pixels") as told:
        media.renditions(path, tmp_path / "cache")

    assert told.value.filename == str(path)
    assert not (tmp_path / "cache").exists()
