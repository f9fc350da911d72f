"""
The portal's search measured beside two others, over the same documents.

    corpus      profiles            ->  what all three search, and the truth about any query
    questions   profiles, corpus    ->  queries with known answers
    served      a folder            ->  a site on this machine that notes what was fetched
    costs       a command           ->  seconds, memory, bytes of what it made
    portal, pagefind, material      ->  an engine each: its index, its answers, its fetches
    scores      answers, questions  ->  what was found, missed, over-matched, and at which rank
"""
