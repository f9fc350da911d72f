"""Who may confer which award, by the law of its day; how official documents are numbered."""
