"""Typed records and the one table of their fields: a plan, its units, one exemplar, the schedule."""
