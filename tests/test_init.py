"""`portal init`: a portal of a province that is none of the five, checked and built at once."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Portal
from support_intake import workbook
from support_new import without_profiles
from support_portal import REPO, fonts
from support_site import PLANS, made, yaml_of

SAID = ("--authority", "Ủy ban nhân dân tỉnh Thái Nguyên", "--from", "2026", "--to", "2030")
TABLE = """\
\ufeffTên;Loại;Trực thuộc
Tỉnh Thái Nguyên;;
Xã Đồng Hỷ;;
Thành phố Sông Công;;
Xã Bá Xuyên;;thành phố sông công
Phường Bá Xuyên;phường;thanh-pho-song-cong
Công an tỉnh;cơ quan cấp tỉnh;
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a portal with the five plans and none of their profiles."""
    return without_profiles(tmp_path)


def read(root: Path, file: str, plan: str = "thai-nguyen") -> Any:
    """Return a file of a new plan."""
    return yaml_of(root / "profiles" / plan / file)


def test_a_new_province_is_clean_and_says_what_to_fill(root: Path, portal: Portal) -> None:
    """What init makes has no error; every warning is about what was taken over, at its line."""
    told = portal(root, "init", *SAID)
    checked = portal(root, "check", "--plan", "thai-nguyen")
    lines = [line for line in checked.out.splitlines() if not line.startswith("    →")]

    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(
        "Đã lập profiles/thai-nguyen/plan.yml và units.yml, theo mẫu nghe-an.\n"
    )
    assert checked.code == 0
    assert len(lines) > 10
    assert not [line for line in lines[:-1] if " nhắc nhở [ke-hoach-theo-mau] " not in line]
    assert lines[-1] == f"0 lỗi, {len(lines) - 1} nhắc nhở."


def test_a_new_province_builds(root: Path, portal: Portal, tmp_path: Path) -> None:
    """Without a single profile there is a portal: its own name, lists for each of its units, feeds."""
    (tmp_path / "bang.csv").write_text(TABLE, "utf-8")
    portal(root, "init", *SAID, "--units", tmp_path / "bang.csv")
    for part in ("theme", "content"):
        (root / part).symlink_to(REPO / part)
    (root / ".cache").mkdir()
    (root / ".cache/fonts").symlink_to(fonts())
    files = made(root, "thai-nguyen", search=False)

    assert {"index.html", "don-vi/dong-hy/index.html", "feeds/all.xml"} <= set(files)
    assert "Gương điển hình tiên tiến tỉnh Thái Nguyên" in files["index.html"].decode()
    assert "Nghệ An" not in files["index.html"].decode()
    assert "Theo mẫu của Kế hoạch" in files["tieu-chi/index.html"].decode()


def test_the_handbook_alone_is_enough(root: Path, portal: Portal, monkeypatch) -> None:
    """The table and the commands of the administrator's page, typed as they stand, make a sound portal."""
    page = (REPO / "content/cam-nang/quan-tri.md").read_text("utf-8")
    table = re.search(r"```text\n(Tên;.*?)```", page, re.DOTALL)
    said = re.search(r"scripts/portal (init .*?)```", page, re.DOTALL)

    assert table
    assert said

    (root / "don-vi.csv").write_text(table[1], "utf-8")
    monkeypatch.chdir(root)
    told = portal(root, *shlex.split(said[1].replace("\\\n", " ")))
    checked = portal(root, "check", "--plan", "thai-nguyen")
    names = [each["name"] for each in read(root, "units.yml")["units"]]

    assert (told.code, told.err, checked.code) == (0, "", 0)
    assert all(line.split(";")[0] in names for line in table[1].split("\n")[1:] if line)


