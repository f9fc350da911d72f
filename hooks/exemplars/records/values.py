"""
The types of value a field may have: each reads one text, or says what is wrong with it.

A type gives back the typed value, or `None` and says why; nothing is coerced in silence.

One table: over 300 lines, because the types stand side by side.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar
from urllib.parse import urlsplit

from exemplars.patterns import regex
from exemplars.text import listed, nearest, slug, uncapital

# Says (message, hint) of the value being read.
Say = Callable[[str, str], None]

LONGEST_SLUG = 100  # characters: it names folders, which end at 255 bytes, and stands in addresses
LONGEST_ACCOUNT = 200  # characters: GitLab's groups stand in one another
LONGEST_NUMBER = 24  # characters: enough for every đồng there is
# Windows can make no file and no folder of such a name: who has it cannot copy the repository.
_DEVICES = r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])"
_OF_A_DEVICE = regex(rf"{_DEVICES}(?:\.|\Z)")
_SLUG = regex(rf"(?!{_DEVICES}\Z)[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_IDENTIFIER = regex(r"[a-hjkmnp-tv-z][0-9a-hjkmnp-tv-z]{5}\Z")
_FILE = regex(r"[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9]+)+\Z")
_NUMBER = regex(r"-?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?\Z")
_DAY = regex(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
# Ways in which a day is written that is no ISO 8601, in digits of any script.
_OTHER_DAYS = (
    regex(r"(?:ngày )?(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4})\Z"),
    regex(r"(?:ngày )?(?P<day>\d{1,2}) tháng (?P<month>\d{1,2}),? năm (?P<year>\d{4})\Z"),
    regex(r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})(?:[T ]\d.{0,20})?\Z"),
)
_PARTIAL = regex(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?\Z")
_HOST = regex(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9.])?\Z")
_HOST_NAME = regex(
    r"(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9](?::[0-9]{1,5})?\Z"
)
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
# Below it every page has its path: nothing may follow, and no step leads back.
_SITE = regex(
    rf"[Hh][Tt][Tt][Pp][Ss]?://{_LABEL}(?:\.{_LABEL})*(?::[1-9][0-9]{{0,4}})?"
    r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?\Z"
)
_STEP = regex(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*\Z")
# RFC 4151. Capitals are allowed: what differs in them alone is another tag, so an old one keeps them.
_AUTHORITY = regex(rf"(?:[A-Za-z0-9._-]+@)?{_LABEL}(?:\.{_LABEL})*\Z")
LONGEST_AUTHORITY = 80
_NOT_IN_ADDRESS = regex(r"[\s\x00-\x20\x7f<>\"'`\\]")
_ACCOUNT = regex(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*){0,7}\Z")
_MONTH_DAY = regex(r"[0-9]{2}-[0-9]{2}\Z")
_MONTH = regex(r"([0-9]{4})-(0[1-9]|1[0-2])\Z")
_CLOCK = regex(r"([01][0-9]|2[0-3]):([0-5][0-9])\Z")
_EMAIL = regex(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\Z")

# The same for editors, in the regular expressions of ECMA 262; line breaks may surround a block.
_ONE_LINE = r"^\n*[^\n\x00\x85\u2028\u2029]*\n*$"
_YEAR = "(?!0000)[0-9]{4}"
# Every day there is in a leap year.
_MONTH_AND_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_WEB = r"^[Hh][Tt][Tt][Pp][Ss]?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{0,5})?(?:[/?#][^\s\x00-\x20\x7f<>\"'`\\]*)?$"
_PLAIN = ["string", "number", "boolean"]


def _ecma(pattern: re.Pattern[str]) -> str:
    """Return a pattern that matches from its start as one for editors, anchored at both ends."""
    return "^" + pattern.pattern.replace(r"\Z", "$")


def _has_break(text: str) -> bool:
    """Return whether a text is of several lines to some program; five looks are quicker than a pattern's one."""
    return "\n" in text or "\x00" in text or "\x85" in text or "\u2028" in text or "\u2029" in text


def _iso(raw: str) -> str:
    """Return a day written another way as ISO 8601, or "" where there is no such day."""
    said = raw.strip().lower()
    found = next(filter(None, (each.match(said) for each in _OTHER_DAYS)), None)
    if found is None:
        return ""
    try:
        return dt.date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return ""


