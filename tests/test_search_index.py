"""The index of the search: what it holds, what it never holds, and that it is what a naive search finds."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import support_portal
import support_site
from exemplars import register, search
from exemplars.reading import source
from exemplars.register import Register
from support_portal import REPO
from support_search import Index, Naive, records, spelt, texts, words

# Prints the hash of every file of an index, for a Python with another hash seed.
HASHES = """
import hashlib, sys
from pathlib import Path
from exemplars import register, search
from exemplars.reading import source
portfolio = source.load(Path(sys.argv[1]), sys.argv[2])
made = register.make(portfolio, portfolio.newest_date, Path(sys.argv[3]))
for name, data in search.files(made):
    print(name, hashlib.sha256(data).hexdigest())
"""


def made(root: Path, plan: str, pictures: Path, *, drafts: bool = False) -> Register:
    """Return the register of a plan below `root` on its newest day."""
    portfolio = source.load(root, plan)
    return register.make(portfolio, portfolio.newest_date, pictures, drafts=drafts)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that keeps portraits."""
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="module")
def files(pictures: Path) -> dict[str, bytes]:
    """Return the files of the sample portal's index."""
    return dict(search.files(made(REPO, "tan-yen", pictures)))


@pytest.fixture(scope="module")
def index(files: dict[str, bytes]) -> Index:
    """Return the sample portal's index."""
    return Index(files)


@pytest.fixture(scope="module")
def naive(files: dict[str, bytes]) -> Naive:
    """Return the plainest search over the same documents."""
    return Naive(texts(files))


def test_documents_stand_in_the_order_of_their_days(index: Index):
    """A document's number is its place by day of publication, then by id: a new one comes last."""
    shown = support_site.shown(REPO, "tan-yen")
    wanted = sorted(shown, key=lambda each: (each.published, each.id))

    assert [each.id for each in wanted] == index.ids()


@pytest.mark.parametrize("plan", support_site.PLANS)
def test_every_published_profile_is_searched(pictures: Path, plan: str):
    """The index of every plan holds the published profiles, each once, and no other."""
    held = Index(dict(search.files(made(REPO, plan, pictures))))

    assert sorted(each.id for each in support_site.shown(REPO, plan)) == sorted(held.ids())


def test_words_are_where_the_documents_say(index: Index, naive: Naive):
    """Every word of every document is in the index under its spelling, and no word of none."""
    ids = index.ids()
    found = {
        (spelling, ids[document])
        for spellings in index.words().values()
        for spelling, lists in spellings.items()
        for document in set().union(*lists)
    }
    wanted = {(spelt(word), id) for id, text in naive.texts.items() for word in split(text)}

    assert wanted == found


def split(text: str) -> list[str]:
    """Return the words of a text as they are written."""
    return "".join(char if char.isalnum() else " " for char in text).split()


def test_names_are_where_the_cards_say(index: Index):
    """Every word of every name is in the index with its place, and the last is known for the last."""
    found = {
        (document, place, key, last)
        for key, spellings in index.names().items()
        for places in spellings.values()
        for document, place, last in places
    }
    wanted = set()
    for document, card in enumerate(index.cards()):
        keys = words(card[1])
        wanted |= {(document, n, key, n == len(keys) - 1) for n, key in enumerate(keys)}

    assert wanted == found


def queries(naive: Naive, count: int, longest: int) -> Iterator[str]:
    """Give queries of words drawn from the documents, the same in every run."""
    chance = random.Random(7)
    every = sorted({word for text in naive.texts.values() for word in words(text)})
    for _ in range(count):
        size = chance.randint(1, longest)
        if chance.random() < 0.5:
            text = words(naive.texts[chance.choice(sorted(naive.texts))])
            yield " ".join(chance.sample(text, size))
        else:
            yield " ".join(chance.choices(every, k=size))


def test_words_together_find_what_a_naive_search_finds(index: Index, naive: Naive):
    """Any words drawn from the documents are held together by exactly the documents read through."""
    ids, held = index.ids(), index.words()
    anywhere = {
        key: {n for lists in spellings.values() for each in lists for n in each}
        for key, spellings in held.items()
    }
    for query in queries(naive, 400, 4):
        found = set.intersection(*(anywhere[key] for key in words(query)))

        assert naive.every_word(query) == {ids[n] for n in found}, query


def test_pairs_are_what_a_naive_search_finds(index: Index, naive: Naive):
    """Any two neighbours in a document are a pair of the index, for exactly the documents that have them."""
    ids = index.ids()
    chance = random.Random(8)
    for _ in range(300):
        text = words(naive.texts[chance.choice(sorted(naive.texts))])
        start = chance.randrange(len(text) - 1)
        one, two = text[start : start + 2]
        head, body = index.pair(one, two)

        assert naive.phrase(f"{one} {two}") == {ids[n] for n in head | body}, (one, two)


