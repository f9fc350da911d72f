"""
Exemplar profiles kept in git, checked against their plan, and what is published from them.

The module names are the pipeline; each stage knows only those above it:

    text, days, spans, problem
                             Vietnamese text; time; what is wrong, where, and how to mend it
    lunar, working_days      the Vietnamese lunar calendar; how long a term of working days lasts
    numerals                 whole numbers as Vietnamese says them, and back
    sentences, measures, said_numbers, claims, award_days, praises
                             what prose claims: quantities, their rounding; awards, their day
    canonical_yaml, yaml_slips, strict_yaml, yaml_comments
                             a strict subset of YAML, read as text, with line and column
    values, schema           typed records read from that text; one table for check, help and forms
    vocabulary               terms of the whole field: kinds, award forms, levels, kinds of unit
    issuers, award_law       who signed an award; who may confer which, by the law of its day
    document_numbers         the number and sign of an official document, and its proper form
    privacy, sensitive       what in a text is a private person's, what of it the law guards most
    plan, units, profile, schedule
                             the records: a plan, its register of units, one exemplar, the
                             radio's episodes
    baseline                 the record of old faults that are not told again
    walk, source             profiles/** on disk  ->  Source
    handwritten              content/** on disk  ->  pages as the check reads them
    canonical_form           a profile.md  ->  the same in the canonical form, comments and all
    owners                   who approves what: CODEOWNERS from plans and units
    cache                    what is dear to make, kept by content from one build to the next
    metadata                 what the file of a picture or a recording tells besides
    story, media, sound, icons
                             Markdown, photos, recordings, icon files  ->  what is safe to publish
    schedule_text            episodes as schedule.yml writes them
    kerning, faces           the web fonts, cut from the faces they come in
    lettering, wrapping, qr  text drawn into pictures; an address as a QR code
    resemblance, sketches    a story's sample; a judged profile as rules over all profiles need it
    superlatives, exaggeration
                             words that praise beyond measure; where a text says them unsourced
    spoken/                  a text as it is read aloud: figures, dates, abbreviations in words
    links                    what leads out of the portal, for whoever looks over a change
    airtime                  how long a broadcast lasts: its parts, their words, their seconds
    processes                what takes long, shared out among processors
    rules/, allowances, old_faults, check, examples/, verdict
                             Source               ->  Problem…, told to people and programs;
                             of each rule an example, for whoever has to mend one
    remembered, survey       verdicts kept by content; a whole plan checked by several processes
    word_diff                what of a text is other than it was, word by word
    unit_table, founding     a new portal: units from an office's table, a plan from the nearest one
    blank                    a new profile with the plan's criteria laid out
    json_schema, snippets    the same tables and one plan, as editors' programs read them
    register, digests, episodes, collections
                             the published portal in memory, its months, the radio's episodes,
                             and the one table of its lists
    scripts, printed_script  an episode as it is read at a microphone, on a page and as a Word file
    forms/                   forms that offices fill in, as Word and Excel files
    intake/                  files that editors were sent  ->  drafts, guesses marked
    cards, covers, captions  pictures that shared links and podcasts show; what to write beside them
    channels                 where exemplars were broadcast, posted, printed beside the portal
    featured, occasions, progress, broadcasts, related, timeline
                             Register  ->  what the home page, a profile and /nam/ tell of it
    ledger/                  Register, a period   ->  quotas unit by unit, shares, days: an office's count
    slots, programme         the radio's coming months, from who has not been told of yet
    consultations, agenda, calendars
                             what is to come  ->  its page, and iCalendar to subscribe to
    export/                  Register             ->  open data: JSON, CSV, what each key means
    headers/                 what servers say with every page: its policy, types, redirects
    look                     theme/assets, tokens ->  one style sheet, scripts, faces
    search/                  Register             ->  an index that a script reads piece by piece
    reuse                    what of the published site need not be made again
    frame, views             the frame of a page, and what templates may ask
    duties                   the plan's reports and the days by which they are due
    structured               what a page tells search engines, and those who share it
    pages/                   Register             ->  HTML in the theme's frame
    feeds/                   Register             ->  RSS, Atom, JSON Feed, OPML
    review/                  a change, for whoever approves it: before and after, lists, history
    report/                  an office's ledger   ->  Word, Excel, HTML, JSON
    offline                  a finished site's folder  ->  a copy that opens from a disk
    surroundings             what the frame's header and footer say
    settings, site           one build: what it is told, what it writes
    publication              a folder built beside  ->  the published folder, in one step
    cli/                     the commands people type

Nothing in here imports MkDocs; `hooks/portal.py` does, and drives it.
"""

from __future__ import annotations

__version__ = "0.3.0"
