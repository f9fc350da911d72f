"""What is known of an exemplar  ->  a `profile.md` that is a draft, its guesses marked above them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exemplars import places
from exemplars.drafting import canonical_form
from exemplars.drafting.blank import blank_profile
from exemplars.intake import prose
from exemplars.intake.found import Heading, Item, Paragraph, Photo, Refusal
from exemplars.intake.parts import Answer, Known
from exemplars.intake.photos import plain as plain_photo
from exemplars.intake.praise import Told
from exemplars.notation.canonical_yaml import scalar
from exemplars.patterns import regex
from exemplars.reading import source
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Award
from exemplars.rules import awards as award_rules
from exemplars.rules import documents as document_rules
from exemplars.text import printable

MARK = "# cần xác nhận: "
LEFT = "Cần xem lại: phần chưa xếp được vào đâu"
# Words beside a picture that a program wrote, not a person.
_FILE_LIKE = regex(
    r"\A[\w \-.()]{0,80}\.(?:jpe?g|png|webp|gif|bmp|emf|wmf|heic)\Z|\A[\W\d_]*\Z"
    r"|\A(?:picture|image|photo|graphic|shape|hình ảnh|hình|ảnh)[\s\d]*\Z"
    r"|automatically generated|ai-generated|do ai tạo|được tạo tự động",
    re.IGNORECASE,
)
_LONGEST_ALT = 250
_SHORTER = "rút gọn bài, hoặc tạo hồ sơ bằng portal new"


@dataclass(frozen=True)
class Draft:
    """A draft to be written: its text, the pictures beside it, what the reader must know."""

    id: str
    unit: str
    name: str
    text: str
    photos: tuple[tuple[str, bytes], ...]
    notices: tuple[str, ...]


def drafted(known: Known, photos: tuple[Photo, ...], portfolio: Portfolio, id: str) -> Draft:
    """
    Return the draft of what is known.

    Raises:
        Refusal: it is too long for a profile.
    """
    unit = known.place.unit.id if known.place.unit else source.UNKNOWN_UNIT
    blank = blank_profile(
        portfolio, id=id, name=known.name, kind=known.kind, unit=unit, sector=known.sector
    )
    files, notices = _plain(photos)
    awards = _fitting(known, blank, portfolio)
    front = blank.removesuffix("---\n")
    front = _marked(front, known)
    front = _with_said(front, known)
    front = _with_block(front, "awards", list(_awards(awards)))
    front = _with_answers(front, known)
    front = _with_pictures(front, list(_pictures(files)))
    left = [Heading(LEFT, 1), *known.left] if known.left else []
    # Headings of the story keep their levels among themselves, whatever stands at its end.
    story = (
        prose.markdown(known.story) + ("\n" if known.story and left else "") + prose.markdown(left)
    )
    made = canonical_form.formatted(f"{front}---\n\n{story}")
    if made.left:
        raise Refusal(made.left, _SHORTER)
    refuse_too_long(made.text)
    return Draft(
        id, unit, known.name, made.text, tuple((name, data) for name, data, _ in files), notices
    )


def refuse_too_long(text: str) -> None:
    """
    Refuse a text that is longer than a profile may be.

    Raises:
        Refusal: it is.
    """
    if len(text.encode()) > source.LARGEST_TEXT:
        raise Refusal("bài dài quá một hồ sơ", _SHORTER)


def _marked(front: str, known: Known) -> str:
    """Put above each field why it is to be confirmed."""
    for key, marks in known.marks.items():
        lines = "".join(f"{MARK}{_comment(each)}\n" for each in marks)
        anchor = f"\n{key}:"
        if key == "sector" and anchor not in front:
            front = front.replace("\nunit:", f"{anchor}\nunit:", 1)
        front = front.replace(anchor, f"\n{lines.removesuffix(chr(10))}{anchor}", 1)
    return front


def _comment(text: str) -> str:
    return printable(" ".join(text.split()))


def _with_said(front: str, known: Known) -> str:
    """Fill in the summary and the authors."""
    said = f"\nsummary: {scalar(known.summary)}\n" if known.summary else "\nsummary:\n"
    authors = "".join(f"  - name: {scalar(each)}\n" for each in known.authors)
    return front.replace("\nsummary:\n", said + (f"authors:\n{authors}" if authors else ""), 1)


def _with_block(front: str, key: str, lines: list[str]) -> str:
    """Put a group in the place of its example."""
    if not lines:
        return front
    return re.sub(
        rf"(?m)^# {key}:\n(?:#   .*\n)*",
        lambda _: "".join(f"{line}\n" for line in lines),
        front,
        count=1,
    )


def _with_answers(front: str, known: Known) -> str:
    """Put in what our own form says beside: fields, evidence for criteria, rows of tables."""
    for met in known.rows.get("criteria", ()):
        said = "".join(f"    {line}\n" for line in _fields(met, but="criterion"))
        blank = f"  - criterion: {met['criterion']}\n    evidence:\n"
        if blank not in front:
            why = "tiêu chuẩn đã có minh chứng, hoặc không áp dụng cho hồ sơ này"
            known.left.append(Item(f"{said.strip()} (chưa đưa vào criteria: {why})"))
        front = front.replace(blank, blank.removesuffix("    evidence:\n") + said, 1)
    for key, rows in known.rows.items():
        lines = [f"{key}:", *_rows(rows)]
        if f"\n# {key}:\n" in front:
            front = _with_block(front, key, lines)
        elif key != "criteria":
            front = front.replace("\nunit:", "\n" + "\n".join((*lines, "unit:")), 1)
    for key, value in known.answers.items():
        # Comments above a key would go along with what is put right above it.
        front = re.sub(rf"(?m)^{key}:\n", "", front, count=1)
        front = front.replace("\nunit:", f"\n{key}: {_value(value)}\nunit:", 1)
    return front


def _rows(rows: list[dict[str, Answer]]) -> Iterator[str]:
    for row in rows:
        for position, line in enumerate(_fields(row)):
            yield f"{'    ' if position else '  - '}{line}"


def _fields(row: dict[str, Answer], but: str = "") -> Iterator[str]:
    yield from (f"{key}: {_value(value)}" for key, value in row.items() if key != but)


def _value(value: Answer) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
    if "\n" not in value:
        return scalar(value)
    return "|\n" + "\n".join(f"  {line}" for line in value.split("\n"))


def _fitting(known: Known, blank: str, portfolio: Portfolio) -> list[Told]:
    """Return the awards that the rules have nothing against; the others are left, with the reason."""
    name = f"profiles/{portfolio.plan_file.path.parent.name}/x/x/{places.PROFILE}"
    base = source.source_from(portfolio.root, name, blank.encode())
    kept: list[Told] = []
    for told in known.awards:
        same = any(told.decision == each.decision and told.form == each.form for each in kept)
        why = "trùng quyết định với mục trên" if same else _against(told, base, portfolio)
        if why:
            known.left.append(Item(f"{told.said} (chưa đưa vào awards: {why})"))
        else:
            kept.append(told)
    return kept


def _against(told: Told, base: Source, portfolio: Portfolio) -> str:
    """Return what the rules on awards and documents refuse of an award, or ""."""
    award = Award(
        path=("awards", 0),
        form=told.form,
        level=told.level,
        issuer=told.issuer,
        decision=told.decision,
        date=told.date,
        category=told.category,
        title=told.title,
    )
    tried = dataclasses.replace(base, record=dataclasses.replace(base.profile, awards=(award,)))
    for each in (*award_rules.RULES, *document_rules.RULES):
        if each.severity == "error" and each.check is not None:
            for finding in each.check(tried, portfolio):
                return str(finding.message)
    return ""


def _awards(awards: list[Told]) -> Iterator[str]:
    for position, told in enumerate(awards):
        if not position:
            yield "awards:"
        if told.is_guess:
            yield f"  {MARK}đọc từ “{_comment(told.said)[:300]}”"
        yield f"  - form: {told.form}"
        yield f"    level: {told.level}"
        yield f"    issuer: {scalar(told.issuer)}"
        yield f"    decision: {scalar(told.decision)}"
        yield f"    date: {told.date}"
        yield from (
            f"    {key}: {_value(value)}"
            for key, value in (
                ("category", told.category),
                ("title", told.title),
                ("sources", told.sources),
            )
            if value
        )


_Files = list[tuple[str, bytes, str]]  # name, bytes, alt


def _plain(photos: tuple[Photo, ...]) -> tuple[_Files, tuple[str, ...]]:
    """Return the pictures that can be shown, each once, and what is said of the others."""
    files: _Files = []
    notices: list[str] = []
    seen: set[bytes] = set()
    for position, photo in enumerate(photos, start=1):
        if photo.data in seen:
            continue
        seen.add(photo.data)
        try:
            data, ending = plain_photo(photo)
        except Refusal as refusal:
            called = printable(photo.name) or f"thứ {position}"
            notices.append(f"không lấy ảnh {called}: {refusal.why}; {refusal.cure}")
            continue
        alt = " ".join(printable(photo.alt).split())
        alt = "" if _FILE_LIKE.search(alt) or len(alt) > _LONGEST_ALT else alt
        files.append((f"anh-{len(files) + 1}.{ending}", data, alt))
    return files, tuple(notices)


def _pictures(files: _Files) -> Iterator[str]:
    """Give the lines of the pictures; one without words that describe it waits behind a #."""
    described = [each for each in files if each[2]]
    waiting = [each for each in files if not each[2]]
    for position, (name, _, alt) in enumerate(described):
        if position < 2:
            yield f"{MARK}ảnh kèm tệp, lời mô tả lấy trong tệp"
            yield "portrait:" if not position else "gallery:"
        lead = "  " if not position else "  - "
        yield f"{lead}file: {name}"
        yield f"{' ' * len(lead)}alt: {scalar(alt)}"
    for name, _, _ in waiting:
        yield f"{MARK}ảnh {name} kèm tệp: viết lời mô tả (alt) rồi bỏ dấu # ở ba dòng dưới"
        yield "# portrait:"
        yield f"#   file: {name}"
        yield "#   alt: trong ảnh có ai, đang làm gì"


def _with_pictures(front: str, lines: list[str]) -> str:
    """Put pictures where the table has them: before the model's owner and the consents."""
    if not lines:
        return front
    anchor = re.search(r"(?m)^(?=# Ai làm chủ mô hình|# Giấy đồng ý)", front)
    at = anchor.start() if anchor else len(front)
    return front[:at] + "".join(f"{line}\n" for line in lines) + front[at:]


def words_of(known: Known) -> Iterator[str]:
    """Give all texts that went into a draft's story and its end."""
    for block in (*known.story, *known.left):
        if isinstance(block, Paragraph | Heading | Item):
            yield block.text
        else:
            yield from (cell for row in block.rows for cell in row)


def folder_of(portfolio: Portfolio, draft: Draft, folder: str) -> Path:
    """Return where a draft is to lie."""
    return portfolio.plan_file.path.parent / draft.unit / folder
