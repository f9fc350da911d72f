"""
What in a text is a private person's: numbers, e-mail, home address, day of birth (Luật 91/2025/QH15).

Precision before reach: sums, areas, years, decisions and their dates, tax codes and the numbers
that articles have in web addresses are none. Letters are compared in lower case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from exemplars import announced, birthdays, homes
from exemplars.announced import END, MEASURED
from exemplars.patterns import regex
from exemplars.prose.sentences import lowered
from exemplars.prose.signs import FOREIGN_DIGITS, Signs, has_digits
from exemplars.text import fold

# What people put between the digits of one number, Markdown's marks among it.
_GAP = r"[\s.\-–()*_\\]{0,3}"
_LEAD = r"(?<!\d)(?<!\d[.,\-/])"
# What a text has that tells of anyone's, by what kind of it: without these nothing is looked for.
_MAIL_SIGNS = Signs(
    {"@", "＠", "gmail", "yahoo", "hotmail", "outlook", "icloud"}
    | {f"{opens}{gap}a{after}" for opens in "[(" for gap in ("", *" \t\n") for after in "t )]"}
)
_SHORTEST = 9  # digits of the shortest number that is anybody's
_MOBILE = regex(
    rf"{_LEAD}(?:\(?(?:\+|00)84{_GAP}(?:\(?0\)?{_GAP})?|84(?=\d{{9}}(?!\d))|0)"
    rf"(?P<rest>(?:3{_GAP}[2-9]|5{_GAP}[25689]|7{_GAP}[06-9]|8{_GAP}[1-9]|9{_GAP}\d)(?:{_GAP}\d){{7}}){END}"
)
_LANDLINE = regex(
    rf"{_LEAD}(?:(?:\+|00)84{_GAP}|0)"
    rf"(?P<rest>2(?:[48]\)?{_GAP}[2-9](?:{_GAP}\d){{7}}|\d\d\)?{_GAP}[2-9](?:{_GAP}\d){{6}})){END}"
)
# Digit by digit, as those write who would not have it found.
_SPACED = regex(rf"{_LEAD}0(?P<gap>[\s.\-]{{1,2}})[35789](?:(?P=gap)\d){{8}}{END}")
# In words, ten of them, as no other number is said.
_SPELT_DIGITS = {
    **dict(
        zip(
            ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"),
            "0123456789",
            strict=True,
        )
    ),
    **{"mốt": "1", "tư": "4", "lăm": "5", "bẩy": "7"},
}
_SPELT_SECOND = ("ba", "năm", "bảy", "bẩy", "tám", "chín")  # what mobile numbers go on with
_SPELT_SIGNS = Signs(f"không {each}" for each in _SPELT_SECOND)
_SPELT = regex(
    rf"(?<![^\W_])không (?:{'|'.join(_SPELT_SECOND)})(?:[\s,.\-–]{{1,3}}(?:{'|'.join(_SPELT_DIGITS)})){{8}}(?![^\W_])"
)
_TAX = regex(r"(?:mst|mã số thuế|mã số doanh nghiệp|mã số|mã hồ sơ|số hiệu)\W{0,4}\Z")
_CITIZEN = regex(
    rf"{_LEAD}(?P<number>0{_GAP}(?:0{_GAP}[1-9]|[1-8]{_GAP}\d|9{_GAP}[0-6]){_GAP}[0-3](?:{_GAP}\d){{8}}){END}"
)
_IDENTITY_SAID = regex(
    r"(?:cccd|cmnd|cmtnd|\bcmt\b|chứng minh nhân dân|chứng minh thư|căn cước)"
    rf"[^\d\n]{{0,24}}(?P<number>\d(?:[\s.]?\d){{8}}(?:(?:[\s.]?\d){{3}})?){END}{MEASURED}"
)
_OLD_CARD = regex(rf"{_LEAD}(?P<number>[0-3]\d{{8}})(?![\w/]|[.,\-]\d){MEASURED}")
_ACCOUNT = regex(
    r"(?:\bstk\b|số tài khoản|số tk\b|\btk\b|tài khoản(?: ngân hàng)?(?: số)?)"
    rf"[^\d\n]{{0,40}}(?P<number>\d(?:[\s.\-]?\d){{8,18}}){END}{MEASURED}"
)
_BANK = regex(
    r"(?:\b(?:agribank|vietcombank|vietinbank|bidv|sacombank|techcombank|mbbank|mb bank|acb|vpbank|lienvietpostbank|ngân hàng"
    r"|vcb|vtb|tcb|stb|vib|tpbank|shb|hdbank|ocb|msb|seabank|eximbank|abbank|pvcombank|(?P<sent>chuyển khoản))\b)"
    rf"[^\d\n]{{0,30}}(?<![\d.,])(?P<number>(?(sent)\d{{10,16}}|\d{{9,16}}))(?![\w/]|[.,\-]\d){MEASURED}"
)
# A sum in groups of three, as money is written.
_SUM = regex(r"\d{1,3}(?:\.\d{3})+\Z")
_AT = r"(?:[@＠]|[\[(]\s?(?:at|a|a còng|@)\s?[\])])"
# Where anyone can have an address; written so that no machine should read it.
_SPELT_HOST = (
    r"(?:gmail|yahoo|hotmail|outlook|icloud)\s?(?:\.|[\[(]?\s?(?:chấm|dot)\s?[\])]?)\s?com\b"
)
_EMAIL = regex(
    r"(?<![/\w.+\-])[\w.+\-]+"
    rf"(?:\s?{_AT}\s?(?P<host>[a-z\d\-]+(?:\.[a-z\d\-]+)+)|(?:\s?{_AT}\s?|\s(?:at|a còng|a móc)\s){_SPELT_HOST})"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What offices call the papers they keep of people, folded.
_PAPER = regex(
    r"(?<![a-z])(?:cccd|cmnd|cmtnd|cmt(?=[\W_\d])|(?:the[\W_]?)?can[\W_]?cuoc|chung[\W_]?minh[\W_]?(?:nhan|thu)"
    r"|ho[\W_]?chieu|passport|ho[\W_]?khau|(?:giay[\W_]?)?khai[\W_]?sinh|benh[\W_]?an|so[\W_]?yeu[\W_]?ly[\W_]?lich"
    r"|(?:giay|phieu|don)[\W_]?dong[\W_]?y|so[\W_]?tai[\W_]?khoan|ly[\W_]?lich[\W_]?tu[\W_]?phap)(?![a-z])"
)
# An id, the name of a folder: too few digits for a day of birth, no blank, nothing Vietnamese.
_PLAIN = regex(r"[a-z-]*(?:[0-9][a-z-]*){0,5}\Z")
# Told of one text: who pasted a list of members need not be told of each.
MOST = 20
_DIGITS = regex(r"\d+")
_WORD = regex(r"[^\W\d_]+")

# Anyone can have an address there, so an office's does not make the host an office's.
PUBLIC_MAIL = _words(
    "gmail.com yahoo.com yahoo.com.vn hotmail.com outlook.com outlook.com.vn icloud.com live.com"
)
WHAT = {
    "phone": "số điện thoại",
    "identity": "số giấy tờ tùy thân",
    "account": "số tài khoản ngân hàng",
    "email": "thư điện tử",
    "address": "địa chỉ nhà",
    "birth": "ngày sinh đầy đủ",
}


@dataclass(frozen=True, order=True)
class Private:
    """One private datum in a text: where it begins and ends, and which of `WHAT` it is."""

    start: int
    end: int
    what: str


@dataclass(frozen=True)
class Offices:
    """What reaches offices, and so is nobody's private data: hosts, e-mails, phones as digits."""

    hosts: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()

    @classmethod
    def of(cls, domains: Iterable[str], contacts: Iterable[tuple[str, str]]) -> Offices:
        """Return what trusted domains and the (e-mail, phone) of contacts make offices' own."""
        named = list(contacts)
        emails = {email.lower() for email, _ in named if email}
        hosts = {email.partition("@")[2] for email in emails} - PUBLIC_MAIL
        phones = {digits for _, phone in named for digits in phones_of(phone)}
        return cls(frozenset(hosts | set(domains)), frozenset(emails), frozenset(phones))


