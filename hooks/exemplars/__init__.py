"""
Exemplar profiles kept in git, checked against their plan, and what is published from them.

The module names are the pipeline; each stage knows only those above it:

    patterns                 patterns that are compiled when they are asked
    text, problem            Vietnamese text; what is wrong, where, and how to mend it
    places                   what the files of a plan's folder are called
    language/                what commands say, in Vietnamese or in English
    dates/                   days, their spans, the lunar calendar, terms of working days
    prose/                   what prose says: numbers, quantities and their rounding, awards, praise;
                             letters of old fonts  ->  Unicode
    notation/                a strict subset of YAML, read as text, with line and column
    records/                 typed records and the one table of their fields: a plan, its register
                             of units, one exemplar, the radio's episodes, old faults
    law/                     who may confer which award, by the law of its day; document numbers
    birthdays, homes         on which day one was born, where one lives
    announced                numbers that are somebody's for what is said before them
    privacy, sensitive       what in a text is a private person's, what of it the law guards most
    numbers                  numbers of many things, kept on end and found in one pass
    garbage                  not looked for while many records are made
    reading/                 profiles/** on disk  ->  Source; content/** as the check reads it
    cache                    what is dear to make, kept by content from one build to the next
    packed                   zip archives without the clock: same content, same bytes
    stationery               the sheet that offices write on, as a Word file has it
    processes                what takes long, shared out among processors
    metadata                 what the file of a picture or a recording tells besides
    story/                   Markdown  ->  safe HTML, plain words, what is wrong with it
    media, sound, icons      photos, recordings, icon files  ->  what is safe to publish
    drawing/                 the faces of the web, text drawn into pictures, an address as a QR code
    resemblance, sketches    a story's sample; a judged profile as rules over all profiles need it
    exaggeration             where a text praises beyond measure and names no source
    spoken/                  a text as it is read aloud: figures, dates, abbreviations in words
    links                    what leads out of the portal, for whoever looks over a change
    airtime                  how long a broadcast lasts: its parts, their words, their seconds
    rules/, checking/        Source               ->  Problem…, told to people and programs;
                             of each rule an example; verdicts kept by content, and whom a
                             change concerns
    drafting/                blank profiles, new portals, the canonical form, what editors'
                             programs read, who approves what
    attachments              a profile's pictures and recordings, with their addresses
    register, digests        the published portal in memory, and its months
    telling/                 Register  ->  what the home page, a profile and /nam/ tell of it
    radio/                   Register  ->  episodes, their scripts, the coming months' programme
    collections              the one table of the portal's lists
    forms/                   forms that offices fill in, as Word and Excel files
    intake/                  files that editors were sent  ->  drafts, guesses marked
    sharing/                 pictures that shared links and podcasts show, words to write beside them
    ledger/                  Register, a period   ->  quotas unit by unit, shares, days: an office's count
    views                    what templates may ask
    yearbook/                Register, an order   ->  a book of exemplars: PDF, EPUB
    coming/                  what is to come, as pages and as iCalendar to subscribe to
    export/                  Register             ->  open data: JSON, CSV, what each key means
    headers/                 what servers say with every page: its policy, types, redirects
    look                     theme/assets, tokens ->  one style sheet, scripts, faces
    search/                  Register             ->  an index that a script reads piece by piece
    reuse, frame             what need not be made again; the frame of a page
    structured               what a page tells search engines, and those who share it
    pages/                   Register             ->  HTML in the theme's frame
    editor/                  the plan, its fields ->  the web editor at /admin/
    feeds/                   Register             ->  RSS, Atom, JSON Feed, OPML
    review/                  a change, for whoever approves it: before and after, lists, history
    inspection               what each unit still owes, as the check tells it; for the office alone
    report/                  an office's ledger   ->  Word, Excel, HTML, JSON
    building/                one build: what it is told, what it writes, the exchange with what is
                             published, a copy that opens from a disk
    preview/                 a portal shown while it is written: what is asked for, made when it is
    cli/                     the commands people type

Nothing in here imports MkDocs; `hooks/portal.py` does, and drives it.
"""

from __future__ import annotations

__version__ = "0.6.0"
