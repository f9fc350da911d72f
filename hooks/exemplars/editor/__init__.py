"""
The web editor at /admin/: Decap CMS, told by the plan and the one table of fields what to ask.

    widgets         the table of a profile's fields, a plan's words  ->  what the form asks
    configuration   plan, widgets  ->  all that the editor is told, and whom it may speak to
    bundle          the editor's program: locked, fetched by the set-up, never by a build
    page            what stands at /admin/
"""

from __future__ import annotations

from exemplars.editor.bundle import Missing
from exemplars.editor.configuration import may
from exemplars.editor.page import files, programs

__all__ = ["Missing", "files", "may", "programs"]
