"""
The portal's build and its search, measured beside others over the same documents.

`build`, the time of building:

    stories     profiles            ->  the same stories as anybody's content files
    meter       a build's functions ->  each charged to its stage
    stages      a root              ->  our own build, stage by stage
    peers       stories             ->  other generators, installed, laid out, run
    figures     what was measured   ->  Markdown
    counts      profiles            ->  calls a profile, which tests hold

`search`, what is found:

    corpus      profiles            ->  what all three search, and the truth about any query
    questions   profiles, corpus    ->  queries with known answers
    served      a folder            ->  a site on this machine that notes what was fetched
    costs       a command           ->  seconds, memory, bytes of what it made
    portal, pagefind, material      ->  an engine each: its index, its answers, its fetches
    scores      answers, questions  ->  what was found, missed, over-matched, and at which rank
"""
