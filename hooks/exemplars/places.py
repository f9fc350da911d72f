"""What the files of a plan's folder are called."""

from __future__ import annotations

PROFILES = "profiles"
PROFILE = "profile.md"
BASELINE = ".baseline.yml"
SCHEDULE = "schedule.yml"
RADIO = "_phat-thanh"  # the folder of the radio's own texts and recordings
# What may stand beside the folders of units.
BESIDE_UNITS = ("plan.yml", "units.yml", SCHEDULE)
# Where a profile lies, as people are told it.
PLACE = f"{PROFILES}/KẾ_HOẠCH/ĐƠN_VỊ/tên-mã/{PROFILE}"