_Look = Callable[[str, Offices], Iterator[Private]]


def may_tell(text: str) -> bool:
    """Return whether a text may hold something private: quick, and never wrong where it says no."""
    return any(may_tell(text) for may_tell, _ in _LOOKS)


def private_data(text: str, offices: Offices) -> list[Private]:
    """
    Return what is private in `text`, in order; where two overlap, the surer one stands.

    At most `MOST` are returned.
    """
    if _PLAIN.match(text):
        return []
    low = lowered(text)
    if FOREIGN_DIGITS.are_in(low):
        low = low.translate(_plain_digits())
    found: list[Private] = []
    looks = (look for may_tell, looks in _LOOKS if may_tell(text) for look in looks)
    for each in (each for look in looks for each in look(low, offices)):
        if not any(each.start < other.end and other.start < each.end for other in found):
            found.append(each)
        if len(found) == MOST:
            break
    return sorted(found)


@lru_cache(maxsize=1)
def _plain_digits() -> dict[int, str]:
    return {ord(each): str(unicodedata.decimal(each)) for each in FOREIGN_DIGITS.words}


def names_a_paper(file: str) -> bool:
    """Return whether the name of a file says that it is somebody's identity card, consent or the like."""
    name = fold(file)
    return _PAPER.search(name) is not None or bool(private_data(name, Offices()))


