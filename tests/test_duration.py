"""How long a spoken text takes, against a voice that reads it."""

from __future__ import annotations

import subprocess
import wave
from pathlib import Path

import pytest

from exemplars.reading import source
from exemplars.spoken import script, spoken
from exemplars.spoken.duration import COMMA, PARAGRAPH, RATE, STOP, seconds, syllables
from support_portal import REPO

SYLLABLES = [
    ("", 0),
    ("Năm trăm mét vuông.", 4),
    ("hai mươi lăm ki-lô-mét một giờ", 8),
    ("Người Ê-đê, người Ba-na.", 6),
    (spoken("1.234").text, 7),
]


@pytest.mark.parametrize(("said", "count"), SYLLABLES)
def test_syllables_are_counted_as_they_are_heard(said: str, count: int) -> None:
    """A hyphen joins syllables into a word, and they are heard one by one."""
    assert count == syllables(said)


def test_pauses_are_counted() -> None:
    """Commas, ends of sentences and of paragraphs add their pauses to the syllables."""
    assert seconds("Một, hai. Ba.\nBốn") == pytest.approx(
        4 * 60 / RATE + COMMA + 2 * STOP + PARAGRAPH
    )


@pytest.mark.parametrize("piece", ["a\n", "\n", "!", "!a", " ", "a \n\n", "…”"])
def test_hostile_text_is_measured_in_linear_steps(piece: str) -> None:
    """A hundred kilobytes of anything are measured; a slow pattern would never come back."""
    text = piece * (100_000 // len(piece))

    assert seconds(text) >= syllables(text) * 60 / RATE


def test_blank_lines_are_one_pause() -> None:
    """Between two paragraphs there is one pause, however many lines are left out; none at either end."""
    assert seconds("Một.\nHai.") == seconds("\n Một.\n\n \nHai.\n\n")


def test_a_faster_column_takes_less() -> None:
    """Twice the rate is half the time, pauses apart."""
    assert seconds("một hai ba bốn", 100) == pytest.approx(2.4)
    assert seconds("một hai ba bốn", 200) == pytest.approx(1.2)


def test_an_ordinary_story_is_two_to_three_minutes() -> None:
    """A story of 467 written syllables, as the press's median, is read in two to three minutes."""
    said = "Bà con trong thôn cùng làm đường, " * 66

    assert 120 < seconds(said) < 180


def test_a_voice_takes_as_long_as_estimated(tmp_path: Path) -> None:
    """eSpeak reads sample scripts in the estimated time, its own rate apart, within a quarter."""
    chosen = source.load(REPO, "vinh-thuan").sources[:6]
    texts = [
        spoken(script.written(each.profile.name, each.profile.summary, each.story)).text
        for each in chosen
    ]
    heard = [_read_aloud(text, tmp_path / "voice.wav") for text in texts]
    estimated = [seconds(text) for text in texts]
    rate = sum(heard) / sum(estimated)

    assert len(texts) == 6
    assert [each / rate for each in heard] == pytest.approx(estimated, rel=0.25)


def _read_aloud(text: str, file: Path) -> float:
    """Return how many seconds eSpeak's Vietnamese voice takes for a text."""
    command = ["espeak-ng", "-v", "vi", "-w", str(file)]
    subprocess.run(command, input=text.encode(), check=True)
    with wave.open(str(file)) as sound:
        return sound.getnframes() / sound.getframerate()
