"""What is misspelt on the command line: the command asks back, with the usage of what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Portal
from exemplars import cli
from support_git import commit, git


@pytest.mark.parametrize(
    ("argv", "usage", "said"),
    [
        ("chek", "portal [-h]", "LỆNH: không có 'chek'; có phải check?"),
        ("radio plann", "portal radio [-h]", "VIỆC: không có 'plann'; có phải plan?"),
        ("check --plna x", "portal check [-h]", "không hiểu: --plna; có phải --plan?"),
        ("check --plna=x", "portal check [-h]", "không hiểu: --plna=x; có phải --plan?"),
        (
            "radio plan --moths 3",
            "portal radio plan [-h]",
            "không hiểu: --moths 3; có phải --months?",
        ),
        ("check --zzz", "portal check [-h]", "không hiểu: --zzz"),
        ("check -x", "portal check [-h]", "không hiểu: -x"),
        ("check --format jsn", "portal check [-h]", "--format: không có 'jsn'; có phải json?"),
        (
            "yearbook --year hai",
            "portal yearbook [-h]",
            "--year: `hai` không phải năm; viết dạng 2024",
        ),
        (
            "yearbook --year 20240",
            "portal yearbook [-h]",
            "--year: `20240` không phải năm; viết dạng 2024",
        ),
    ],
)
def test_the_command_asks_back(
    capsys: pytest.CaptureFixture[str], argv: str, usage: str, said: str
) -> None:
    """A misspelt verb, option or value is refused with what may be meant, or what to write."""
    with pytest.raises(SystemExit) as end:
        cli.main(argv.split())
    told = capsys.readouterr().err

    assert end.value.code == 2
    assert told.startswith(f"cách dùng: {usage}")
    assert told.endswith(f": lỗi: {said}\n")


@pytest.mark.parametrize("command", ["import x.docx", "form"])
@pytest.mark.parametrize(
    ("unit", "cure"),
    [
        ("an-bihn", "có phải an-binh?"),
        ("Xã An Bịnh Đông", "có phải Xã An Bình?"),
        ("không đâu", "hãy ghi mã"),
    ],
)
def test_a_unit_is_asked_back(
    miniature: Path, portal: Portal, command: str, unit: str, cure: str
) -> None:
    """Where a unit is misspelt, `import` and `form` ask back as `new` does."""
    verb, *argv = command.split()
    told = portal(miniature, verb, "--unit", unit, *argv)

    assert (told.code, told.err) == (2, f"không rõ đơn vị `{unit}`; {cure}\n")


@pytest.mark.parametrize("command", ["check --changed-since", "review"])
@pytest.mark.parametrize(
    ("revision", "cure"),
    [
        ("chnih", "có phải chinh?"),
        ("HEAD~7", "viết tên nhánh hoặc mã của bản, ví dụ main"),
        ("--quiet", "viết tên nhánh hoặc mã của bản, ví dụ main"),
    ],
)
def test_a_revision_is_asked_back(
    miniature: Path, portal: Portal, command: str, revision: str, cure: str
) -> None:
    """A revision that there is not is told in Vietnamese, with the branch that may be meant."""
    commit(miniature)
    git(miniature, "branch", "-m", "chinh")
    verb, *option = command.split()
    given = [f"{option[0]}={revision}"] if option else ["--", revision]
    told = portal(miniature, verb, *given)

    assert told.code == 2
    assert told.err == f"git không so sánh được với `{revision}`: không có bản nào tên ấy; {cure}\n"


def test_a_folder_without_git_is_told(
    miniature: Path, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outside a repository it is not the revision that is wrong."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(miniature.parent))
    told = portal(miniature, "review", "main")

    assert told.code == 2
    assert told.err.endswith(": thư mục này không nằm trong kho git nào\n")
