"""`portal radio`: what it proposes, prints and writes, and what it will not do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exemplars.drafting import schedule_text
from exemplars.notation import strict_yaml
from exemplars.reading import source
from exemplars.reading.source import DataFile
from exemplars.records import schema
from exemplars.records.schedule import Schedule, Scheduled, Segment
from support_git import commit
from support_plans import REPO, of
from support_portal import MAI, edit

COLUMN = "nguoi-tot-viec-tot"
HEAD = "# Lịch của đài.\nepisodes:\n"
ONE = f"""\
  # Kỳ đầu năm.
  - column: {COLUMN}
    month: 2024-01
    number: 1
    segments:
      - text: tin.md
        topic: policy
"""


@pytest.fixture
def station(miniature: Path) -> Path:
    """Return a miniature whose radio column asks for one episode a month, and a text for it."""
    edit(miniature / "profiles/mini/plan.yml", "min_per_month: 2", "min_per_month: 1")
    folder = miniature / "profiles/mini/_phat-thanh"
    folder.mkdir()
    (folder / "tin.md").write_text("# Tin\n\nXã họp.\n", "utf-8")
    return miniature


def schedule_of(root: Path, text: str | None = None) -> Path:
    """Return the path of the miniature's schedule.yml, after writing `text` there."""
    path = root / "profiles/mini/schedule.yml"
    if text is not None:
        path.write_text(text, "utf-8")
    return path


def test_the_proposal_is_yaml_with_a_table(station: Path, portal: Any) -> None:
    """The whole output is a schedule.yml: the table people read stands in its comments."""
    told = portal(
        station, "radio", "plan", "--from", "2024-07", "--months", "1", "--today", "2024-06-30"
    )
    path = schedule_of(station, told.out)
    episodes = source.load(station, "mini").radio.episodes

    assert (told.code, told.err) == (0, "")
    assert [each.key for each in episodes] == ["2024-07-1"]
    assert told.out.startswith(
        "# Chuyên mục “Người tốt, việc tốt”, tháng 7/2024: mỗi tháng ít nhất 1 kỳ"
    )
    assert path.read_text("utf-8").count("\n# ") >= 2
    assert portal(station, "check", "--today", "2024-06-30").code == 0


def test_writing_keeps_what_stands_there(station: Path, portal: Any) -> None:
    """--write adds at the end and touches nothing: comments, blanks and a last line without its end."""
    before = HEAD + ONE + "\n# Còn xếp tiếp."
    path = schedule_of(station, before)
    command = (
        "radio",
        "plan",
        "--from",
        "2024-07",
        "--to",
        "2024-07",
        "--today",
        "2024-06-30",
        "--write",
    )
    told = portal(station, *command)
    after = path.read_text("utf-8")
    again = portal(station, *command)

    assert told.out.splitlines()[-1] == "Đã ghi 1 kỳ vào profiles/mini/schedule.yml"
    assert after.startswith(before + "\n  - column: ")
    assert [each.key for each in source.load(station, "mini").radio.episodes] == [
        "2024-01-1",
        "2024-07-1",
    ]
    assert again.out.splitlines()[-1] == "Không có kỳ nào để ghi vào profiles/mini/schedule.yml."
    assert after == path.read_text("utf-8")


def test_writing_makes_the_first_schedule(station: Path, portal: Any) -> None:
    """Where no schedule is kept yet, --write begins one."""
    told = portal(
        station,
        "radio",
        "plan",
        "--from",
        "2024-07",
        "--months",
        "2",
        "--today",
        "2024-06-30",
        "--write",
    )

    assert (told.code, told.err) == (0, "")
    assert (
        schedule_of(station)
        .read_text("utf-8")
        .startswith("episodes:\n  - column: nguoi-tot-viec-tot\n")
    )


@pytest.mark.parametrize(
    "text",
    [
        "episodes: [{column: nguoi-tot-viec-tot, month: 2024-01, number: 1, segments: [{text: tin.md, topic: policy}]}]\n",
        "episodes:\n  - {column: nguoi-tot-viec-tot, month: 2024-01, number: 1, segments: [{text: tin.md, topic: policy}]}\n...\n",
    ],
    ids=["in one line", "ended"],
)
def test_a_schedule_that_cannot_be_added_to_is_left_alone(
    text: str, station: Path, portal: Any
) -> None:
    """A list that is written otherwise is not broken: the editor is told, and the file is as it was."""
    path = schedule_of(station, text)
    told = portal(station, "radio", "plan", "--from", "2024-07", "--today", "2024-06-30", "--write")

    assert told.code == 2
    assert "hãy chép các kỳ trên vào đúng chỗ" in told.err
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("indent", [0, 2, 4])
def test_the_lists_own_indent_is_kept(indent: int) -> None:
    """New items stand as far in as those that are there."""
    margin = " " * indent
    text = HEAD + "".join(f"{margin}{line[2:]}\n" for line in ONE.splitlines())
    tree, _ = strict_yaml.read(text)
    there, _ = schema.read(Schedule, tree)
    file = DataFile(Path("schedule.yml"), "schedule.yml", there, text)
    more = Scheduled(
        column=COLUMN,
        month=there.episodes[0].month,
        number=2,
        segments=(Segment(profile=MAI, repeat=True),),
    )
    made = schedule_text.appended(file, [more])

    assert made is not None
    assert made.startswith(text + f"{margin}- column: ")