def web_host(address: str) -> str:
    """Return the host of an absolute http or https address, or "" where it is not one."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        # Asked for so that an impossible port is found.
        _ = parts.port
    except ValueError:
        return ""
    good = parts.scheme in ("http", "https") and "@" not in parts.netloc and _HOST.match(host)
    return host.lower() if good and not _NOT_IN_ADDRESS.search(address) else ""


def site_like(address: str) -> str:
    """Return the address of a portal that was probably meant by one that none can have; else an example."""
    host = web_host(address)
    parts = urlsplit(address if host else "")
    port = f":{parts.port}" if parts.port else ""
    steps = "".join(f"{each}/" for each in parts.path.split("/") if _STEP.match(each))
    made = f"{parts.scheme}://{host}{port}/{steps}"
    return made if _SITE.match(made) else "https://tan-yen.example/"


def is_host(text: str) -> bool:
    """Return whether a text names a host of web sites, or all hosts below one: `*.tan-yen.example`."""
    return len(text) <= 120 and _HOST_NAME.match(text) is not None


class Value:
    """A type of value; subclasses say how it is read and how editors are told of it."""

    title: ClassVar[str]
    # Whether the same few texts come again in record after record.
    recurs: ClassVar[bool] = False

    def typed(self, raw: str) -> Any:
        """Return the typed value of `raw`, or None where it is not of this type."""
        raise NotImplementedError

    def refuse(self, raw: str, say: Say) -> None:
        """Say what is wrong with a text that is not of this type."""
        raise NotImplementedError

    def read(self, raw: str, say: Say) -> Any:
        """Return the typed value of `raw`, or None after `say`."""
        value = self.typed(raw)
        if value is None:
            self.refuse(raw, say)
        return value

    def json_schema(self) -> dict[str, Any]:
        """
        Return this type as JSON Schema (2020-12).

        An editor's YAML makes 700 a number and true a boolean where ours reads text: what may be
        written without quotes is allowed as either. A pattern is for what the editor reads as text.
        """
        raise NotImplementedError


@dataclass(frozen=True)
class Line(Value):
    """One line of text, at most `longest` characters."""

    longest: int = 600
    title: ClassVar[str] = "một dòng chữ"

    def typed(self, raw: str) -> str | None:
        """Return the line without the white space around it."""
        if len(raw) > self.longest or (_has_break(raw) and _has_break(raw.strip("\n"))):
            return None
        return raw.strip()

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse a second line and what is too long."""
        if _has_break(raw.strip("\n")):
            say("phải viết trên một dòng", "bỏ chỗ xuống dòng")
        else:
            say(
                f"dài {len(raw)} ký tự, quá {self.longest} ký tự",
                f"rút gọn còn không quá {self.longest} ký tự",
            )

    def json_schema(self) -> dict[str, Any]:
        """Return a text of one line with its greatest length."""
        return {"type": _PLAIN, "maxLength": self.longest, "pattern": _ONE_LINE}


@dataclass(frozen=True)
class Prose(Value):
    """Several lines of Markdown text."""

    longest: int = 8000
    title: ClassVar[str] = "một đoạn văn"

    def typed(self, raw: str) -> str | None:
        """Return the text without the white space around it."""
        return raw.strip() if len(raw) <= self.longest else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse what is too long."""
        say(f"dài {len(raw)} ký tự, quá {self.longest} ký tự", "rút gọn đoạn này")

    def json_schema(self) -> dict[str, Any]:
        """Return a text with its greatest length."""
        return {"type": _PLAIN, "maxLength": self.longest}


@dataclass(frozen=True)
class Slug(Value):
    """A name made of a-z, 0-9 and single hyphens: what stands in addresses and references."""

    title: ClassVar[str] = "tên không dấu, nối bằng gạch ngang"
    recurs: ClassVar[bool] = True

    def typed(self, raw: str) -> str | None:
        """Return the slug as it is."""
        return raw if len(raw) <= LONGEST_SLUG and _SLUG.match(raw) else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse capitals, accents, spaces."""
        if len(raw) > LONGEST_SLUG:
            say(
                f"dài {len(raw)} ký tự, quá {LONGEST_SLUG} ký tự",
                f"rút gọn còn không quá {LONGEST_SLUG} ký tự",
            )
        elif _OF_A_DEVICE.match(raw):
            say(f"`{raw}` là tên Windows giữ riêng cho thiết bị", f"thêm một chữ, ví dụ {raw}-1")
        else:
            meant = slug(raw, LONGEST_SLUG)
            example = f", ví dụ {meant}" if self.typed(meant) else ""
            say(
                f"`{raw}` không phải tên không dấu",
                f"chỉ dùng chữ thường không dấu, chữ số và dấu gạch ngang{example}",
            )

    def json_schema(self) -> dict[str, Any]:
        """Return a string with its pattern; a slug of digits alone is a number to an editor."""
        return {
            "type": ["string", "integer"],
            "minimum": 0,
            "maxLength": LONGEST_SLUG,
            "pattern": _ecma(_SLUG),
        }


