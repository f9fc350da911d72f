"""The sample exemplars of the five plans: enough of them, in every state."""

from __future__ import annotations

from collections import Counter

import pytest

from support_plans import PLANS, ids, of

# Exemplars that readers can see: published and neither withdrawn nor revoked.
LEAST = {"lao-cai": 12, "nghe-an": 12, "soc-trang": 12, "tan-yen": 30, "vinh-thuan": 26}


@pytest.mark.parametrize(("plan", "least"), LEAST.items())
def test_plan_has_its_exemplars(plan: str, least: int) -> None:
    """Every plan publishes enough exemplars to show what its portal is like."""
    shown = [
        each
        for each in of(plan).sources
        if each.profile.published and each.profile.withdrawn is None
    ]

    assert len(shown) >= least


@pytest.mark.parametrize("plan", PLANS)
def test_plan_has_every_state(plan: str) -> None:
    """Every plan has a draft, a withdrawn and a revoked profile, and one that has moved."""
    profiles = [each.profile for each in of(plan).sources]
    gone = Counter(each.withdrawn.kind for each in profiles if each.withdrawn)

    assert any(each.published is None for each in profiles)
    assert gone["withdrawn"]
    assert gone["revoked"]
    assert any(each.aliases for each in profiles)


@pytest.mark.parametrize("plan", PLANS)
def test_exemplars_show_every_kind(plan: str) -> None:
    """Every kind a plan names has a published exemplar, and every contest that has closed an entry."""
    shown = {each.profile.kind for each in of(plan).sources if each.profile.published}
    closed = {"contest-entry" for each in of(plan).plan.contests if each.closes}

    assert set(ids(of(plan).plan.kinds)) | closed == shown


@pytest.mark.parametrize("plan", PLANS)
def test_exemplars_are_called_samples(plan: str) -> None:
    """Every portal says that its exemplars are invented."""
    assert of(plan).plan.site.sample


def test_ids_are_one_persons_across_plans() -> None:
    """No id is used under two plans."""
    found = Counter(each.profile.id for plan in PLANS for each in of(plan).sources)

    assert not [id for id, times in found.items() if times > 1]