@pytest.mark.parametrize("model", PLANS)
def test_every_plan_can_be_the_model(root: Path, portal: Portal, model: str) -> None:
    """From any of the five a district is begun without an error, its place and years in the place of theirs."""
    told = portal(
        root,
        *("init", "--authority", "UBND huyện Mộc Châu", "--province", "tỉnh Sơn La"),
        *("--from", "2026", "--to", "2026", "--like", model),
    )
    plan = read(root, "plan.yml", "moc-chau")
    theirs = yaml_of(root / "profiles" / model / "plan.yml")
    place = theirs["authority"]["name"].split("ân dân ")[1].split(" ", 1)[1]
    text = yaml.dump(
        {key: plan[key] for key in plan if key != "portal"}, allow_unicode=True, width=9999
    )
    said = [line for line in text.splitlines() if "reading: " not in line]

    assert told.code == 0
    assert (plan["authority"]["level"], plan["period"]["from"]) == ("district", "2026")
    assert not [line for line in said if place in line]
    assert portal(root, "check", "--plan", "moc-chau").code == 0
    assert [each["id"] for each in plan["kinds"]] == [each["id"] for each in theirs["kinds"]]


def test_nothing_is_taken_over_unmarked(root: Path, portal: Portal) -> None:
    """Every kind, criterion, stage and quota says whose it was; the model's own business stays behind."""
    portal(root, "init", *SAID)
    plan = read(root, "plan.yml")
    items = [*plan["kinds"], *plan["stages"], *plan["quotas"], *plan["sectors"]]
    items += [atom for group in plan["criteria"] for atom in group["atoms"]]

    assert not [each for each in items if not each["reading"].startswith("Theo mẫu của Kế hoạch “")]
    assert not {"legal_basis", "documents", "roles", "misprints", "events", "silent"} & set(plan)
    assert "section" not in str(plan)
    assert "sample" not in plan["portal"]


def test_what_was_taken_over_is_no_model(root: Path, portal: Portal) -> None:
    """A plan that init has made and nobody has read lends nothing, unless it is asked to."""
    portal(root, "init", *SAID)
    next = ("init", "--authority", "UBND tỉnh Bắc Ninh", *SAID[2:])
    told = portal(root, *next)
    asked = portal(root, *next, "--id", "bac-ninh-2", "--like", "thai-nguyen")
    first, second = read(root, "plan.yml", "bac-ninh"), read(root, "plan.yml", "bac-ninh-2")

    assert (told.code, asked.code) == (0, 0)
    assert told.out.splitlines()[0].endswith(", theo mẫu nghe-an.")
    assert asked.out.splitlines()[0].endswith(", theo mẫu thai-nguyen.")
    # Through the other, each item says once of whom it is: of the same plan as without it.
    assert first["criteria"] == second["criteria"]
    assert first["stages"] == second["stages"]
    assert portal(root, "check", "--plan", "bac-ninh-2").code == 0


def test_where_nothing_is_read_the_nearest_is_the_model(root: Path, portal: Portal) -> None:
    """A portal that has none but plans taken over begins with one of them."""
    portal(root, "init", *SAID)
    for plan in PLANS:
        shutil.rmtree(root / "profiles" / plan)
    told = portal(root, "init", "--authority", "UBND tỉnh Bắc Ninh", *SAID[2:])

    assert told.code == 0
    assert told.out.splitlines()[0].endswith(", theo mẫu thai-nguyen.")


def test_units_come_from_the_office_s_table(root: Path, portal: Portal, tmp_path: Path) -> None:
    """A table as Excel saves it becomes the register: kinds by name, superiors by name or id, no id twice."""
    (tmp_path / "bang.csv").write_text(TABLE, "utf-8")
    portal(root, "init", *SAID, "--units", tmp_path / "bang.csv")
    units = read(root, "units.yml")["units"]

    assert [(each["id"], each["kind"], each.get("parent", "")) for each in units] == [
        ("tinh-thai-nguyen", "province", ""),
        ("dong-hy", "commune", "tinh-thai-nguyen"),
        ("thanh-pho-song-cong", "district-city", "tinh-thai-nguyen"),
        ("ba-xuyen", "commune", "thanh-pho-song-cong"),
        ("phuong-ba-xuyen", "ward", "thanh-pho-song-cong"),
        ("cong-an-tinh", "province-agency", "tinh-thai-nguyen"),
    ]


