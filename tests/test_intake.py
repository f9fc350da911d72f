"""`portal import`: what editors send becomes drafts; nothing is invented, dropped or leaked."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from conftest import Portal
from exemplars import media
from exemplars.drafting import canonical_form
from exemplars.intake import draft, prose
from exemplars.intake.found import Heading, Item, Paragraph, Report, Table
from exemplars.intake.personal import Screen
from exemplars.intake.recognition import recognised
from exemplars.reading import source
from exemplars.reading.source import Source
from exemplars.story import plain
from support_intake import file_of, letter, picture, word, workbook
from support_plans import of
from support_portal import REPO, problems_of
from support_texts import CASES

FILES = sorted((CASES / "intake").glob("*.yml"))
EVERY = [
    pytest.param(case, id=case["case"].replace(" ", "-"))
    for path in FILES
    for case in yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    if "refused" not in case
]
# What a draft made of a file may still be told: what its marks say.
FORGIVEN = {"tep-thua"}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return the portal of Tân Yên without exemplars."""
    root = tmp_path / "office"
    folder = root / "profiles/tan-yen"
    folder.mkdir(parents=True)
    for name in ("plan.yml", "units.yml"):
        shutil.copy(REPO / "profiles/tan-yen" / name, folder)
    shutil.copy(REPO / "mkdocs.yml", root)
    return root


def drafts(root: Path) -> list[Source]:
    """Return the drafts that were made."""
    return list(source.load(root, "tan-yen").sources)


def written(path: Path, name: str, data: bytes) -> Path:
    """Return the path of a file with these bytes, as it was sent."""
    (path / name).write_bytes(data)
    return path / name


def award_line(award: Any) -> str:
    """Return an award on one line."""
    return f"{award.form} {award.level} {award.decision} {award.date} {award.issuer}"


@pytest.mark.parametrize("case", EVERY)
def test_file_becomes_the_draft(case: dict[str, Any], office: Path, tmp_path: Path, portal: Portal):
    """A file of the cases gives one draft with what it says, and no trace of what is private."""
    path = written(tmp_path, *file_of(case))
    today = ("--today", case["today"]) if "today" in case else ("--today", "2024-06-30")
    told = portal(office, "import", path, *today)

    assert (told.code, told.err) == (0, "")

    (made,) = drafts(office)
    text = made.path.read_text("utf-8")
    story, _, left = made.story.partition(f"## {draft.LEFT}\n")
    profile = made.profile

    assert case["name"] == profile.name
    assert case["unit"] == profile.unit == made.folder.parent.name
    assert profile.published is None
    assert case.get("kind", profile.kind) == profile.kind
    assert case.get("summary", "") == profile.summary
    assert case.get("awards", []) == [award_line(each) for each in profile.awards]
    assert [each for each in case.get("story", []) if each not in story] == []
    assert [each for each in case.get("left", []) if each not in left] == []
    assert [each for each in case.get("absent", []) if each in text + told.out] == []
    assert [each for each in case.get("told", []) if each not in told.out] == []
    assert [each for each in case.get("marks", []) if each not in marks_of(text)] == []
    assert int(case.get("photos", 0)) <= len(list(made.folder.glob("anh-*")))
    assert canonical_form.Formatted(text) == canonical_form.formatted(text)


@pytest.mark.parametrize("case", EVERY)
def test_draft_is_understood(case: dict[str, Any], office: Path, tmp_path: Path, portal: Portal):
    """Of the draft `check` tells only what its marks say: a photo without words, a unit unknown."""
    today = case.get("today", "2024-06-30")
    portal(office, "import", written(tmp_path, *file_of(case)), "--today", today)
    unknown = {"don-vi-la"} if case["unit"] == source.UNKNOWN_UNIT else set()
    found = problems_of(office, "tan-yen", today)

    assert unknown == {each.code for each in found if each.severity == "error"}
    assert [each for each in found if each.severity != "error" and each.code not in FORGIVEN] == []


def marks_of(text: str) -> str:
    """Return the lines that ask for confirmation."""
    return "\n".join(re.findall(rf"^ *{draft.MARK}(.*)$", text, re.MULTILINE))


def test_every_row_is_a_draft(office: Path, tmp_path: Path, portal: Portal) -> None:
    """Each row of a workbook is a draft of its own, with days and numbers as Vietnamese writes them."""
    rows = [["Họ và tên", "Đơn vị", "Ngày vào Đảng", "Diện tích"]]
    rows += [[f"Lê Thị {name}", "Xã Phúc Hòa", dt.date(2020, 2, 3), 1500.5] for name in ("A", "B")]
    told = portal(office, "import", written(tmp_path, "a.xlsx", workbook({"x": rows, "y": []})))
    made = drafts(office)

    assert told.code == 0
    assert sorted(each.profile.name for each in made) == ["Lê Thị A", "Lê Thị B"]
    assert all("Ngày vào Đảng: 03/02/2020" in each.story for each in made)
    assert all("Diện tích: 1500,5" in each.story for each in made)


def test_photo_loses_what_its_camera_wrote(office: Path, tmp_path: Path, portal: Portal) -> None:
    """A photo that came along has neither EXIF nor a comment."""
    sent = letter("Họ và tên: Lê Thị Mai", {"a.jpg": picture(exif=True)})
    portal(office, "import", written(tmp_path, "thu.eml", sent))
    (made,) = drafts(office)
    data = (made.folder / "anh-1.jpg").read_bytes()
    with Image.open(io.BytesIO(data)) as opened:
        assert opened.size == (64, 48)
        assert not opened.getexif()
        assert "comment" not in opened.info