def masked(said: str) -> str:
    """Return enough of a private datum to find it by, for checks are printed where many read."""
    said = " ".join(said.split())
    return f"{said[:3].strip()}…{said[-2:].strip()}"


def phone_digits(phone: str) -> str:
    """Return the digits of a phone number as dialled inside the country."""
    digits = "".join(_DIGITS.findall(phone))
    return re.sub(r"\A(?:00)?840?(?=\d{9,10}\Z)", "0", digits)


def phones_of(contact: str) -> Iterator[str]:
    """Give the phone numbers a contact names, as digits: it may name several."""
    for part in re.split(r"[,;/]| - ", contact):
        yield phone_digits(part)


def _may_number(text: str) -> bool:
    return has_digits(text, _SHORTEST)


def _is_code(low: str, start: int) -> bool:
    """Return whether the words before a number make it a tax code or the like."""
    return _TAX.search(low, max(0, start - 24), start) is not None


def _numbers(what: str, patterns: Iterable[re.Pattern[str]]) -> Callable[..., Iterator[Private]]:
    def look(low: str, offices: Offices) -> Iterator[Private]:
        for pattern in patterns:
            for found in pattern.finditer(low):
                is_sum = what == "account" and _SUM.match(found["number"])
                if not is_sum and not _is_code(low, found.start()):
                    yield Private(*found.span("number"), what)

    return look


def _phones(low: str, offices: Offices) -> Iterator[Private]:
    for pattern in (_MOBILE, _LANDLINE):
        for found in pattern.finditer(low):
            groups = [len(each) for each in _DIGITS.findall("0" + found["rest"])]
            regular = len(groups) <= 5 and (groups[0] > 1 or len(groups) < 5)
            is_office = "0" + "".join(_DIGITS.findall(found["rest"])) in offices.phones
            if regular and not is_office and not _is_code(low, found.start()):
                yield Private(*found.span(), "phone")
    for found in _SPACED.finditer(low):
        if "".join(_DIGITS.findall(found[0])) not in offices.phones:
            yield Private(*found.span(), "phone")


def _spelt_phones(low: str, offices: Offices) -> Iterator[Private]:
    for found in _SPELT.finditer(low):
        digits = "".join(_SPELT_DIGITS[word] for word in _WORD.findall(found[0]))
        if digits not in offices.phones:
            yield Private(*found.span(), "phone")


def _announced(low: str, offices: Offices) -> Iterator[Private]:
    for start, end, what in announced.told(low):
        digits = "".join(_DIGITS.findall(low[start:end]))
        if what != "phone" or not any(each.endswith(digits) for each in offices.phones):
            yield Private(start, end, what)


def _emails(low: str, offices: Offices) -> Iterator[Private]:
    for found in _EMAIL.finditer(low):
        host = found["host"] or ""
        of_office = any(host == each or host.endswith("." + each) for each in offices.hosts)
        if not of_office and found[0].lstrip(".-") not in offices.emails:
            yield Private(*found.span(), "email")


def _spans(what: str, told: Callable[[str], Iterator[tuple[int, int]]]) -> _Look:
    def look(low: str, offices: Offices) -> Iterator[Private]:
        for start, end in told(low):
            yield Private(start, end, what)

    return look


# In this order: what is said to be an account is no phone, twelve digits are no nine.
_LOOKS: tuple[tuple[Callable[[str], bool], tuple[_Look, ...]], ...] = (
    (_MAIL_SIGNS.are_in, (_emails,)),
    (
        _may_number,
        (
            _numbers("identity", (_IDENTITY_SAID,)),
            _numbers("account", (_ACCOUNT, _BANK)),
            _numbers("identity", (_CITIZEN,)),
            _phones,
            _numbers("identity", (_OLD_CARD,)),
        ),
    ),
    (_SPELT_SIGNS.are_in, (_spelt_phones,)),
    (announced.may_tell, (_announced,)),
    (homes.may_tell, (_spans("address", homes.told),)),
    (birthdays.may_tell, (_spans("birth", birthdays.told),)),
)
