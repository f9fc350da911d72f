"""From records to problems: the rules run, allowances and old faults taken off, the verdict told."""
