"""
Addresses that are written out in a text and are no link there: programs that show it make one of them.

What begins as an address does (https://, www.) is one. A host with nothing before it is told by
its ending, by its name, or by what follows it; a blank that was forgotten behind a full stop, a
file's name and an abbreviation are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from exemplars import story
from exemplars.patterns import regex
from exemplars.prose.signs import Signs
from exemplars.spoken.letters import is_syllable_unaccented
from exemplars.text import fold

# hxxp is written by whoever would have his readers mend it.
_BARE = regex(
    r"(?<!\]\()(?<![<\w/.:@-])(?:h(?:tt|xx)ps?://|www\.)[^\s<>\"'“”()\[\]{}|`]{1,200}",
    re.IGNORECASE,
)
# A host with nothing before it: Zalo makes a link of that as well. One in a file's name, of a mail
# address or within another address is none, and a capital begins a sentence after a forgotten blank.
_PLAIN = "com net org vn info biz xyz top club vip bet win casino"
_ENDINGS = (
    f"{_PLAIN} poker online site shop store live fun app dev io me cc tv asia mobi pro link click icu bid games"
    " ltd vegas today world wiki ink bingo website tech space cloud digital network cfd sbs cyou lol"
    " monster quest bond"
)
# Of shortened addresses, which lead anywhere.
_SHORT = ("bit.ly", "ow.ly", "is.gd", "goo.gl", "cutt.ly", "rb.gy", "shorturl.at")
_BEFORE = r"(?<!\]\()(?<![\w@./:=&?#%+~<\\-])(?!www\.)"
_LABELS = r"(?:[a-z0-9-]{1,63}\.){1,8}"
_PATH = r"(?:/[^\s<>\"'“”()\[\]{}|`]{0,200})?"
_HOST = regex(
    rf"{_BEFORE}(?P<host>(?:{'|'.join(map(re.escape, _SHORT))})(?![\w@-])"
    rf"|{_LABELS}(?-i:(?:{_ENDINGS.replace(' ', '|')})|(?:{_ENDINGS.upper().replace(' ', '|')}))(?![\w@-]))"
    rf"(?P<on>(?:\.(?-i:[a-z]{{2,12}})(?![\w@-]))?){_PATH}",
    re.IGNORECASE,
)
# Names of software, and suffixes that are spoken of.
_NO_HOSTS = frozenset(("asp.net", "vb.net", "com.vn", "net.vn", "org.vn", "edu.vn", "gov.vn"))

# With any other ending a host is told by its name, or by what follows it.
_FILES = (
    "doc docx xls xlsx ppt pptx pdf odt ods odp rtf txt csv md html htm xml json yml yaml zip rar jpg jpeg png gif"
    " webp bmp svg heic tif tiff psd mov avi wav ogg mkv ttf exe apk"
)
_OF_FILES = frozenset(_FILES.split(" "))
_ENDING = r"(?-i:[a-z]{2,7}|[A-Z]{2,7})(?![\w@-])"
_POINT = regex(
    rf"\.(?<=[A-Za-z0-9]\.)(?={_ENDING})(?!(?:{_FILES.replace(' ', '|')})(?!\w))", re.IGNORECASE
)
_LIKELY = regex(
    rf"{_BEFORE}(?P<host>{_LABELS}{_ENDING})(?P<path>{_PATH})",
    re.IGNORECASE,
)
# Those that are Vietnamese words, or nearly: a forgotten blank is the likelier.
_OFTEN = frozenset(("co", "gg", "ws", "pw", "ph", "sh", "la", "id", "vin", "ai", "gl", "tk", "ml"))
# Countries' endings that are no words of ours, beside those: what follows other points is the end of
# a file's name, of a program's, or the next sentence.
_TOP = _OFTEN.union(
    (
        "us",
        "uk",
        "de",
        "ru",
        "jp",
        "kr",
        "cn",
        "tw",
        "hk",
        "sg",
        "eu",
        "br",
        "fr",
        "it",
        "es",
        "pl",
        "nl",
        "ca",
        "au",
    ),
    (
        "nz",
        "cz",
        "sk",
        "ro",
        "tr",
        "ua",
        "kz",
        "ae",
        "sa",
        "za",
        "mx",
        "ar",
        "cl",
        "th",
        "ac",
        "st",
        "im",
        "sx",
        "cx",
    ),
    (
        "lt",
        "bz",
        "vc",
        "ag",
        "sc",
        "su",
        "ga",
        "cf",
        "gq",
        "fm",
        "am",
        "art",
        "page",
        "team",
        "group",
        "agency",
        "media",
    ),
    (
        "news",
        "blog",
        "work",
        "zone",
        "social",
        "host",
        "fyi",
        "run",
        "wtf",
        "red",
        "blue",
        "pink",
        "cash",
        "money",
    ),
)
_SHORTEST = 4  # letters of a name that is no abbreviation
# How houses of betting name themselves.
_PLAY = r"casino|nhacai|xoso|taixiu|nohu|baccarat|gamebai|danhbai|soicau"
_BETTING = regex(
    rf"{_PLAY}|[a-z0-9-](?:bet|club|win|vip)\d*\Z|\A(?:bet|win|vip)\d|[a-z](?:88|789|365)\Z"
)
_SURELY = regex(rf"{_PLAY}|bet\Z|\d")
_FIRST_WORD = regex(r"/([^\W\d_]*)")

# With blanks around the point, or the point in brackets, a program sees no address, and a reader does.
_APART = regex(
    rf"{_BEFORE}(?P<name>[a-z0-9-]{{2,63}})(?P<point> \. |\. | \.|\[\.\]|\(\.\))"
    rf"(?P<ending>(?-i:(?:{_PLAIN.replace(' ', '|')})|(?:{_PLAIN.upper().replace(' ', '|')})))(?![\w@-]){_PATH}",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?*_"

_WHOLE = ("://", "www.")
_APART_SIGNS = (
    *("[.]", "(.)"),
    *(f"{point}{ending}" for ending in _PLAIN.split(" ") for point in (". ", " .")),
)
_OF_ADDRESS = Signs(
    (*_WHOLE, *_SHORT, *(f".{ending}" for ending in _ENDINGS.split(" ")), *_APART_SIGNS)
)
_OF_APART = Signs(_APART_SIGNS)


def may_be_in(text: str, signs: Set[str]) -> bool:
    """Return whether a text, of which the words of rules are known, may have an address written out."""
    return bool(_OF_ADDRESS.found(signs)) or _POINT.search(text) is not None


def written_out(text: str, domains: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    """Give (where, address, why not) of every address written out that may not be linked to."""
    is_sure = _OF_ADDRESS.are_in(text)
    if not is_sure and not _POINT.search(text):
        return
    found = [*_written_whole(text, domains), *_hosts_alone(text, domains)] if is_sure else []
    # What is told as one of the first is not told as another.
    told = {start for start, _, _ in found}
    others = [*_hosts_by_name(text, domains), *_hosts_apart(text, domains)]
    yield from sorted([*found, *(each for each in others if each[0] not in told)])


def _written_whole(text: str, domains: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    for found in _BARE.finditer(text):
        address = found[0].rstrip(_TRAILING)
        why = story.link_fault(address if "://" in address else f"https://{address}", domains)
        if why:
            yield found.start(), address, why


def _hosts_alone(text: str, domains: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    for found in _HOST.finditer(text):
        address, host = found[0].rstrip(_TRAILING), found["host"]
        # What goes on after the point may be the next sentence.
        faults = [
            story.link_fault(f"https://{each}", domains) for each in (host, host + found["on"])
        ]
        if all(faults) and host.lower() not in _NO_HOSTS:
            yield found.start(), address, faults[1]


def _hosts_by_name(text: str, domains: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    for found in _LIKELY.finditer(text) if _POINT.search(text) else ():
        *names, ending = found["host"].split(".")
        if not _is_host(names, ending, found["path"]):
            continue
        why = story.link_fault(f"https://{found['host']}", domains)
        if why:
            yield found.start(), found[0].rstrip(_TRAILING), why


def _is_host(names: list[str], ending: str, path: str) -> bool:
    """Return whether names before a point and what follows it are a host, and no two sentences."""
    low, lower = ending.lower(), [each.lower() for each in names]
    if low in _OF_FILES:
        return False
    is_word = is_syllable_unaccented(low) and low not in _OFTEN
    if any(_BETTING.search(each) and (not is_word or _SURELY.search(each)) for each in lower):
        return True
    # OCOP.ai cũng mừng: an abbreviation, and a forgotten blank.
    if ending != low or names != lower or low not in _TOP:
        return False
    if any(_is_mixed(each) for each in names):
        return True
    name = names[-1]
    is_name = len(name) >= _SHORTEST and not is_syllable_unaccented(name) and not name.isdigit()
    return (low in _OFTEN and is_name) or _leads_on(name, is_word, path)


def _is_mixed(name: str) -> bool:
    """Return whether a name has both letters and digits."""
    return any(map(str.isdigit, name)) and any(map(str.isalpha, name))


def _leads_on(name: str, is_word: bool, path: str) -> bool:
    """Return whether what follows a host is a path, and no other word to choose: anh/chị, tấn/ha."""
    if not path or name.isdigit() or len(name) < _SHORTEST - 1:
        return False
    first = _FIRST_WORD.match(path)
    return not (is_word and first and is_syllable_unaccented(fold(first[1])))


def _hosts_apart(text: str, domains: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    for found in _APART.finditer(text) if _OF_APART.are_in(text) else ():
        name = found["name"].lower()
        # Blanks are slips of the keyboard, unless the name says more.
        is_slip = is_syllable_unaccented(name) if found["point"] == " . " else " " in found["point"]
        if is_slip and not _BETTING.search(name):
            continue
        why = story.link_fault(f"https://{name}.{found['ending']}", domains)
        if why:
            yield found.start(), found[0].rstrip(_TRAILING), why
