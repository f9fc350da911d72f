"""The handbook's examples are real: what it shows passes, what it warns of is told in those words."""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

import support_handbook as handbook
from exemplars import cli
from exemplars.checking import check, verdict
from exemplars.notation import strict_yaml
from exemplars.problem import Problem
from exemplars.reading import source
from exemplars.records import schema
from exemplars.records.plan import Plan
from exemplars.records.portal import Yearbook
from exemplars.records.profile import Profile
from exemplars.records.schedule import Schedule
from exemplars.records.units import UnitCriteria, UnitList

MODEL = Path(__file__).parent.parent / "profiles" / "tan-yen"
FOLDER = "nguyen-thi-hoa-k3f9ta"
# The first line of a block says which file it is a part of; a profile's needs none.
RECORDS = {
    "# plan.yml": Plan,
    "# units.yml": UnitList,
    "# unit.yml": UnitCriteria,
    "# schedule.yml": Schedule,
    "# dai-hoi.yml": Yearbook,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a portal with the model plan and no profile."""
    folder = tmp_path / "profiles" / "tan-yen"
    folder.mkdir(parents=True)
    for name in ("plan.yml", "units.yml"):
        shutil.copy(MODEL / name, folder)
    (tmp_path / "mkdocs.yml").touch()
    return tmp_path


@pytest.mark.parametrize("block", handbook.blocks("yaml"), ids=str)
def test_blocks(block: handbook.Block) -> None:
    """Every block of data is read without a finding; a part of a file may leave other fields out."""
    whole = block.text.startswith("---\n")
    data = block.text.split("---\n")[1] if whole else block.text
    record = RECORDS.get(block.text.splitlines()[0], Profile)
    tree, faults = strict_yaml.read(data)
    _, findings = schema.read(record, tree)

    assert tree
    assert not faults
    assert not [
        finding
        for finding in findings
        if whole or finding.code != "thieu-truong" or finding.path not in ((), ("portal",))
    ]


@dataclass(frozen=True)
class Slip:
    """What an editor did to the sample: other words, another folder, no picture, a copy."""

    old: str = ""
    new: str = ""
    folder: str = FOLDER
    picture: bool = True
    copied: bool = False


def made(root: Path, slip: Slip) -> list[Problem]:
    """Return the problems of the sample profile after a slip."""
    text = handbook.sample()

    assert slip.old in text

    folder = root / "profiles" / "tan-yen" / "ngoc-thien" / slip.folder
    folder.mkdir(parents=True)
    text = text.replace(slip.old, slip.new, 1) if slip.old else text + slip.new
    (folder / "profile.md").write_bytes(text.encode("utf-8", "surrogateescape"))
    if slip.picture:
        Image.new("RGB", (30, 40), "teal").save(folder / "chan-dung.jpg")
    if slip.copied:
        shutil.copytree(folder, folder.parent / "nguyen-thi-hoa-lan-hai-k3f9ta")
    portfolio = source.load(root, "tan-yen")
    return check.problems(portfolio, portfolio.newest_date)


def test_sample(root: Path) -> None:
    """The sample profile passes every rule of the model plan, published."""
    assert not made(root, Slip())


_PLANTED = "  - stage: nurture\n    date: 2023-09-12\n    by: Hội Nông dân xã Ngọc Thiện\n"
_SPREAD = "  - stage: replicate\n    date: 2024-06-05\n    by: UBND xã Ngọc Thiện\n"
_COUNCIL = "  - step: council\n    role: Hội đồng Thi đua - Khen thưởng huyện\n    date: 2024-06-03\n    document: Biên bản số 05/BB-HĐTĐKT\n"
_LENT = "    evidence: Cho ba hộ mới vào nhóm mượn giống, đến vụ trả bằng giống.\n"

# What the command says -> the slip that makes it say so.
SLIPS = {
    "thừa dấu hai chấm trong giá trị": Slip("summary: Bà", "summary: Gương sáng: bà"),
    "dòng này thiếu dấu hai chấm sau tên trường": Slip("unit: ngoc-thien\ns", "unit:ngoc-thien\ns"),
    "dấu cách ở đây là ký tự khác (U+00A0, chép từ Word hoặc trang web)": Slip(
        "\nunit: ngoc-thien", "\nunit:\u00a0ngoc-thien"
    ),
    "thụt lề bằng phím Tab": Slip("law\n    evidence", "law\n\tevidence"),
    "mục của danh sách không thẳng hàng": Slip("law\n    evidence", "law\n   evidence"),
    "thiếu dòng `---` đóng phần dữ liệu": Slip("\n---\n\nCánh", "\n\nCánh"),
    "có chữ không phải UTF-8": Slip("", "B\udce0 Hoa.\n"),
    "dấu xung đột của git còn trong tệp": Slip(
        "", "<<<<<<< main\nMột.\n=======\nHai.\n>>>>>>> sua\n"
    ),
    "chữ của phông cũ TCVN3 (.VnTime): …": Slip("", "§Êt pha c¸t, ngÊm nhanh.\n"),
    "chữ Unicode mở nhầm bảng mã: …": Slip("", "Huyá»‡n TÃ¢n YÃªn ngáº¥m nhanh.\n"),
    "không có trường `sumary`": Slip("summary:", "sumary:"),
    "`published`: `11/06/2024` không phải ngày dạng năm-tháng-ngày": Slip(
        "published: 2024-06-11", "published: 11/06/2024"
    ),
    "`value`: `33.6` không phải số viết theo cách Việt Nam": Slip("value: 33,6", "value: 33.6"),
    "`value`: `12 ha` không phải số viết theo cách Việt Nam": Slip("value: 12", "value: 12 ha"),
    "`form`: `Giấy khen` không có trong danh sách": Slip("form: giay-khen", "form: Giấy khen"),
    "`file`: `IMG_0012.HEIC` không phải tên tệp dùng được": Slip("chan-dung.jpg", "IMG_0012.HEIC"),
    "ảnh `chan-dung.jpg` không có cạnh hồ sơ": Slip(picture=False),
    "không có lĩnh vực `nong-nghiep-sach` trong kế hoạch tan-yen": Slip(
        "sector: nong-nghiep", "sector: nong-nghiep-sach"
    ),
    "đơn vị `ngoc-chau` khác thư mục chứa hồ sơ `ngoc-thien`": Slip(
        "\nunit: ngoc-thien", "\nunit: ngoc-chau"
    ),
    "thư mục `nguyen-thi-hoa` không đúng dạng tên-không-dấu-mã": Slip(folder="nguyen-thi-hoa"),
    "mã `k3f9ta` cũng là mã của …": Slip(copied=True),
    "không có nguồn `qd96` ở mục sources": Slip("sources: [qd-96]", "sources: [qd96]"),
    "thiếu minh chứng cho tiêu chuẩn `mutual-aid` (Tương thân tương ái; mục III.2.2 của kế hoạch)": (
        Slip(_LENT, "    evidence:\n")
    ),
    "khâu `review` đứng trước khi có khâu `nurture` (Bồi dưỡng)": Slip(_PLANTED, ""),
    "hồ sơ chưa đến khâu được đăng: replicate (Nhân rộng)": Slip(_SPREAD, ""),
    "chưa được duyệt ở bước `council` …": Slip(_COUNCIL, ""),
    "Bằng khen không thuộc thẩm quyền của Chủ tịch UBND cấp xã theo khoản 3 Điều 80 Luật Thi đua, khen thưởng số 06/2022/QH15": (
        Slip("form: giay-khen", "form: bang-khen")
    ),
    "số, ký hiệu …": Slip("decision: 96/QĐ-UBND", "decision: 96 / QĐ-UBND"),
    "Xã Ngọc Thiện chỉ có đến hết 2025-06-30, không có vào ngày 2025-07-02": Slip(
        "published: 2024-06-11", "published: 2025-07-02"
    ),
    "đề mục cấp 1 không dùng trong bài": Slip("## Lên luống cao", "# Lên luống cao"),
    "bài viết có mã HTML `<b>`": Slip("", "<b>Bà Hoa</b> nói vậy.\n"),
    "bài viết chèn ảnh": Slip("", "![Bà Hoa](chan-dung.jpg)\n"),
    "liên kết `https://bao.example/bai-1` trỏ tới tên miền bao.example ngoài danh sách": Slip(
        "", "Xem [bài báo](https://bao.example/bai-1).\n"
    ),
}

ROWS = re.findall(
    r"^\| \[([a-z-]+)\]\(\.\./quy-tac/\1/\): (.+?) \| ",
    handbook.text("them-ho-so"),
    re.MULTILINE,
)


@pytest.mark.parametrize(("code", "message"), ROWS)
def test_mistakes(code: str, message: str, root: Path) -> None:
    """Every mistake in the table is told by its rule, in the words of the table."""
    said = [each.message for each in made(root, SLIPS[message]) if each.code == code]

    assert any(each.startswith(message.removesuffix("…")) for each in said), said


def test_all_mistakes_are_listed() -> None:
    """No row of the table of mistakes goes untried, and none tried is missing from it."""
    assert set(SLIPS) == {message for _, message in ROWS}


OUTPUTS = [block for block in handbook.blocks("text") if re.search(r": lỗi \[", block.text)]


@pytest.mark.parametrize("block", OUTPUTS, ids=str)
def test_outputs(block: handbook.Block, root: Path) -> None:
    """Every printed result is, to the letter, what the command prints for that slip."""
    message = block.text.splitlines()[0].partition("] ")[2]

    assert block.text.strip() == verdict.text(made(root, SLIPS[message]))


def test_new_profile(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command that makes the sample's profile runs as it is written and says what is printed."""
    (block,) = (each for each in handbook.blocks("sh") if "portal new" in each.text)
    (shown,) = (each for each in handbook.blocks("text") if each.text.startswith("Đã tạo"))
    argv = shlex.split(block.text.replace("\\\n", " "))[1:]

    assert not cli.main([argv[0], "--root", str(root), *argv[1:]])

    lines = re.sub(r"-[a-z0-9]{6}/", "-k3f9ta/", capsys.readouterr().out).splitlines()

    assert shown.text.rstrip("…\n ").splitlines() == lines[: shown.text.count("\n") - 1]


LATER = ("allow:", "updated:", "follow_up:", "carried:", "withdrawn:", "aliases:")
ADDED = [block for block in handbook.blocks("yaml") if block.text.startswith(LATER)]


@pytest.mark.parametrize("block", ADDED, ids=str)
def test_later_changes(block: handbook.Block, root: Path) -> None:
    """What the handbook adds leaves the sample clean; an allowance, which the sample needs not, is told so."""
    expected = ["mien-tru-thua"] if block.text.startswith("allow:") else []
    found = made(root, Slip("\n---\n\n", f"\n{block.text}---\n\n"))

    assert expected == [each.code for each in found]


def test_later_changes_are_shown() -> None:
    """Every kind of later change has its example."""
    assert not [field for field in LATER if not any(b.text.startswith(field) for b in ADDED)]
