"""
Forms that offices fill in: a Word file of one exemplar, an Excel file of many; import reads them back.

    layout      what a form asks, of which plan and kind: labels, help and choices of the one table
    choices     drop-down lists of a Word file
    paper       layout  ->  a Word file
    workbook    layout  ->  an Excel file with drop-down lists

Labels are read back by `intake.filled`, which knows this layout too.
"""