@dataclass(frozen=True)
class Identifier(Value):
    """A profile's permanent id: a letter and five letters or digits, without i, l, o, u."""

    title: ClassVar[str] = "mã sáu ký tự"

    def typed(self, raw: str) -> str | None:
        """Return the id as it is."""
        return raw if _IDENTIFIER.match(raw) else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse anything `portal new` would not have made."""
        say(
            f"`{raw}` không phải mã hồ sơ",
            "giữ nguyên mã do lệnh portal new cấp (một chữ cái rồi năm chữ hoặc số, không có i, l, o, u)",
        )

    def json_schema(self) -> dict[str, Any]:
        """Return a string with its pattern."""
        return {"type": "string", "pattern": _ecma(_IDENTIFIER)}


@dataclass(frozen=True)
class Day(Value):
    """A calendar day, written as ISO 8601: 2024-06-11."""

    title: ClassVar[str] = "ngày, dạng 2024-06-11"
    recurs: ClassVar[bool] = True

    def typed(self, raw: str) -> dt.date | None:
        """Return the day."""
        found = _DAY.match(raw)
        try:
            return dt.date(int(found[1]), int(found[2]), int(found[3])) if found else None
        except ValueError:
            return None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse other notations and days that do not exist."""
        if _DAY.match(raw):
            say(f"không có ngày {raw}", "kiểm tra lại ngày và tháng")
        else:
            meant = _iso(raw)
            cure = f"viết {meant}" if meant else "viết như 2024-06-11"
            say(f"`{raw}` không phải ngày dạng năm-tháng-ngày", cure)

    def json_schema(self) -> dict[str, Any]:
        """Return a string of format date; the pattern is for editors that know no formats."""
        return {"type": "string", "format": "date", "pattern": f"^{_YEAR}-{_MONTH_AND_DAY}$"}


@dataclass(frozen=True)
class PartialDay(Value):
    """A year, a month or a day: 2023, 2023-10, 2023-10-05. Kept as it was written."""

    title: ClassVar[str] = "năm, tháng hoặc ngày: 2023, 2023-10, 2023-10-05"

    def typed(self, raw: str) -> str | None:
        """Return the day as it was written."""
        try:
            dt.date.fromisoformat((raw + "-01-01")[:10] if _PARTIAL.match(raw) else "")
        except ValueError:
            return None
        return raw

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse other notations, and months or days that do not exist."""
        if _PARTIAL.match(raw):
            say(f"không có ngày {raw}", "kiểm tra lại ngày và tháng")
        else:
            example = _iso(raw) or "2023, 2023-10 hoặc 2023-10-05"
            say(f"`{raw}` không phải năm, tháng hay ngày", f"viết {example}")

    def json_schema(self) -> dict[str, Any]:
        """Return a string with its pattern, or a year as a number."""
        return {
            "type": ["string", "integer"],
            "minimum": 1,
            "maximum": 9999,
            "pattern": f"^{_YEAR}(?:-(?:{_MONTH_AND_DAY}|0[1-9]|1[0-2]))?$",
        }


@dataclass(frozen=True)
class MonthDay(Value):
    """A day of every year: 06-11."""

    title: ClassVar[str] = "tháng-ngày, dạng 06-11"

    def typed(self, raw: str) -> tuple[int, int] | None:
        """Return the month and the day."""
        try:
            # A leap year, so that 29 February is a day.
            day = dt.date.fromisoformat(f"2000-{raw}" if _MONTH_DAY.match(raw) else "")
        except ValueError:
            return None
        return day.month, day.day

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse other notations and days that do not exist."""
        say(
            f"`{raw}` không phải tháng-ngày",
            "viết tháng trước, ngày sau, ví dụ 11 tháng 6 là 06-11",
        )

    def json_schema(self) -> dict[str, Any]:
        """Return a string with its pattern."""
        return {"type": "string", "pattern": f"^{_MONTH_AND_DAY}$"}