@pytest.mark.parametrize(("form", "ending"), [("JPEG", "jpg"), ("PNG", "webp")])
def test_large_photo_is_made_smaller(
    form: str, ending: str, office: Path, tmp_path: Path, portal: Portal
) -> None:
    """A photo of a large phone, heavier than a profile may hold, comes along at a size that it may."""
    out = io.BytesIO()
    noise = Image.merge("RGB", [Image.effect_noise((3_200, 1_200), 90) for _ in "rgb"])
    noise.save(out, form, quality=99, subsampling=0, compress_level=1)
    sent = letter("Họ và tên: Lê Thị Mai", {f"a.{form.lower()}": out.getvalue()})
    told = portal(office, "import", written(tmp_path, "thu.eml", sent))
    (made,) = drafts(office)
    kept = made.folder / f"anh-1.{ending}"
    with Image.open(kept) as opened:
        size = opened.size

    assert len(out.getvalue()) > media.LARGEST_FILE
    assert size == (3_000, 1_125)
    assert kept.stat().st_size < media.LARGEST_FILE
    assert "không lấy ảnh" not in told.out


def test_unit_may_be_named(office: Path, tmp_path: Path, portal: Portal) -> None:
    """--unit settles the unit of all files; an unknown one stops the command before anything is written."""
    path = written(tmp_path, "a.docx", word([{"p": "Họ và tên: Lê Thị Mai"}]))
    refused = portal(office, "import", path, "--unit", "Xã Nào Đó")
    taken = portal(office, "import", path, "--unit", "xã phúc hoà")

    assert (refused.code, taken.code) == (2, 0)
    assert [each.profile.unit for each in drafts(office)] == ["phuc-hoa"]
    assert "don-vi-la" not in {each.code for each in problems_of(office, "tan-yen")}


def test_profile_of_the_page_stays_itself(office: Path, tmp_path: Path, portal: Portal) -> None:
    """A profile.md as the portal's page makes it keeps its id; it is not taken twice."""
    text = "---\nid: k3f9ta\nname: Lê Thị Mai\nkind: individual\nsector: giao-duc\nunit: phuc-hoa\nsummary:\n---\n\nBài.\n"
    path = written(tmp_path, "profile.md", text.encode())
    first, second = portal(office, "import", path), portal(office, "import", path)

    assert (first.code, second.code) == (0, 1)
    assert [each.profile.id for each in drafts(office)] == ["k3f9ta"]
    assert "k3f9ta" in second.err


def test_namesake_is_told(office: Path, tmp_path: Path, portal: Portal) -> None:
    """Whoever bears the name of an exemplar already there is told of it."""
    path = written(tmp_path, "a.docx", word([{"p": "Họ và tên: Lê Thị Mai"}]))
    portal(office, "import", path)

    assert "đã có hồ sơ cùng tên" in portal(office, "import", path).out


_SAID = """bà Hoa/trồng 12 ha lạc,/*nhanh*/[x](y)/<b>/#/|/`a`/1./-/+/~~/__/&/&amp;/khen thưởng:/năm 2020
Ghi chú: nuôi ong/Đơn vị: Hội/Lĩnh vực: khác/Giấy khen 12/Tên: Ánh/Đối tượng: lạ/Tóm tắt: gọn/Tác giả: An
Thành tích: nhiều/Khen thưởng: có""".replace("\n", "/").split("/")
_LINES = [
    "I. SƠ LƯỢC LÝ LỊCH",
    "II. THÀNH TÍCH",
    "III. KHEN THƯỞNG",
    "Chức vụ: Trưởng thôn",
    "Danh hiệu năm",
]
_WORDS = st.one_of(
    st.sampled_from(_LINES), st.lists(st.sampled_from(_SAID), min_size=1, max_size=9).map(" ".join)
)
_BLOCKS = st.lists(
    st.one_of(
        st.builds(Paragraph, _WORDS),
        st.builds(Heading, _WORDS, st.integers(1, 6)),
        st.builds(Item, _WORDS, st.booleans(), st.integers(0, 5)),
        st.builds(Table, st.lists(st.tuples(_WORDS, _WORDS), min_size=2, max_size=3).map(tuple)),
    ),
    max_size=8,
)


def letters_of(text: str) -> set[str]:
    """Return the words of a text, without the signs between them."""
    return set(re.findall(r"[^\W_]+", text))


@given(_BLOCKS)
def test_no_word_is_dropped(blocks):
    """Whatever blocks a report has, each word of them stands in the draft, and the draft is sound."""
    portfolio = of("tan-yen")
    known = recognised(
        Report("a.docx", tuple(blocks)), portfolio, portfolio.newest_date, Screen(portfolio.offices)
    )
    made = draft.drafted(known, (), portfolio, "k3f9ta")
    words = {
        word
        for block in blocks
        for text in (
            [block.text]
            if not isinstance(block, Table)
            else [cell for row in block.rows for cell in row]
        )
        for word in letters_of(text.replace("&amp;", "&"))
    }
    # Words of headings and labels that were understood say where the others stand.
    understood = letters_of(" ".join(_LINES[:3]) + " 1 Tên Thành tích Khen thưởng Tóm tắt Tác giả")
    found = source.source_from(REPO, "profiles/tan-yen/x/x-k3f9ta/profile.md", made.text.encode())

    assert set() == words - letters_of(made.text) - understood
    assert found.findings == ()


@given(_BLOCKS)
def test_markdown_says_exactly_the_words(blocks):
    """No sign of a writer's becomes one of Markdown's: read back, the words are the same."""
    words = " ".join(
        " ".join(cell for row in block.rows for cell in row)
        if isinstance(block, Table)
        else block.text
        for block in blocks
    )

    assert words.split() == plain(prose.markdown(blocks)).split()
