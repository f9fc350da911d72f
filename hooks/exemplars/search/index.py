"""The files of the index."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence

from exemplars.register import Exemplar, Register
from exemplars.search import facets
from exemplars.search.abbreviations import ABBREVIATIONS
from exemplars.search.coding import fnv, numbers, packed, records, text, varint
from exemplars.search.documents import every, published
from exemplars.search.postings import Postings

MANIFEST = "tim-kiem/danh-muc.json"
CARDS = 4  # in one file: neighbours are seldom shown together, and a request costs more than a card
_WORDS = 8_000  # bytes of a file of words
_NAMES = 3_000  # of names: a page asks for several while a name is being typed
_PAIRS = 5_000  # of pairs, on average
_LAST_PLACE = 7  # of a name's words, that is written beside the distance
Record = tuple[str, bytes]


def files(register: Register) -> Iterator[tuple[str, bytes]]:
    """Give every file of the search as (path below the site, content), the manifest last."""
    exemplars = published(register)
    postings = Postings()
    for document in every(register):
        postings.add(document)
        yield f"tim-kiem/bai/{document.exemplar.id}.txt", document.content.encode()
    words = list(packed(_words(postings), _WORDS))
    names = list(packed(_names(postings), _NAMES))
    pairs = _pairs(postings)
    tables = facets.tables(register, exemplars)
    said, columns = facets.encoded(tables, exemplars)
    made = {
        **{f"tu-{n}.bin": records(held) for n, (_, held) in enumerate(words)},
        **{f"ten-{n}.bin": records(held) for n, (_, held) in enumerate(names)},
        **{f"cap-{n}.bin": records(held) for n, held in enumerate(pairs)},
        "loc.bin": columns,
        "tu-dien.bin": _dictionary(postings),
        **_cards(exemplars, tables),
    }
    folder = _hash(made)
    for name, content in made.items():
        yield f"tim-kiem/muc/{folder}/{name}", content
    manifest = {
        "folder": folder,
        "documents": len(exemplars),
        "words": [first for first, _ in words],
        "names": [first for first, _ in names],
        "pairs": len(pairs),
        "cards": CARDS,
        "years": facets.years(exemplars),
        "facets": said,
        "abbreviations": dict(ABBREVIATIONS),
    }
    yield MANIFEST, _json(manifest)


def _by_key(
    postings: Postings, spellings: Iterable[int]
) -> list[tuple[str, list[tuple[str, int]]]]:
    """Return the folded keys in the order in which a script compares them, each with its spellings."""
    words = postings.words
    keys, spelt = list(words.folded), list(words.spellings)
    found: dict[int, list[tuple[str, int]]] = {}
    for number in spellings:
        found.setdefault(words.key_of[number], []).append((spelt[number], number))
    named = ((keys[key], sorted(variants)) for key, variants in found.items() if key)
    return sorted(named, key=lambda each: each[0].encode("utf-16-be"))


def _words(postings: Postings) -> Iterator[Record]:
    lists = (postings.head, postings.text, postings.often)
    for key, variants in _by_key(postings, range(1, len(postings.words.key_of))):
        body = [varint(len(variants))]
        for spelling, number in variants:
            body.append(text(spelling))
            body += (numbers(found.of(number), postings.count) for found in lists)
        yield key, b"".join(body)


def _names(postings: Postings) -> Iterator[Record]:
    for key, variants in _by_key(postings, postings.names):
        body = [varint(len(variants))]
        for spelling, number in variants:
            places = postings.names[number]
            body += (text(spelling), varint(len(places)))
            before = 0
            for document, place, last in places:
                near = min(place, _LAST_PLACE)
                body.append(varint((document - before) * 16 + last * 8 + near))
                if near == _LAST_PLACE:
                    body.append(varint(place - near))
                before = document
        yield key, b"".join(body)


def _pairs(postings: Postings) -> list[list[Record]]:
    """Return the records of pairs, spread over a power of two of files by the hash of their keys."""
    keys, head, text = list(postings.words.folded), postings.pairs_head, postings.pairs_text
    found = []
    for pair in sorted({*head, *text}):
        one, two = postings.words.both(pair)
        if one and two:
            body = numbers(head.of(pair), postings.count) + numbers(text.of(pair), postings.count)
            found.append((f"{keys[one]} {keys[two]}", body))
    found.sort()
    size = sum(len(key) + len(body) for key, body in found)
    count = 1
    while count * _PAIRS < size:
        count *= 2
    spread: list[list[Record]] = [[] for _ in range(count)]
    for record in found:
        spread[fnv(record[0]) % count].append(record)
    return spread


def _dictionary(postings: Postings) -> bytes:
    """Return every folded key with how many documents hold it."""
    made = []
    for key, variants in _by_key(postings, range(1, len(postings.words.key_of))):
        held: set[int] = set()
        for _, number in variants:
            held.update(postings.head.of(number), postings.text.of(number))
        made.append((key, varint(len(held))))
    return records(made)


def _cards(exemplars: Sequence[Exemplar], tables: Iterable[facets.Table]) -> dict[str, bytes]:
    """Return the files of cards; sector, unit and kind are their places in the manifest's tables."""
    places = {
        table.key: {item[0]: number for number, item in enumerate(table.items)} for table in tables
    }
    of = {table.key: table.of for table in tables}

    def place(key: str, each: Exemplar) -> int:
        return places[key].get(of[key](each)[0], -1) if key in of else -1

    cards = [
        [
            each.source.slug,
            each.name,
            each.profile.summary,
            each.published.isoformat(),
            *(place(key, each) for key in ("linh-vuc", "don-vi", "doi-tuong")),
            *_portrait(each),
        ]
        for each in exemplars
    ]
    return {
        f"the-{start // CARDS}.json": _json(cards[start : start + CARDS])
        for start in range(0, len(cards), CARDS)
    }


def _portrait(each: Exemplar) -> Iterator[str | int]:
    if each.portrait:
        # The narrowest: a result shows it small.
        smallest = each.portrait.renditions[0]
        yield smallest.name
        yield smallest.width
        yield smallest.height


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _hash(made: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, content in made.items():
        whole.update(f"{name} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()[:12]
