"""What a plan says stands on the portal: nothing that is recorded of it is kept from its readers."""

from __future__ import annotations

import pytest
from lxml import html

import support_plans
from exemplars.building import site
from exemplars.building.settings import Settings
from exemplars.records import record
from exemplars.records.plan import Plan
from support_portal import REPO
from support_site import FRAME, flat


def told(plan: Plan) -> str:
    """Return the words of the pages that tell of a plan: its own, the portal's, its sectors', home."""
    wanted = {"index.html", "tieu-chi/index.html", "gioi-thieu/index.html"}
    wanted |= {f"linh-vuc/{each.id}/index.html" for each in plan.sectors}
    ready = site.prepare(REPO, Settings(plan.id, search=False, offline=False))
    words: list[str] = []
    for name, content in ready.files(lambda base: FRAME, []):
        if name in wanted:
            wanted.remove(name)
            words.append(html.fromstring(content.decode()).text_content())
        if not wanted:
            break

    assert set() == wanted

    return flat(" ".join(words))


@pytest.mark.parametrize("name", support_plans.PLANS)
def test_what_a_plan_says_is_told(name: str) -> None:
    """Every sentence that is recorded of a plan stands on one of the pages that tell of it."""
    plan = support_plans.of(name).plan
    words = told(plan)
    sentences = [getattr(each, "text", "") for each in record.records(plan)]
    duties = [said for each in plan.reports for said in (each.to, each.then_to, each.copy_to)]
    fields = plan.press_fields.items if plan.press_fields else ()
    missing = [said for said in (*sentences, *duties, *fields) if flat(str(said)) not in words]

    assert missing == []