def test_facets_say_what_the_profiles_say(index: Index):
    """A document's column in each facet is its own sector, unit, kind and award levels."""
    columns = index.part("loc.bin")
    shown = {each.id: each.fields for each in support_site.shown(REPO, "tan-yen")}
    named = {table["key"]: table for table in index.manifest["facets"]}

    def values(key: str, document: int) -> list[str]:
        table = named[key]
        whole = int.from_bytes(columns[table["start"] :], "little")
        at = whole >> document * table["width"] & (1 << table["width"]) - 1
        return [table["items"][item][0] for item in table["sets"][at]]

    for document, id in enumerate(index.ids()):
        levels = {award["level"] for award in shown[id].get("awards", ())}

        assert [shown[id]["sector"]] == values("linh-vuc", document)
        assert [shown[id]["unit"]] == values("don-vi", document)
        assert levels == set(values("khen-thuong", document))


def test_years_count_the_documents(index: Index):
    """The years of the manifest are those of the cards, in their order."""
    dates = [card[3][:4] for card in index.cards()]
    told = [str(year) for year, count in index.manifest["years"] for _ in range(count)]

    assert dates == told


def test_units_stand_after_those_above_them(index: Index):
    """In the table of units a parent stands before its children."""
    (units,) = [t["items"] for t in index.manifest["facets"] if t["key"] == "don-vi"]

    assert any(parent >= 0 for _, _, parent in units)
    assert all(parent < n for n, (_, _, parent) in enumerate(units))


def test_what_a_plan_is_silent_on_is_no_facet(pictures: Path):
    """A plan without sectors has no facet of sectors."""
    held = Index(dict(search.files(made(REPO, "lao-cai", pictures))))

    assert "linh-vuc" not in [table["key"] for table in held.manifest["facets"]]


def test_the_index_is_the_same_whatever_the_hash_seed(tmp_path: Path):
    """Two runs with other hash seeds give the same files in the same order, byte for byte."""
    told = [
        subprocess.run(
            [sys.executable, "-c", HASHES, str(REPO), "tan-yen", str(tmp_path)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPO / "hooks")},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4242")
    ]

    assert told[0].count(b"\n") > 50
    assert told[0] == told[1]


def test_a_file_never_changes_under_its_name(
    files: dict[str, bytes], tmp_path: Path, pictures: Path
):
    """Where one word of one profile changes, the folder of the index has another name."""
    root = support_portal.lay_out(tmp_path / "portal", REPO / "profiles")
    support_portal.edit(
        support_portal.profile(root, "gahpaa"), "Phúc Hòa có 27 hộ", "Phúc Hòa có 28 hộ"
    )
    changed = Index(dict(search.files(made(root, "tan-yen", pictures))))

    assert changed.manifest["folder"] != Index(files).manifest["folder"]


def test_nothing_hidden_is_in_any_file(files: dict[str, bytes]):
    """No name, summary or id of a draft, or of what was withdrawn, is in any file of the index."""
    shown = {each.id for each in support_site.shown(REPO, "tan-yen")}
    hidden = [each for each in support_site.records(REPO, "tan-yen") if each.id not in shown]
    everything = " ".join(
        support_site.flat(data.decode("utf-8", "replace")) for data in files.values()
    )
    everything += " ".join(files)
    told = [
        said
        for each in hidden
        for said in (
            each.id,
            support_site.flat(each.name),
            support_site.flat(each.fields["summary"]),
        )
        if said in everything
    ]

    assert len(hidden) > 3
    assert not told


def test_words_of_drafts_are_in_no_list(index: Index, naive: Naive):
    """A word that only a draft has is no word of the index."""
    shown = {each.id for each in support_site.shown(REPO, "tan-yen")}
    hidden = [each for each in support_site.records(REPO, "tan-yen") if each.id not in shown]
    public = {word for text in naive.texts.values() for word in words(text)}
    secret = {word for each in hidden for word in words(each.story)} - public

    assert secret
    assert not secret & set(index.words())
    assert not secret & set(records(index.part("tu-dien.bin")))


def test_a_preview_of_drafts_does_not_search_them(miniature: Path, pictures: Path):
    """With drafts shown, the index is the same as without."""
    assert dict(search.files(made(miniature, "mini", pictures))) == dict(
        search.files(made(miniature, "mini", pictures, drafts=True))
    )


def test_a_portal_without_exemplars_has_an_index(miniature: Path, pictures: Path):
    """With nothing published the index is there, and empty."""
    for folder in miniature.glob("profiles/mini/*/*-??????"):
        shutil.rmtree(folder)
    held = Index(dict(search.files(made(miniature, "mini", pictures))))

    assert held.size == 0
    assert held.manifest["words"] == []
    assert json.loads(held.files[search.MANIFEST])["documents"] == 0