def test_script_is_the_words_and_nothing_else(portal: Any) -> None:
    """The script of an episode is what is read aloud, from the opening to the closing words."""
    told = portal(REPO, "radio", "script", "2024-07-1", "--plan", "vinh-thuan")
    (column,) = of("vinh-thuan").plan.radio_columns
    named = portal(REPO, "radio", "script", f"{column.id}/2024-07-1", "--plan", "vinh-thuan")

    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(column.opening + "\n\n")
    assert told.out.endswith("\n\n" + column.closing + "\n")
    assert "\nĐỗ Văn Lành.\n" in told.out
    assert not set("0123456789%/*") & set(told.out)
    assert told == named


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("plan", "--plan", "lao-cai"), "kế hoạch lao-cai không có chuyên mục phát thanh nào"),
        (("plan",), "thiếu --plan"),
        (
            ("plan", "--plan", "vinh-thuan", "--column", "thi-dua-la-yeu-nuocc"),
            "có phải thi-dua-la-yeu-nuoc?",
        ),
        (("plan", "--plan", "vinh-thuan", "--from", "2024-6"), "`2024-6` không phải tháng"),
        (("plan", "--plan", "vinh-thuan", "--from", "9999-12"), "không xếp lịch quá năm 2200"),
        (
            ("plan", "--plan", "vinh-thuan", "--from", "2024-06", "--to", "2024-05"),
            "--to 2024-05 trước",
        ),
        (
            ("plan", "--plan", "vinh-thuan", "--from", "2024-06", "--to", "2094-05"),
            "chỉ xếp được 120 tháng",
        ),
        (("plan", "--plan", "vinh-thuan", "--months", "0"), "không phải số từ 1 đến 120"),
        (("plan", "--plan", "vinh-thuan", "--per-episode", "²"), "không phải số từ 1 đến 120"),
        (("plan", "--plan", "vinh-thuan", "--today", "9999-12-31"), "không xếp lịch quá năm 2200"),
        (("script", "--plan", "vinh-thuan", "2024-07-9"), "không có kỳ 2024-07-9"),
        (("script", "--plan", "vinh-thuan", "../2024"), "không phải kỳ phát"),
        (("script", "--plan", "vinh-thuan", "2024-04-1"), "hồ sơ `c4fmr0` đã gỡ ngày 2024-09-16"),
        (
            ("script", "--plan", "vinh-thuan", "khac/2024-04-1"),
            "không có chuyên mục phát thanh `khac`",
        ),
    ],
)
def test_what_cannot_be_done_is_said(argv: tuple[str, ...], said: str, portal: Any) -> None:
    """A plan without radio, a wrong name, month, number or episode is told in a sentence."""
    told = portal(REPO, "radio", *argv)

    assert (told.code, told.out) == (2, "")
    assert said in told.err


def test_several_columns_are_asked_back(station: Path, portal: Any) -> None:
    """Among several radio columns the one that is meant has to be named."""
    plan = station / "profiles/mini/plan.yml"
    plan.write_text(
        plan.read_text("utf-8").replace(
            "\ncolumns:\n", "\ncolumns:\n  - {id: hai, name: Hai, medium: radio, section: IV.3}\n"
        ),
        "utf-8",
    )
    told = portal(station, "radio", "plan")

    assert (told.code, told.out) == (2, "")
    assert f"thiếu --column (chuyên mục); chọn một trong: hai, {COLUMN}" in told.err


def test_a_schedule_with_faults_is_not_planned_on(station: Path, portal: Any) -> None:
    """A schedule that was not read whole is named, with the command that tells why."""
    schedule_of(station, "episodes:\n  - colum: x\n")
    told = portal(station, "radio", "plan")

    assert (told.code, told.out) == (2, "")
    assert "profiles/mini/schedule.yml còn lỗi; chạy portal check --plan mini" in told.err


def test_lacking_exemplars_are_counted(portal: Any) -> None:
    """Where exemplars are lacking it is said how many episodes, and what can be done."""
    told = portal(
        REPO,
        "radio",
        "plan",
        "--plan",
        "vinh-thuan",
        "--from",
        "2025-01",
        "--to",
        "2025-03",
        "--today",
        "2024-12-31",
    )

    assert told.code == 0
    assert "# Đề xuất 3 kỳ; 3 gương đã đăng mà chưa phát." in told.out
    assert "# Còn thiếu 3 kỳ: cần 6 kỳ mà chỉ đủ gương cho 3 kỳ." in told.out


def test_a_change_to_a_profile_tells_of_the_schedule(station: Path, portal: Any) -> None:
    """Whoever is withdrawn in a change is told of on the schedule, which the change did not touch."""
    column = f"  - column: {COLUMN}\n    month: 2024-12\n    number: 1\n    segments: [{{profile: {MAI}}}]\n"
    schedule_of(station, "episodes:\n" + column)
    commit(station)
    (profile,) = station.glob(f"profiles/*/*/*-{MAI}/profile.md")
    text = profile.read_text("utf-8")
    profile.write_text(
        text.replace(
            "\npublished:", "\nwithdrawn: {date: 2024-11-01, kind: withdrawn}\npublished:", 1
        ),
        "utf-8",
    )
    told = portal(station, "check", "--changed-since", "HEAD", "--today", "2024-12-01")

    assert "profiles/mini/schedule.yml:5:26: lỗi [phat-thanh-da-go]" in told.out
