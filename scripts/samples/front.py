"""The front matter of an exemplar, in the order and the canonical form of design §4."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from exemplars.records.plan import Plan
from samples.case import DAY, Case
from samples.teller import capital

Fields = dict[str, Any]
_LONGEST_SUMMARY, _LONGEST_EVIDENCE = 300, 200


def front_matter(case: Case, plan: Plan) -> str:
    """Return the front matter between its fences."""
    facts, rng = case.facts, case.teller.rng
    after = _after(case, plan)
    agency = case.teller.one("agency", facts)
    fields = {
        "id": case.id,
        "name": case.name,
        "kind": case.kind,
        "sector": case.sector,
        "unit": case.unit.id,
        "summary": _summary(case),
        "authors": [{"name": facts["author"], "unit": rng.choice((case.unit.id, agency))}],
        "published": case.published,
        "updated": after.pop("updated", ""),
        **_steps(case, plan),
        "deed_date": facts["deed_date"],
        "criteria": list(_criteria(case, plan)),
        "figures": [_without(vars(each), "claim") for each in case.figures],
        "awards": list(_awards(case)),
        "movements": _some(case, [each.id for each in plan.movements], 0.5),
        "priorities": _some(case, [each.id for each in plan.priorities], 0.4),
        "sources": [*_decisions(case), *_papers(case)],
        "consents": [_consent(case)],
        "owner": case.owner,
        "how_to": _how_to(case),
        **after,
    }
    return "".join(f"{line}\n" for line in _yaml(fields))


def _without(fields: Fields, key: str) -> Fields:
    return {name: value for name, value in fields.items() if name != key}


def _summary(case: Case) -> str:
    facts = {**case.facts, **case.claims()[0]}
    said = (case.teller.sentence("summary", facts) for _ in range(4))
    fitting = (text for text in said if len(text) <= _LONGEST_SUMMARY)
    return next(fitting, f"{facts['at']}.")


def _steps(case: Case, plan: Plan) -> Fields:
    """Return recognition, stages and approvals: all that came before publication."""
    rng = case.teller.rng
    levels = [each for each in ("commune", "district", "province") if each in case.offices]
    reached = levels[: rng.choices((1, 2, 3), (60, 30, 10))[0]]
    stages = [each.id for each in plan.stages]
    enough = [at for at, id in enumerate(stages, 1) if id in plan.publishable_stages]
    steps = [each.id for each in plan.selection]
    asked = list(plan.required_approvals) or steps[: rng.randint(0, len(steps))]
    above = case.offices.get(plan.authority.level if plan.authority else "")
    by = case.facts["committee"]
    days = case.days(case.since, case.published, len(stages))
    return {
        "recognised": _late(case, [{"level": each} for each in reached]),
        "stages": [
            {"stage": id, "date": day}
            for id, day in zip(stages[: min(enough, default=len(stages))], days, strict=False)
        ],
        "approvals": [
            {"step": each["step"], "role": (at and above) or by, "date": each["date"]}
            for at, each in enumerate(_late(case, [{"step": id} for id in asked]))
        ],
    }


def _late(case: Case, records: Sequence[Fields]) -> list[Fields]:
    """Date records one after another, shortly before publication."""
    days = case.days(case.late, case.published, len(records))
    return [{**each, "date": day} for each, day in zip(records, days, strict=True)]


def _criteria(case: Case, plan: Plan) -> Iterator[Fields]:
    judged = plan.criteria_for(case.kind)
    teller = case.teller
    for atom in judged.atoms if judged else ():
        name = f"evidence-{atom.id}"
        name = name if name in teller.lists else "evidence-other"
        facts = {**case.facts, "label": atom.label}
        said = (teller.sentence(name, facts) for _ in range(5))
        # A long label may leave no room: then the shortest will do.
        evidence = next((text for text in said if len(text) <= _LONGEST_EVIDENCE), atom.label)
        sources = ["bao-cao", "xac-minh"][teller.rng.randint(0, 2) :]
        yield {"criterion": atom.id, "evidence": evidence, "sources": sources}


def _awards(case: Case) -> Iterator[Fields]:
    for each in case.awards:
        yield {
            "form": each.form,
            "level": each.level,
            "issuer": each.issuer,
            "decision": f"{each.number}/QĐ-UBND",
            "date": each.date,
            "sources": [f"qd-{each.number}"],
        }


def _decisions(case: Case) -> Iterator[Fields]:
    for each in case.awards:
        yield {
            "id": f"qd-{each.number}",
            "title": f"Quyết định về việc {each.title}",
            "number": f"{each.number}/QĐ-UBND",
            "date": each.date,
            "issuer": each.issuer,
        }


def _papers(case: Case) -> Iterator[Fields]:
    """Give the two papers that every exemplar has: a report, and what checked it."""
    facts, issuer = case.facts, case.facts["committee"]
    number = f"{case.teller.rng.randint(5, 480)}/BC-UBND"
    report = {"id": "bao-cao", "title": capital(facts["report"]), "number": number}
    yield {**report, "date": case.reported, "issuer": issuer}
    title = case.teller.sentence("check_title", facts)
    day = case.day(case.late, case.published)
    yield {"id": "xac-minh", "title": title, "date": day, "issuer": issuer}


def _consent(case: Case) -> Fields:
    by = "self" if case.shape in ("person", "family") else "representative"
    scope = ["name", "image", "story", "voice"][: case.teller.rng.choice((3, 4, 4))]
    return {
        "of": case.person,
        "by": by,
        "date": case.day(case.late, case.published),
        "scope": scope,
    }


def _how_to(case: Case) -> str:
    if case.kind != "model":
        return ""
    steps = (case.teller.sentence("method", case.facts) for _ in range(4))
    return "\n".join(f"{at}. {step}." for at, step in enumerate(steps, 1))


def _some(case: Case, ids: Sequence[str], chance: float) -> list[str]:
    rng = case.teller.rng
    return rng.sample(ids, min(len(ids), rng.randint(1, 2))) if rng.random() < chance else []


def _after(case: Case, plan: Plan) -> Fields:
    """Return what followed publication, while the unit stood and the plan ran."""
    found: Fields = {}
    teller, rng = case.teller, case.teller.rng
    if case.published >= case.until:
        return found
    day = case.day(case.published + DAY, case.until)
    if rng.random() < 0.2:
        note = teller.sentence("note", case.facts)
        found |= {"updated": day, "follow_up": [{"date": day, "note": note}]}
    if rng.random() < 0.1:
        unit = capital(f"{case.facts['hamlet']} {teller.one('village', {})}")
        note = teller.sentence("copy_note", case.facts)
        found["replicated_by"] = [{"unit": unit, "date": day, "note": note}]
    channels = [each.id for each in (*plan.channels, *plan.columns)]
    if channels and rng.random() < 0.3:
        soon = min(case.until, case.published + rng.randint(0, 12) * DAY)
        found["carried"] = [{"channel": rng.choice(channels), "date": soon}]
    return found


def _yaml(fields: Fields) -> Iterator[str]:
    """Give the lines of a mapping; what is empty is left out."""
    for key, value in fields.items():
        if not value:
            continue
        if isinstance(value, list) and isinstance(value[0], dict):
            yield f"{key}:"
            for item in value:
                lines = "\n    ".join(_yaml(item))
                yield f"  - {lines}"
        elif isinstance(value, list):
            yield f"{key}: [{', '.join(value)}]"
        elif isinstance(value, str) and "\n" in value:
            lines = value.replace("\n", "\n  ")
            yield f"{key}: |\n  {lines}"
        else:
            yield f"{key}: {_scalar(str(value))}"


_NOT_PLAIN = re.compile(r"\A[-?:,\[\]{}#&*!|>'\"%@`]|: | #|:\Z")


def _scalar(text: str) -> str:
    return f'"{text}"' if _NOT_PLAIN.search(text) else text
