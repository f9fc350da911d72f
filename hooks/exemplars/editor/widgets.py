"""
The fields of a profile as the editor's form asks them: every one of the table, in its order.

What the plan holds is chosen from its words; where the plan has none, the field is there and not
shown, so that what a file says of it is not lost. A group that may be missing is a list of at
most one (`single`): Decap would ask for what a group requires even where the group is empty. A
table of names is a list of pairs (`pairs`). The editor's own script turns both back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from exemplars.drafting.json_schema import held_words
from exemplars.reading.source import Portfolio
from exemplars.records import schema
from exemplars.records.profile import CHOSEN, RECORDINGS, Picture, Profile, Recording
from exemplars.records.record import Record
from exemplars.records.schema import Many, Nested, Spec, Table
from exemplars.records.values import (
    Address,
    Day,
    FileName,
    Flag,
    Identifier,
    Line,
    Number,
    OneOf,
    PartialDay,
    Prose,
    Slug,
    Value,
)
from exemplars.text import capital, uncapital

Widget = dict[str, Any]
V = TypeVar("V", bound=Value)

BODY = "body"
NAME, SAID = "ten", "gia_tri"  # the two columns of a table of names
# Beyond these a line of text is written in a box of several lines.
_SHORT = 250  # characters
_STORY_HELP = (
    "Việc đã làm, khó khăn, kết quả, người khác nói gì. Đề mục để cấp 2. Không dán mã HTML, không chèn ảnh: "
    "ảnh đặt ở phần Ảnh chân dung, Ảnh khác."
)
# Links in angle brackets are Markdown's own.
_NO_HTML = "^(?![\\s\\S]*(?:<(?!https?:|mailto:)[A-Za-z/!?]|!\\[))"
_PHOTO_HELP = "Ảnh JPEG, PNG hoặc WebP, không quá 8 MB. Ảnh iPhone (HEIC) phải đổi sang JPEG trước."
_SOUND_HELP = f"Tệp {', '.join(RECORDINGS)}, không quá 30 MB."
# Where the table speaks of codes and files, which whoever fills in a form does not see.
_HELPS: Mapping[tuple[type[Record], str], str] = {
    (Profile, "id"): "Máy cấp khi lưu lần đầu; không bao giờ đổi.",
    (Profile, "unit"): "Lưu rồi thì không đổi được ở đây: hồ sơ nằm trong thư mục của đơn vị.",
    **{(Profile, key): "" for key in CHOSEN},
}
_LABELS: Mapping[tuple[type[Record], str], str] = {
    (Picture, "file"): "Ảnh",
    (Recording, "file"): "Tệp âm thanh",
}
# What one more of a list is called, where the label names the whole.
_ONE: Mapping[str, str] = {
    "authors": "người viết",
    "stages": "khâu",
    "approvals": "bước đã duyệt",
    "recognised": "lần công nhận",
    "criteria": "tiêu chuẩn",
    "gallery": "ảnh",
    "consents": "người đồng ý",
    "follow_up": "lần theo dõi",
    "carried": "lần đăng, phát",
    "radio": "lời đọc",
    "say": "tên riêng",
    "consultation": "đợt lấy ý kiến",
    "withdrawn": "việc gỡ bài",
    "allow": "quy tắc",
}
# What a collapsed item of a list is called by: its first two fields, unless these say more.
_SUMMARIES: Mapping[str, tuple[str, ...]] = {
    "Figure": ("what", "value", "unit"),
    "Award": ("form", "decision", "date"),
    "SourceOfClaim": ("id", "title"),
    "Picture": ("file", "alt"),
}


def fields(portfolio: Portfolio) -> list[Widget]:
    """Return what the form asks of a profile under a plan, the story after its summary."""
    made = _record(Profile, held_words(portfolio))
    # After what says whose story it is; before what backs it up.
    at = 1 + next(n for n, each in enumerate(made) if each["name"] == "summary")
    return [*made[:at], _story(), *made[at:]]


def _story() -> Widget:
    return {
        "name": BODY,
        "label": "Bài viết",
        "widget": "markdown",
        "required": False,
        "hint": _STORY_HELP,
        "buttons": [
            *("bold", "italic", "link", "heading-two", "heading-three", "quote"),
            *("bulleted-list", "numbered-list"),
        ],
        "editor_components": [],
        "modes": ["rich_text", "raw"],
        "sanitize_preview": True,
        "pattern": [_NO_HTML, "không có mã HTML (dấu < liền với chữ) và không chèn ảnh"],
    }


def _record(record: type[Record], held: Words) -> list[Widget]:
    return [_field(record, key, spec, held) for key, _, spec in schema.specs(record)]


Words = Mapping[tuple[type[Record], str], Mapping[str, str]]


def _field(record: type[Record], key: str, spec: Spec, held: Words) -> Widget:
    words = held.get((record, key))
    made = _many(spec.type, words, held) if isinstance(spec.type, Many) else None
    made = made or _widget(spec.type, words, held)
    if (record, key) == (Profile, "unit"):
        # Its own widget: a profile that has its folder keeps its unit.
        made["widget"] = "don-vi"
    # The id is given out when the profile is saved.
    required = spec.required and not isinstance(spec.type, Identifier)
    help = _HELPS.get((record, key), spec.help)
    hint = " ".join(filter(None, (help, made.pop("hint", ""), _example(spec, made))))
    return {
        "name": key,
        "label": _LABELS.get((record, key), spec.label),
        **({"label_singular": _ONE[key]} if key in _ONE else {}),
        "required": required,
        **made,
        **({"hint": hint} if hint else {}),
    }


def _example(spec: Spec, made: Widget) -> str:
    """Return an example of what is typed; none of what is chosen."""
    typed = made["widget"] in ("string", "text")
    return f"Ví dụ: {spec.example.rstrip('.')}." if typed and spec.example else ""


def _many(type: Many, words: Mapping[str, str] | None, held: Words) -> Widget:
    of = type.of
    if isinstance(of, Nested):
        return {"widget": "list", "collapsed": True, **_group(of.record, held)}
    one = _widget(of, words, held)
    if one["widget"] == "select":
        return one | {"multiple": True}
    if one["widget"] == "hidden":
        return one
    return {"widget": "list", "hint": "Cách nhau bằng dấu phẩy."}


def _group(record: type[Record], held: Words) -> Widget:
    """Return the fields of a record that stands in a list, and what an item is called when closed."""
    inner = _record(record, held)
    named = _SUMMARIES.get(record.__name__) or tuple(each["name"] for each in inner[:2])
    return {"fields": inner, "summary": " · ".join(f"{{{{fields.{name}}}}}" for name in named)}


def _widget(type: Value, words: Mapping[str, str] | None, held: Words) -> Widget:
    """Return how one value is asked for."""
    if words is not None:
        return _choice(words) if words else {"widget": "hidden"}
    if isinstance(type, Nested):
        one = {"widget": "list", "single": True, "max": 1, "collapsed": True}
        return one | _group(type.record, held)
    if isinstance(type, Table):
        pair = [
            {"name": NAME, "label": "Tên", "widget": "string"},
            {"name": SAID, "label": "Cách đọc", "widget": "string"},
        ]
        named = f"{{{{fields.{NAME}}}}}: {{{{fields.{SAID}}}}}"
        return {"widget": "list", "pairs": True, "collapsed": True, "fields": pair} | {
            "summary": named
        }
    for kind, make in _PLAIN:
        if isinstance(type, kind):
            return make(type)
    raise TypeError(f"no widget for {type!r}")


def _choice(words: Mapping[str, str]) -> Widget:
    options = [{"label": capital(name), "value": word} for word, name in words.items()]
    return {"widget": "select", "options": options}


def _line(type: Line) -> Widget:
    widget = "string" if type.longest <= _SHORT else "text"
    return {"widget": widget, "pattern": [_at_most(type.longest), _too_long(type.longest)]}


def _prose(type: Prose) -> Widget:
    # `prose`: its paragraphs are kept; a line typed on several becomes one.
    pattern = [_at_most(type.longest), _too_long(type.longest)]
    return {"widget": "text", "prose": True, "pattern": pattern}


def _at_most(longest: int) -> str:
    return f"^[\\s\\S]{{0,{longest}}}$"


def _too_long(longest: int) -> str:
    return f"không quá {longest} ký tự"


def _typed(type: Value) -> Widget:
    """Return a line that has to be of the type's own form: the pattern that all editors are given."""
    pattern = type.json_schema()["pattern"]
    return {"widget": "string", "pattern": [pattern, f"viết {uncapital(type.title)}"]}


def _file(type: FileName) -> Widget:
    heard = type.endings == RECORDINGS
    help = _SOUND_HELP if heard else _PHOTO_HELP
    pattern = [type.json_schema()["pattern"], f"đuôi {', '.join(type.endings)}"]
    widget = "file" if heard else "image"
    return {"widget": widget, "choose_url": False, "pattern": pattern, "hint": help}


_PLAIN: tuple[tuple[type[Value], Callable[[Any], Widget]], ...] = (
    (Identifier, lambda _: {"widget": "ma-ho-so"}),
    (OneOf, lambda type: _choice(type.words)),
    (Flag, lambda _: {"widget": "boolean", "default": False}),
    (
        Day,
        lambda _: {
            "widget": "datetime",
            "format": "YYYY-MM-DD",
            "date_format": "YYYY-MM-DD",
            "time_format": False,
        },
    ),
    (FileName, _file),
    (Line, _line),
    (Prose, _prose),
    *((kind, _typed) for kind in (Number, PartialDay, Slug, Address)),
)
