"""Days and times: spans of days, the lunar calendar, terms of working days."""
