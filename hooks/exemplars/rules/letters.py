"""Letters that readers cannot read: those of fonts before Unicode, and those already lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.prose import misread
from exemplars.prose.legacy_fonts import FONTS, TCVN3, VNI, converted
from exemplars.prose.sentences import lowered, sentence_at
from exemplars.prose.signs import Signs, in_bytes
from exemplars.reading.source import LARGEST_TEXT, Portfolio, Source, text_of
from exemplars.rules.rule import rule
from exemplars.spoken.letters import is_syllable
from exemplars.text import NO_CHARACTER, clean

# Signs of old fonts that no Vietnamese letter is; and vowels that VNI writes its tones behind.
_STRANGE = "§¨©ª«¬®µ¶·¸¹»¼½¾Ææ×÷Øø" + "äåçëïðñöûüþÿîß" + "ÄÅÇËÏÑÖÛÜÞÎ"
_PAIRS = (*(vowel + sign for vowel in "ae" for sign in "âáàãêéèúùõ"), "oâ", "où", "oõ", "uù", "uõ")
_SIGNS = Signs((*_STRANGE.lower(), *_PAIRS, *misread.SIGNS, NO_CHARACTER))
# A word as old fonts have it: their signs are not all of them letters. m² and 5°C are none.
_WORD = regex(r"[A-Za-z\u00a1-\u00af\u00b5-\u1fff\ufffd]+")
_OLD = regex(r"[A-Za-z]*[\u00a1-\u00ff][A-Za-z\u00a1-\u00ff]*")
_UNICODE = regex("[\u0100-\u1fff]")
_KEY = regex(r"\s*(?:- +)?[a-z_]+: +[\"'>|]?|\s*(?:[-*>#]+ +)?")
_HIDDEN = regex("[\u0080-\u009f]")
_TONES = regex("[\u0300\u0301\u0303\u0309\u0323]")
# What no consonant follows; giun and quít are spelled with such letters.
_CLOSED = regex(r"(?:ai|ao|au|ay|âu|ây|eo|êu|oi|ôi|ơi|ưi|ưu|ươu)(?:ng|nh|ch|[cmnpt])\Z")
_STOPS = ("p", "t", "c", "ch")
_OF_STOPS = ("\u0301", "\u0323")  # the tones that a syllable which ends in one may have
_FEWEST = 2  # different words on a line: one alone may be of any language
_SHOWN = 60  # characters of a sentence
_MOST = 20
_LOST = "gõ lại cả chữ theo bản gốc"
# Two letters of one code page, a question mark each, at a word's beginning or within it.
_ASKED = regex(r"(?<![\w?])[^\W\d_]{0,6}\?{2,3}(?=[^\W\d_A-ZĐ])")
_OF_ASKED = Signs(("??",))
_FEWEST_ASKED = 3
# Signs that each font draws as it likes, or as nothing; those that Word lists by are told where they stand.
_NO_SIGN = regex("[\u2800\ue000-\uf0a6\uf0a8-\uf0b6\uf0b8-\uf8ff]")
# Ede has this letter, as VNI has it for đ: Y Ñin.
_OF_EDE = str.maketrans("ñÑ", "đĐ")


@rule("chu-hong", "shape")
def letters_can_be_read(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Hồ sơ, kế hoạch, danh bạ đơn vị, lịch phát thanh, trang viết tay viết bằng chữ Việt Unicode: không có chữ của phông cũ (TCVN3 như .VnTime, VNI như VNI-Times), không có chữ mở nhầm bảng mã, không có chữ đã mất (�).

    Chữ của phông cũ chỉ đọc được khi máy có đúng phông ấy; trên cổng, trong lời đọc, khi tìm kiếm, nó
    là chữ vô nghĩa. Cả bài thì đổi một lượt bằng UniKey (Ctrl+Shift+F6, bảng mã nguồn TCVN3 hoặc
    VNI Windows, bảng mã đích Unicode), hoặc đưa tệp Word gốc cho `portal import`. Tệp UTF-8 mở bằng
    bảng mã khác thì “Việt” thành `Viá»‡t`: mở lại tệp gốc bằng UTF-8. Chữ đã thành � thì không đổi
    lại được, phải gõ theo bản gốc. Đổi rồi vẫn phải đọc soát cả bài.
    """
    yield from islice(_without_a_shape(source.text, source.first_line), _MOST)
    yield from islice(_without_a_shape(source.story, source.story_line), _MOST)
    if not _SIGNS.found(source.signs):
        return
    front = list(enumerate(source.text.split("\n"), source.first_line))
    told = enumerate(source.story.split("\n"), source.story_line)
    yield from islice(_unreadable([*front, *_as_written(source.path, told)]), _MOST)


