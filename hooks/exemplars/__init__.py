"""
Exemplar profiles kept in git, checked against their plan, and what is published from them.

The module names are the pipeline; each stage knows only those above it:

    text, problem            Vietnamese text; what is wrong, where, and how to mend it
    strict_yaml              a strict subset of YAML, read as text, with line and column
    schema                   typed records read from that text; one table for check, help and forms
    vocabulary               terms of the whole field: kinds, award forms, levels, kinds of unit
    plan, units, profile     the records: a plan, its register of units, one exemplar
    source                   profiles/** on disk  ->  Source
    story                    Markdown             ->  safe HTML, or problems with their lines
    rules/                   Source               ->  Problem…
    register                 the published portal in memory, frozen
    collections, addresses   the one table of lists, feeds and where everything lives
    media, views, pages      Register             ->  HTML
    feeds                    Register             ->  RSS, Atom, JSON Feed, OPML
    site                     files, sitemap; publication by exchange
    cli/                     the commands people type

Nothing in here imports MkDocs; `hooks/portal.py` does, and drives it.
"""

from __future__ import annotations

__version__ = "0.1.0"
