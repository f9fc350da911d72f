"""`--lang en`: the commands' own words in English, and nothing else; Vietnamese where nobody asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Portal, Told
from exemplars import cli, language
from exemplars.cli import VERBS, parsing
from exemplars.language import phrase
from support_language import (
    is_vietnamese,
    unquoted,
)

ASKED = ["", "radio plan", "radio script", *(name for name, _, _ in VERBS)]


@pytest.fixture
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands speak English."""
    monkeypatch.setenv(language.SETTING, "en")
    parsing.speak([])


def said_by(capsys: pytest.CaptureFixture[str], *argv: str) -> Told:
    """Return what argparse says to a command line, with which it ends."""
    with pytest.raises(SystemExit) as end:
        cli.main(argv)
    told = capsys.readouterr()
    return Told(int(end.value.code or 0), told.out, told.err)


@pytest.mark.parametrize("verb", ASKED)
def test_help_in_english(capsys: pytest.CaptureFixture[str], verb: str) -> None:
    """`--lang en` gives the whole help in English, said before the verb or after it."""
    before = said_by(capsys, "--lang", "en", *verb.split(), "--help")
    after = said_by(capsys, *verb.split(), "--lang=en", "--help")

    assert before == after
    assert (before.code, before.err) == (0, "")
    assert before.out.startswith("usage: portal")
    assert "show this help message" in before.out
    assert "every file written, stays in Vietnamese" in " ".join(before.out.split())
    assert not is_vietnamese(unquoted(before.out))


@pytest.mark.parametrize("verb", ASKED)
def test_help_in_vietnamese(capsys: pytest.CaptureFixture[str], verb: str) -> None:
    """Where nobody asks, argparse's words are Vietnamese as well."""
    told = said_by(capsys, *verb.split(), "--help")

    assert told.out.startswith("cách dùng: portal")
    assert "\ntùy chọn:\n" in told.out
    assert not re.search("usage|options:|positional|show this", told.out)


@pytest.mark.parametrize(
    ("argv", "vietnamese", "english"),
    [
        ("report", "còn thiếu: --period", "the following arguments are required: --period"),
        ("check --zzzz", "không hiểu: --zzzz\n", "unrecognized arguments: --zzzz"),
        (
            "check --strictt",
            "không hiểu: --strictt; có phải --strict?\n",
            "unrecognized arguments: --strictt; did you mean --strict?",
        ),
        ("new --name", "--name: cần một giá trị", "argument --name: expected one argument"),
        (
            "import",
            "còn thiếu: TỆP",
            "the following arguments are required: FILE",
        ),
        (
            "check --strict=1",
            "--strict: không nhận giá trị, mà được cho '1'",
            "argument --strict: ignored explicit argument '1'",
        ),
        (
            "schema --format x",
            "không hiểu: --format x",
            "unrecognized arguments: --format x",
        ),
        (
            "yearbook --year x",
            "--year: `x` không phải năm; viết dạng 2024",
            "argument --year: `x` is not a year; write it as 2024",
        ),
        (
            "init --l x",
            "--l có thể là: --lang, --like, --level",
            "",
        ),
        (
            "radio plan --months 0",
            "--months: `0` không phải số từ 1 đến 120",
            "argument --months: `0` is not a number from 1 to 120",
        ),
        ("--lang fr check", "--lang: không có 'fr'; chọn một trong: 'vi', 'en'", ""),
        ("check --lang", "--lang: cần một giá trị", ""),
    ],
)
def test_usage_errors(
    capsys: pytest.CaptureFixture[str], argv: str, vietnamese: str, english: str
) -> None:
    """What a command line cannot be taken for is refused with 2, in the language asked for."""
    told = said_by(capsys, *argv.split())

    assert told.code == 2
    assert vietnamese in told.err
    assert "error" not in told.err
    if english:
        told = said_by(capsys, "--lang", "en", *argv.split())

        assert told.code == 2
        assert f"error: {english}\n" in told.err


def test_check_in_english(slipped: Path, portal: Portal) -> None:
    """Of the check, place, code and message stay; severities and the count are English."""
    vietnamese = portal(slipped, "check")
    english = portal(slipped, "check", "--lang", "en")
    mended = vietnamese.out.replace(": lỗi [", ": error [").replace(
        "3 lỗi, 0 nhắc nhở", "3 errors, 0 warnings"
    )

    assert (english.code, english.err) == (1, "")
    assert mended == english.out != vietnamese.out


