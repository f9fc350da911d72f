"""From the files of an office on disk to records, with the place of every value."""
