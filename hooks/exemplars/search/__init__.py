"""
The portal's own search: a static index that a script on the page reads piece by piece.

    keys, coding        words and their keys; how lists are written
    documents           Register        ->  what is searched: names, heads, texts
    postings            documents       ->  where every spelling and every pair of words stands
    facets              documents       ->  sector, unit, kind, movement, year, award level
    this module         all of it       ->  the files below tim-kiem/

    tim-kiem/danh-muc.json          the manifest: what there is and where
    tim-kiem/muc/<hash>/tu-<n>.bin  words: folded key -> spelling -> documents, in head, text, often
    tim-kiem/muc/<hash>/ten-<n>.bin names: folded key -> spelling -> document and place
    tim-kiem/muc/<hash>/cap-<n>.bin pairs of neighbours -> documents, in head, in text
    tim-kiem/muc/<hash>/loc.bin     a column for each facet
    tim-kiem/muc/<hash>/tu-dien.bin all words, to suggest what was meant
    tim-kiem/muc/<hash>/the-<n>.json cards: what a result shows
    tim-kiem/bai/<id>.txt           what is searched in one document, for excerpts

The folder's name is the hash of what is in it, so that an old file in a cache never meets a new
manifest. No file holds more than what its page shows.
"""

from __future__ import annotations

from exemplars.search.index import MANIFEST, files

__all__ = ["MANIFEST", "files"]
