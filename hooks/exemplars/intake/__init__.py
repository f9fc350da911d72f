"""
Files that editors send, read into drafts: what `portal import` does, stage by stage.

    found          blocks of a document, and why one cannot be taken
    archive        a zip of XML from a stranger, opened within limits
    filled_sheets  our own form as an Excel file  ->  the same blocks as its Word file has
    labels         what the headings and labels of award reports mean
    spans          cells that reach over others  ->  rows in which each stands in its column
    roster_heads, roster
                   an office's list: its heads; each exemplar of it
    word_styles, word_signs, word, sheet, web,
    plain, letter
                   .docx; .xlsx and .csv; .html; .txt; .eml  ->  Report
    reading        a file of any of these kinds  ->  Reports
    personal       what may not be published  ->  left out, and named
    praise         rows and sentences about awards  ->  awards
    places         units and sectors that a text names
    parts          a report's lines, each to where it belongs
    answers        the words of a form's cell  ->  the value of its field
    filled         our own form, filled in: every answer to its field
    recognition    Report  ->  what is known of an exemplar, what is guessed, what is left
    prose, photos  blocks  ->  Markdown that says exactly them; pictures without metadata
    draft          what is known  ->  a `profile.md` that is a draft

Everything that comes in is hostile: it is judged, never run, fetched or unpacked to disk.
"""
