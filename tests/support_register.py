"""
A register made of a few lines of YAML: a plan, units, exemplars, a day.

    today: 2024-06-01
    plan: {quotas: […]}           # laid over PLAN; every field as in plan.yml
    units: […]                    # as in units.yml; UNITS where absent
    incomplete: […]               # likewise
    exemplars:                    # as in profile.md; what is absent is as in EXEMPLAR
      - {id: a00001, unit: xa-mot, recognised: [{level: commune, date: 2024-05-01}]}
    episodes: […]                 # as in schedule.yml; no schedule is kept where absent
    texts: {tin.md: [Tin, "…"]}   # the radio's own: title, story
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import yaml

from exemplars import register
from exemplars.attachments import Photo
from exemplars.media import Rendition
from exemplars.reading.source import DataFile, Portfolio, Radio, RadioText, Source
from exemplars.records import schema
from exemplars.records.plan import Plan
from exemplars.records.profile import Profile
from exemplars.records.record import Record
from exemplars.records.schedule import Schedule
from exemplars.records.units import UnitList
from exemplars.register import Register

CASES = Path(__file__).parent / "cases"
NOWHERE = Path("/nowhere")

PLAN = """
id: thu
title: Kế hoạch thử
authority: {name: UBND huyện Thử, level: district, unit: huyen-thu}
period: {from: 2022, to: 2025}
portal: {name: Cổng thử, url: "https://thu.example/", progress: public}
kinds:
  - {id: individual, name: cá nhân}
  - {id: collective, name: tập thể}
  - {id: household, name: hộ gia đình}
"""
UNITS = """
- {id: huyen-thu, name: Huyện Thử, kind: district}
- {id: xa-mot, name: Xã Một, kind: commune, parent: huyen-thu}
- {id: xa-hai, name: Xã Hai, kind: commune, parent: huyen-thu}
"""
EXEMPLAR = {"kind": "individual", "unit": "xa-mot", "published": "2024-01-15"}


def read(path: Path) -> dict[str, Any]:
    """Return a case with every scalar as text, as the portal's own files are read."""
    case: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    return case


def text(written: str) -> dict[str, Any]:
    """Return a case written in a test."""
    case: dict[str, Any] = yaml.load(written, yaml.BaseLoader)
    return case


def made(case: dict[str, Any]) -> Register:
    """Return the register of a case; `portrait: yes` gives an exemplar a picture."""
    plan = _read(Plan, text(PLAN) | case.get("plan", {}))
    listed = {"units": case.get("units") or yaml.load(UNITS, yaml.BaseLoader)}
    units = _read(UnitList, listed | {"incomplete": case.get("incomplete", [])})
    sources, pictured = [], set()
    for fields in case.get("exemplars", []):
        if fields.pop("portrait", ""):
            pictured.add(fields["id"])
        fields.setdefault("name", f"Gương {fields['id']}")
        story = fields.pop("story", "")
        profile = _read(Profile, EXEMPLAR | fields)
        folder = NOWHERE / profile.unit / f"guong-{profile.id}"
        path = folder / "profile.md"
        sources.append(Source(path, "profile.md", profile, story=story))
    portfolio = Portfolio(
        NOWHERE,
        DataFile(NOWHERE / "plan.yml", "plan.yml", plan),
        DataFile(NOWHERE / "units.yml", "units.yml", units),
        (),
        tuple(sources),
        (),
        radio=_radio(case),
    )
    drafts = case.get("drafts") == "yes"
    found = register.make(
        portfolio, dt.date.fromisoformat(case["today"]), NOWHERE / "pictures", drafts=drafts
    )
    exemplars = tuple(
        dataclasses.replace(each, portrait=Photo("", (Rendition(NOWHERE, "a.webp", 4, 3, 0),)))
        if each.id in pictured
        else each
        for each in found.exemplars
    )
    return dataclasses.replace(found, exemplars=exemplars)


def _radio(case: dict[str, Any]) -> Radio:
    schedule = _read(Schedule, {"episodes": case.get("episodes", [])})
    texts = {
        name: RadioText(NOWHERE / name, name, Record(), title=title, story=story)
        for name, (title, story) in case.get("texts", {}).items()
    }
    file = DataFile(NOWHERE / "schedule.yml", "schedule.yml", schedule)
    return Radio(file, texts, is_kept="episodes" in case)


def _read(record: type[Any], tree: dict[str, Any]) -> Any:
    found, findings = schema.read(record, tree)
    wrong = [each for each in findings if each.code != "thieu-truong"]

    assert not wrong, wrong

    return found