def test_reports_for_programs_know_no_language(slipped: Path, portal: Portal) -> None:
    """What programs read is the same in both languages."""
    for format in ("json", "github", "gitlab"):
        expected = portal(slipped, "check", "--lang", "vi", "--format", format)

        assert expected == portal(slipped, "check", "--lang", "en", "--format", format)


def test_clean_in_english(miniature: Path, portal: Portal) -> None:
    """A portal without problems is told so in English."""
    assert portal(miniature, "check", "--lang", "en").out == "No errors.\n"


def test_refusals_in_english(miniature: Path, portal: Portal) -> None:
    """Options that cannot be used are refused in English, with the cure."""
    plan = portal(miniature, "check", "--lang", "en", "--plan", "minii")
    day = portal(miniature, "check", "--lang", "en", "--today", "11/6/2024")

    assert (plan.code, plan.err) == (
        2,
        "there is no plan `minii` in profiles/; did you mean mini?\n",
    )
    assert (day.code, day.err) == (2, "`11/6/2024` is not a date; write it as 2024-06-11\n")


def test_language_of_the_environment(
    miniature: Path, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PORTAL_LANG asks for English as well; the option outweighs it; another value is refused."""
    monkeypatch.setenv(language.SETTING, "en")

    assert portal(miniature, "check").out == "No errors.\n"
    assert portal(miniature, "check", "--lang", "vi").out == "Không có lỗi.\n"

    monkeypatch.setenv(language.SETTING, "fr")
    refused = portal(miniature, "check")

    assert (refused.code, refused.out) == (2, "")
    assert refused.err == "PORTAL_LANG=fr không phải ngôn ngữ của lệnh; chọn vi hoặc en\n"


def test_option_cut_short(miniature: Path, portal: Portal) -> None:
    """`--lang` may be cut short like any option."""
    assert portal(miniature, "check", "--la", "en").out == "No errors.\n"


def test_a_file_may_be_called_like_the_option(miniature: Path, portal: Portal) -> None:
    """After `--` nothing is an option."""
    told = portal(miniature, "check", "--", "--lang", "en")

    assert (told.code, told.err) == (2, "không có tệp hay thư mục --lang\n")


def test_the_last_language_stands() -> None:
    """Of two languages the last one is spoken, and neither is left on the command line."""
    given = ["--lang", "en", "check", "--lang=vi", "a", "--language"]

    assert parsing.speak(given) == ["check", "a", "--language"]
    assert not language.is_english()


@pytest.mark.parametrize(
    ("errors", "warnings", "english"),
    [
        (0, 1, "0 errors, 1 warning."),
        (1, 0, "1 error, 0 warnings."),
        (12, 2, "12 errors, 2 warnings."),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_nouns_agree_with_their_numbers(errors: int, warnings: int, english: str) -> None:
    """An English noun is singular after one."""
    text = phrase("{errors} lỗi, {warnings} nhắc nhở.", errors=errors, warnings=warnings)

    assert english == text


@pytest.mark.usefixtures("in_english")
def test_a_text_from_elsewhere_is_no_template() -> None:
    """What a system says may hold braces; it stands as it is."""
    assert phrase("no {such} thing {}") == "no {such} thing {}"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("inspect --output {}.txt", "Wrote the inspection to "),
        ("inspect --output {}.json", "Wrote the inspection to "),
        ("report --period 2024 --output {}.docx", "Wrote the report (năm 2024) to "),
        ("report --period 2024 --output {}.xlsx", "Wrote the report (năm 2024) to "),
        ("form --kind individual --output {}.docx", "Made "),
        ("form --output {}.xlsx", "Made "),
        ("export --output {}.csv", "Wrote the list to "),
        ("codeowners --write", "Wrote .github/CODEOWNERS"),
    ],
)
def test_files_stay_vietnamese(miniature: Path, portal: Portal, command: str, said: str) -> None:
    """A file that a command writes is the same in both languages, whatever is said of it."""
    written = {}
    for asked in ("vi", "en"):
        verb, *argv = command.format(miniature.parent / "file").split()
        told = portal(miniature, verb, "--lang", asked, *argv)
        output = Path(argv[-1]) if argv[-1] != "--write" else miniature / ".github/CODEOWNERS"
        written[asked] = output.read_bytes()

    assert (told.code, told.out[: len(said)]) == (0, said)
    assert written["vi"] == written["en"]


def test_nobody_pays_for_what_nobody_asks(miniature: Path, portal: Portal) -> None:
    """In Vietnamese the table is not read."""
    language.translations.cache_clear()
    portal(miniature, "check", "--plan", "minii")
    portal(miniature, "check")

    assert language.translations.cache_info().misses == 0