@dataclass(frozen=True)
class Month(Value):
    """A month of one year, written as ISO 8601: 2024-06. Read as its first day."""

    title: ClassVar[str] = "tháng, dạng 2024-06"

    def typed(self, raw: str) -> dt.date | None:
        """Return the first day of the month."""
        found = _MONTH.match(raw)
        return dt.date(int(found[1]), int(found[2]), 1) if found and found[1] != "0000" else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse other notations and months that do not exist."""
        say(f"`{raw}` không phải tháng dạng năm-tháng", "viết năm trước, tháng hai chữ số: 2024-06")

    def json_schema(self) -> dict[str, Any]:
        """Return a string with its pattern."""
        return {"type": "string", "pattern": f"^{_YEAR}-(?:0[1-9]|1[0-2])$"}


@dataclass(frozen=True)
class Clock(Value):
    """A time of day, to the minute: 05:30, 17:00."""

    title: ClassVar[str] = "giờ, dạng 17:00"

    def typed(self, raw: str) -> dt.time | None:
        """Return the time."""
        found = _CLOCK.match(raw)
        return dt.time(int(found[1]), int(found[2])) if found else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse other notations and times that no clock shows."""
        say(f"`{raw}` không phải giờ dạng giờ:phút", "viết đủ bốn chữ số, ví dụ 05:30 hoặc 17:00")

    def json_schema(self) -> dict[str, Any]:
        """Return a string with its pattern."""
        return {"type": "string", "pattern": _ecma(_CLOCK)}


@dataclass(frozen=True)
class Whole(Value):
    """A whole number within bounds."""

    least: int = 0
    most: int = 1_000_000
    title: ClassVar[str] = "số nguyên"

    def typed(self, raw: str) -> int | None:
        """Return the number."""
        number = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else None
        return number if number is not None and self.least <= number <= self.most else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse what is no whole number, or out of bounds."""
        say(
            f"`{raw}` không phải số nguyên từ {self.least} đến {self.most}",
            "viết bằng chữ số, ví dụ 4",
        )

    def json_schema(self) -> dict[str, Any]:
        """Return an integer with its bounds, or its digits in quotes."""
        return {
            "type": ["integer", "string"],
            "minimum": self.least,
            "maximum": self.most,
            "pattern": "^[0-9]{1,9}$",
        }


@dataclass(frozen=True)
class Number(Value):
    """A number written the Vietnamese way: 1.234 is a thousand and more, 1,5 is one and a half."""

    title: ClassVar[str] = "số, viết như 700; 1.234; 1,5"
    recurs: ClassVar[bool] = True

    def typed(self, raw: str) -> str | None:
        """Return the number as it was written."""
        return raw if len(raw) <= LONGEST_NUMBER and _NUMBER.match(raw) else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse English notation, which would change the value a thousandfold."""
        if len(raw) > LONGEST_NUMBER:
            say(f"dài {len(raw)} ký tự", "viết gọn: 2,5 và đơn vị tỷ đồng")
        else:
            say(
                f"`{raw}` không phải số viết theo cách Việt Nam",
                "nghìn dùng dấu chấm (1.234), phần lẻ dùng dấu phẩy (1,5); đơn vị ghi ở trường unit",
            )

    def json_schema(self) -> dict[str, Any]:
        """Return a number, which is what 700 and 1.234 are to an editor, or a text such as 1,5."""
        return {
            "type": ["string", "number"],
            "maxLength": LONGEST_NUMBER,
            "pattern": _ecma(_NUMBER),
        }