def unreadable_in(path: Path, text: str) -> Iterator[Finding]:
    """Give the lines with letters that readers cannot read, of a file whose text was cleaned."""
    yield from islice(_without_a_shape(text, 1), _MOST)
    if _SIGNS.are_in(text):
        yield from islice(_unreadable(_as_written(path, enumerate(text.split("\n"), 1))), _MOST)


def _without_a_shape(text: str, first_line: int) -> Iterator[Finding]:
    """Give the signs of private use, and the empty one of braille: others see another sign, or none."""
    written = in_bytes(lowered(text))
    if not (b"\xee" in written or b"\xef" in written or b"\xe2\xa0\x80" in written):
        return
    for number, row in enumerate(text.split("\n"), first_line):
        if found := _NO_SIGN.search(row):
            said = f"có ký tự không hiện thành chữ U+{ord(found[0]):04X}"
            cure = "xóa ký tự này; là dấu riêng của Word thì gõ dấu thường thay vào"
            yield Finding(said, cure, line=number, column=found.start() + 1, code="ky-tu-cam")


def _as_written(path: Path, rows: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Give lines that were cleaned as their file has them: cleaning takes the soft hyphen, ư of TCVN3."""
    written = text_of(path, LARGEST_TEXT)[0].split("\n")
    for line, row in rows:
        raw = written[line - 1] if line <= len(written) else row
        is_it = raw != row and clean(raw).rstrip() == row.rstrip()
        yield line, raw if is_it else row


def _unreadable(rows: Iterable[tuple[int, str]]) -> Iterator[Finding]:
    """Give the lines, by their numbers, with letters that readers cannot read."""
    strange = [(line, row) for line, row in rows if not row.isascii()]
    # One such word is told too, where another line shows that the file was written so.
    usual = next(filter(None, (_font(_old_words(row)) for _, row in strange)), "")
    is_misread = any(misread.is_misread(row) for _, row in strange)
    for line, row in strange:
        if NO_CHARACTER in row:
            at = row.index(NO_CHARACTER)
            said = f"chữ đã mất, thành dấu {NO_CHARACTER}: `{_around(row, at)}`"
            yield Finding(said, _LOST, line=line, column=at + 1)
        elif is_misread and (begin := misread.first_in(row)) is not None:
            yield _as_meant(line, row, begin)
        elif usual and (old := _old_words(row)).get(font := _font(old) or usual):
            yield _told(line, row, font, old[font])


def _font(old: dict[str, list[str]]) -> str:
    """Return the encoding of a line that is clearly of an old font, or ""."""
    font = max(old, key=lambda each: _different(old[each]), default="")
    return font if font and _different(old[font]) >= _FEWEST else ""


def _different(words: list[str]) -> int:
    return len({word.lower() for word in words})


def _old_words(row: str) -> dict[str, list[str]]:
    """Return the words of a line that are Vietnamese only once converted, by their encodings."""
    strange = [
        word
        for word in _WORD.findall(row)
        if len(word) > 1 and _OLD.fullmatch(word) and not _is_syllable(clean(word).lower())
    ]
    found = {each: [word for word in strange if _is_of(word, each)] for each in (TCVN3, VNI)}
    # Of a language that is written in such letters, few words happen to become Vietnamese.
    return {each: words for each, words in found.items() if 2 * len(words) > len(strange)}


@lru_cache(maxsize=8192)
def _is_of(word: str, encoding: str) -> bool:
    """Return whether a word becomes a Vietnamese one by converting it."""
    made = converted(word, encoding)
    return made != word.translate(_OF_EDE) and _is_spoken(made.lower())


@lru_cache(maxsize=8192)
def _is_syllable(word: str) -> bool:
    """Return whether a word in lower case could be Vietnamese, wherever its tones stand: qúa, but not caùt."""
    toneless = unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", word)))
    return is_syllable(word) and not _CLOSED.search(toneless)


def _is_spoken(word: str) -> bool:
    """Return whether a word in lower case is a syllable with at most one tone, and one that it can have."""
    if not _is_syllable(word):
        return False
    tones = _TONES.findall(unicodedata.normalize("NFD", word))
    stopped = word.endswith(_STOPS)
    return len(tones) == 1 and tones[0] in _OF_STOPS if stopped else len(tones) <= 1


def _told(line: int, row: str, font: str, old: list[str]) -> Finding:
    """Return what is said of a line with words of an old font: its first sentence with one, and the cure."""
    at = next(found.start() for found in _WORD.finditer(row) if found[0] in old)
    sentence = sentence_at(row, at)
    start = max(sentence.start, _after_key(row, at))
    said = row[start : sentence.end].strip()
    made = _in_unicode(said, font, old)
    return Finding(
        f"chữ của phông cũ {font} ({FONTS[font]}): `{_cut(said)}`",
        f"đổi sang Unicode rồi đọc soát lại: “{_cut(made)}”",
        line=line,
        column=at + 1,
    )


def _as_meant(line: int, row: str, at: int) -> Finding:
    """Return what is said of a line whose Unicode was misread, and so its sentences' ends too."""
    said = row[_after_key(row, at) :].strip()
    shown = _HIDDEN.sub("", said)
    return Finding(
        f"chữ Unicode mở nhầm bảng mã: `{_cut(shown)}`",
        f"lưu tệp gốc với bảng mã UTF-8 rồi chép lại, hoặc sửa thành “{_cut(misread.reread(said))}”",
        line=line,
        column=at + 1,
    )


def _after_key(row: str, at: int) -> int:
    """Return where a line's text begins, after a field's name or a list's sign that stands before a place."""
    key = _KEY.match(row)
    return key.end() if key and key.end() <= at else 0


def _in_unicode(said: str, font: str, old: list[str]) -> str:
    """Return a sentence converted; one that has words in Unicode too, its old words alone."""
    if not _UNICODE.search(said):
        return converted(said, font)
    return _WORD.sub(lambda found: converted(found[0], font) if found[0] in old else found[0], said)


def _cut(said: str) -> str:
    """Return the beginning of a sentence, cut between words."""
    said = " ".join(said.split())
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN].rpartition(' ')[0] or said[:_SHOWN]}…"