def test_units_come_from_a_workbook_with_a_title(
    root: Path, portal: Portal, tmp_path: Path
) -> None:
    """A table as it lies in Excel, titles above and superiors merged, says the same as its CSV."""
    rows = [
        ["ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN"],
        [],
        ["TT", "Tên đơn vị", "Loại", "Trực thuộc"],
        [1, "Thành phố Sông Công"],
        [2, "Xã Bá Xuyên", None, "Thành phố Sông Công"],
        [3, "Phường Bá Xuyên"],
    ]
    (tmp_path / "bang.xlsx").write_bytes(workbook({"Đơn vị": rows}, merged=["D5:D6"]))
    told = portal(root, "init", *SAID, "--units", tmp_path / "bang.xlsx")
    units = read(root, "units.yml")["units"]

    assert (told.code, told.err) == (0, "")
    assert [(each["id"], each["kind"], each.get("parent", "")) for each in units] == [
        ("tinh-thai-nguyen", "province", ""),
        ("thanh-pho-song-cong", "district-city", "tinh-thai-nguyen"),
        ("ba-xuyen", "commune", "thanh-pho-song-cong"),
        ("phuong-ba-xuyen", "ward", "thanh-pho-song-cong"),
    ]


def test_a_workbook_is_refused_in_words(root: Path, portal: Portal, tmp_path: Path) -> None:
    """A workbook that is none, or a row of it that cannot be meant, is told with the row of Excel."""
    broken, odd = tmp_path / "hong.xlsx", tmp_path / "la.xlsx"
    broken.write_bytes(b"PK\x03\x04" + b"0" * 90)
    odd.write_bytes(workbook({"x": [[], ["Tên"], [], ["Hội Nông dân"]]}))
    first = portal(root, "init", *SAID, "--units", broken)
    second = portal(root, "init", *SAID, "--units", odd)

    assert (first.code, second.code) == (2, 2)
    assert "tệp hỏng hoặc không đúng dạng" in first.err
    assert "dòng 4: chưa rõ `Hội Nông dân` thuộc loại nào" in second.err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--from", "2026"], "thiếu --authority, --to"),
        (["--authority", "Hội", "--from", "2026", "--to", "2030"], "chưa nói địa phương nào"),
        ([*SAID[:2], "--from", "2030", "--to", "2026"], "đi lùi"),
        ([*SAID[:2], "--from", "26", "--to", "2026"], "--from `26` không phải năm"),
        ([*SAID, "--id", "../x"], "không dùng làm mã được"),
        ([*SAID, "--id", "tan-yen"], "đã có profiles/tan-yen"),
        ([*SAID, "--like", "tan-ye"], "có phải tan-yen?"),
        ([*SAID, "--url", "javascript:x"], "không dùng làm địa chỉ của cổng được"),
        ([*SAID, "--url", "https://a.example/?q"], "viết như https://a.example/"),
        ([*SAID, "--name", "a\nb\u202e"], "--name phải có chữ, không có ký tự ẩn"),
        (["--authority", "UBND thành phố Huế", *SAID[2:]], "thành phố Huế là cấp nào?"),
        ([*SAID, "--units", "khong-co.csv"], "khong-co.csv"),
    ],
)
def test_what_cannot_be_is_refused(root: Path, portal: Portal, argv: list[str], said: str) -> None:
    """What is missing or cannot be meant is told in words, and nothing is written."""
    told = portal(root, "init", *argv)

    assert told.code == 2
    assert said in told.err
    assert sorted(PLANS) == sorted(path.name for path in (root / "profiles").iterdir())


def test_written_twice_it_is_the_same(root: Path, portal: Portal) -> None:
    """The same words make the same bytes."""
    portal(root, "init", *SAID)
    first = (root / "profiles/thai-nguyen/plan.yml").read_bytes()
    shutil.rmtree(root / "profiles/thai-nguyen")
    portal(root, "init", *SAID)

    assert first == (root / "profiles/thai-nguyen/plan.yml").read_bytes()