def decimal(number: str) -> Decimal:
    """Return the value of a `Number`: `1.234,5` is 1234.5."""
    return Decimal(number.replace(".", "").replace(",", "."))


@dataclass(frozen=True)
class Flag(Value):
    """True or false."""

    title: ClassVar[str] = "true hoặc false"

    def typed(self, raw: str) -> bool | None:
        """Return whether it is true."""
        return raw == "true" if raw in ("true", "false") else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse yes, no, có, không: one way to write each."""
        say(f"`{raw}` không phải true hay false", "viết true (có) hoặc false (không)")

    def json_schema(self) -> dict[str, Any]:
        """Return a boolean, or its word in quotes."""
        return {"type": ["boolean", "string"], "pattern": "^(?:true|false)$"}


@dataclass(frozen=True)
class OneOf(Value):
    """One word of a fixed vocabulary; `words` maps the slug to its Vietnamese name."""

    words: Mapping[str, str]
    title: ClassVar[str] = "một trong các giá trị cho sẵn"
    recurs: ClassVar[bool] = True

    def __hash__(self) -> int:
        """Hash by the words, so that types can be keys."""
        return hash(tuple(self.words))

    def typed(self, raw: str) -> str | None:
        """Return the word as it is."""
        return raw if raw in self.words else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse other words and name the nearest."""
        near = nearest(raw, [*self.words, *self.words.values()])
        by_name = {name: slug for slug, name in self.words.items()}
        cure = f"có phải `{by_name.get(near, near)}`? Chọn" if near else "chọn"
        say(f"`{raw}` không có trong danh sách", f"{cure} một trong: {listed(self._told(), 30)}")

    def _told(self) -> Iterator[str]:
        """Give each word, with its name where the word is none: `individual (cá nhân)`, `giay-khen`."""
        for word, name in self.words.items():
            yield word if slug(name) == word else f"{word} ({uncapital(name)})"

    def json_schema(self) -> dict[str, Any]:
        """Return the words as an enumeration with their names; digits are a number to an editor."""
        numbers = {int(word): name for word, name in self.words.items() if word.isdigit()}
        return {
            "enum": [*self.words, *numbers],
            "enumDescriptions": [*self.words.values(), *numbers.values()],
        }


@dataclass(frozen=True)
class FileName(Value):
    """A file beside the profile: no folder, no capitals, no accents, one of the given endings."""

    endings: tuple[str, ...]
    title: ClassVar[str] = "tên tệp đặt cạnh hồ sơ"

    def typed(self, raw: str) -> str | None:
        """Return the name as it is."""
        is_file = len(raw) <= 80 and _FILE.match(raw) and not _OF_A_DEVICE.match(raw)
        return raw if is_file and raw.rpartition(".")[2] in self.endings else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse paths, odd names and other formats."""
        if _OF_A_DEVICE.match(raw):
            say(f"`{raw}` là tên máy Windows giữ riêng", f"đặt tên khác, ví dụ tep-{raw}")
        else:
            say(
                f"`{raw}` không phải tên tệp dùng được",
                f"đặt tên không dấu, chữ thường, đuôi {', '.join('.' + e for e in self.endings)}; tệp nằm cùng thư mục với hồ sơ",
            )

    def json_schema(self) -> dict[str, Any]:
        """Return a string with its greatest length, its letters and its endings."""
        endings = "|".join(self.endings)
        pattern = rf"^(?!{_DEVICES}\.)[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9]+)*\.(?:{endings})$"
        return {"type": "string", "maxLength": 80, "pattern": pattern}


@dataclass(frozen=True)
class Address(Value):
    """An absolute http or https address."""

    title: ClassVar[str] = "địa chỉ trang web đầy đủ"

    def typed(self, raw: str) -> str | None:
        """Return the address as it is."""
        return raw if web_host(raw) else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse other schemes, credentials and what has no host."""
        say(f"`{raw}` không phải địa chỉ trang web", "viết đầy đủ, bắt đầu bằng https://")

    def json_schema(self) -> dict[str, Any]:
        """Return a string that begins like an address and holds nothing that no address holds."""
        return {"type": "string", "pattern": _WEB}