def _around(said: str, at: int) -> str:
    """Return the words around a place of a line."""
    return _cut(said[said.rfind(" ", 0, max(0, at - 20)) + 1 :])


@rule("chu-thanh-hoi", "shape", "warning")
def letters_are_no_question_marks(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Không có dấu hỏi đứng thay cho chữ có dấu, như `n??c` thay cho “nước”.

    Chép qua phần mềm cũ, tệp lưu sai bảng mã thì chữ có dấu thành dấu hỏi, và không đổi lại được.
    """
    if not _OF_ASKED.found(source.signs):
        return
    for text, first in ((source.text, source.first_line), (source.story, source.story_line)):
        found = [*islice(_ASKED.finditer(text), _FEWEST_ASKED)]
        if len(found) == _FEWEST_ASKED:
            at = found[0].start()
            begin = text.rfind("\n", 0, at) + 1
            row = text[begin:].partition("\n")[0]
            yield Finding(
                f"chữ có dấu đã mất, thành dấu hỏi: `{_around(row, at - begin)}`",
                "gõ lại theo bản gốc, hoặc lưu tệp gốc với bảng mã UTF-8 rồi chép lại",
                line=first + text.count("\n", 0, at),
                column=at - begin + 1,
            )


RULES = (letters_can_be_read, letters_are_no_question_marks)