@dataclass(frozen=True)
class Site(Value):
    """The address of a portal: a host, and the folder below it where that is not all the portal's."""

    title: ClassVar[str] = "địa chỉ của cổng"

    def typed(self, raw: str) -> str | None:
        """Return the address as it is."""
        return raw if _SITE.match(raw) and web_host(raw) else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse what no page's path can follow."""
        if not web_host(raw):
            Address().refuse(raw, say)
        else:
            say(
                f"`{raw}` không dùng làm địa chỉ của cổng được",
                f"chỉ viết tên miền và thư mục nếu có, ví dụ {site_like(raw)}",
            )

    def json_schema(self) -> dict[str, Any]:
        """Return a string with its pattern."""
        return {"type": "string", "pattern": _ecma(_SITE)}


@dataclass(frozen=True)
class Authority(Value):
    """Who gives out the ids of a portal's feeds (RFC 4151): a domain or an e-mail address."""

    title: ClassVar[str] = "tên miền hoặc thư điện tử"

    def typed(self, raw: str) -> str | None:
        """Return the authority as it is."""
        return raw if len(raw) <= LONGEST_AUTHORITY and _AUTHORITY.match(raw) else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse what would make of the ids no URIs."""
        meant = web_host(raw) or raw.lower()
        like = meant if self.typed(meant) else "tan-yen.example"
        say(
            f"`{raw}` không phải tên miền hoặc thư điện tử",
            f"chỉ viết tên miền của cơ quan lúc đặt thẻ, chữ thường không dấu, ví dụ {like}",
        )

    def json_schema(self) -> dict[str, Any]:
        """Return a string with its greatest length and its pattern."""
        return {"type": "string", "maxLength": LONGEST_AUTHORITY, "pattern": _ecma(_AUTHORITY)}


@dataclass(frozen=True)
class Host(Value):
    """A host of web sites: `tan-yen.example`, or `*.bacgiang.example` for all below it."""

    title: ClassVar[str] = "tên miền"

    def typed(self, raw: str) -> str | None:
        """Return the host as it is."""
        return raw if is_host(raw) else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse an address, and what would end up elsewhere than where a host belongs."""
        say(
            f"`{raw}` không phải tên miền",
            "chỉ viết tên miền, không có https:// và dấu /, ví dụ tan-yen.example",
        )

    def json_schema(self) -> dict[str, Any]:
        """Return a string with its greatest length and its pattern."""
        return {"type": "string", "maxLength": 120, "pattern": _ecma(_HOST_NAME)}


@dataclass(frozen=True)
class Email(Value):
    """An e-mail address of an office."""

    title: ClassVar[str] = "địa chỉ thư điện tử"

    def typed(self, raw: str) -> str | None:
        """Return the address as it is."""
        return raw if _EMAIL.match(raw) else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse what no mail program would take."""
        say(f"`{raw}` không phải địa chỉ thư điện tử", "viết dạng ten@co-quan.vn")

    def json_schema(self) -> dict[str, Any]:
        """Return a string with its pattern."""
        return {"type": "string", "pattern": _ecma(_EMAIL)}


@dataclass(frozen=True)
class Account(Value):
    """An account or team of a forge, without its @: `tran-van-a`, `huyen-mau/phong-noi-vu`."""

    title: ClassVar[str] = "tài khoản"

    def typed(self, raw: str) -> str | None:
        """Return the account as it is."""
        return raw if len(raw) <= LONGEST_ACCOUNT and _ACCOUNT.match(raw) else None

    def refuse(self, raw: str, say: Say) -> None:
        """Refuse what would be two words, or a pattern, in a file of owners."""
        say(
            f"`{raw}` không phải tài khoản",
            "viết tên tài khoản hoặc nhóm, không có @, ví dụ huyen-mau/phong-noi-vu",
        )

    def json_schema(self) -> dict[str, Any]:
        """Return a string with its greatest length and its pattern; one of digits is a number to an editor."""
        return {
            "type": ["string", "integer"],
            "minimum": 0,
            "maxLength": LONGEST_ACCOUNT,
            "pattern": _ecma(_ACCOUNT),
        }
