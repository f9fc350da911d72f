"""The web editor's form, what it is told, whom it may reach, and its program's lock."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import support_plans
import support_server
from exemplars.building import site
from exemplars.building.settings import Settings, SettingsError
from exemplars.drafting.json_schema import held_words
from exemplars.editor import configuration, widgets
from exemplars.records import schema
from exemplars.records.profile import Profile
from exemplars.records.record import Record
from exemplars.records.schema import Many, Nested, Spec, Table
from exemplars.records.vocabulary import FORGES
from support_portal import lay_out
from support_servers import PORTAL, Apache, Hosted, Nginx, files_of
from support_site import PLANS
from support_web_editor import EDITORS, switch_on

POLICY, OPENER = "Content-Security-Policy", "Cross-Origin-Opener-Policy"


def asked(record: type[Record], fields: list[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """Give (record, key, spec, field) of every field of a record and of those inside it."""
    by_name = {each["name"]: each for each in fields}
    for key, _, spec in schema.specs(record):
        yield record, key, spec, by_name.get(key)
        inner = spec.type.of if isinstance(spec.type, Many) else spec.type
        if isinstance(inner, Nested) and key in by_name:
            yield from asked(inner.record, by_name[key]["fields"])


@pytest.mark.parametrize("plan", PLANS)
def test_the_form_asks_every_field(plan: str) -> None:
    """Every field of the table, however deep, is in the form under its label, and only those and the story."""
    fields = widgets.fields(support_plans.of(plan))
    every = list(asked(Profile, fields))
    labels = {(record, key): spec.label for record, key, spec, _ in every}
    renamed = {"Tên tệp"}

    assert [(record.__name__, key) for record, key, _, field in every if field is None] == []
    assert {each["name"] for each in fields} == {key for key, _, _ in schema.specs(Profile)} | {
        "body"
    }
    assert {
        labels[record, key] for record, key, spec, field in every if field["label"] != spec.label
    } == renamed


@pytest.mark.parametrize("plan", PLANS)
def test_the_form_requires_what_the_table_requires(plan: str) -> None:
    """What is required is asked for before saving, but the id, which is given out."""
    every = asked(Profile, widgets.fields(support_plans.of(plan)))

    assert [
        key
        for _, key, spec, field in every
        if field["required"] != (spec.required and field["widget"] != "ma-ho-so")
    ] == []


@pytest.mark.parametrize("plan", PLANS)
def test_what_the_plan_holds_is_chosen(plan: str) -> None:
    """A field held to the plan's words is chosen from exactly those; where there are none it is not shown."""
    portfolio = support_plans.of(plan)
    held = held_words(portfolio)
    for record, key, _, field in asked(Profile, widgets.fields(portfolio)):
        words = held.get((record, key))
        if words:
            assert [each["value"] for each in field["options"]] == list(words)
            assert field.get("multiple", False) == isinstance(_type(record, key), Many)
        elif words is not None:
            assert field["widget"] == "hidden"


def _type(record: type[Record], key: str) -> Any:
    found: Spec = schema.table(record)[key][1]
    return found.type


def test_groups_and_tables_are_lists_that_say_so() -> None:
    """A group that may be missing is a list of at most one, a table of names a list of pairs."""
    for record, key, spec, field in asked(Profile, widgets.fields(support_plans.of("tan-yen"))):
        assert field.get("single", False) == isinstance(_type(record, key), Nested)
        assert field.get("max") == (1 if isinstance(spec.type, Nested) else None)
        assert field.get("pairs", False) == isinstance(spec.type, Table)


def test_a_pattern_is_one_for_browsers() -> None:
    """Patterns are of ECMA 262: none has what only Python knows."""
    every = asked(Profile, widgets.fields(support_plans.of("tan-yen")))
    patterns = [field["pattern"][0] for *_, field in every if "pattern" in field]

    assert len(patterns) > 20
    assert not [each for each in patterns if re.search(r"\\[AZ]|\(\?P", each)]


def test_what_is_said_otherwise_is_said_of_a_field_there_is():
    """No word of the form's own outlives the field, or the record, that it was written for."""
    every = list(asked(Profile, widgets.fields(support_plans.of("tan-yen"))))
    fields = {(record, key) for record, key, _, _ in every}
    keys = {key for _, key in fields}
    closed = {(record, each) for record, said in widgets._SUMMARIES.items() for each in said}

    assert set() == {*widgets._HELPS, *widgets._LABELS} - fields
    assert set() == set(widgets._ONE) - keys
    assert set() == closed - {(record.__name__, key) for record, key in fields}


def test_units_of_one_name_are_told_apart() -> None:
    """No two units are offered under one name, whatever their number."""
    told = configuration.configuration(support_plans.of("nghe-an"), EDITORS["gitlab"], "u", "l")
    (unit,) = (each for each in told["collections"][0]["fields"] if each["name"] == "unit")
    labels = [each["label"] for each in unit["options"]]

    assert len(labels) > 400
    assert len(labels) == len(set(labels))


def test_a_profile_lies_where_the_portal_reads_it() -> None:
    """The folder, the file and the photos follow the portal's layout; nothing is deleted or approved here."""
    told = configuration.configuration(support_plans.of("tan-yen"), EDITORS["gitlab"], "u", "l")
    (collection,) = told["collections"]

    assert told["publish_mode"] == "editorial_workflow"
    assert told["locale"] == "vi"
    assert (collection["folder"], collection["path"]) == (
        "profiles/tan-yen",
        "{{unit}}/{{slug}}/profile",
    )
    assert (collection["extension"], collection["media_folder"]) == ("md", "")
    assert not collection["delete"]
    assert not collection["publish"]


BACKENDS = {
    "github": {
        "name": "github",
        "base_url": "https://dang-nhap.mau.example",
        "auth_endpoint": "auth",
    },
    "gitlab": {
        "name": "gitlab",
        "app_id": "0a1b",
        "auth_type": "pkce",
        "base_url": "https://gitlab.com",
        "api_root": "https://gitlab.com/api/v4",
    },
    "gitea": {"name": "forgejo", "app_id": "0a1b", "api_root": "https://git.mau.example/api/v1"},
    "forgejo": {
        "name": "forgejo",
        "app_id": "0a1b",
        "api_root": "https://git.mau.example/kho/api/v1",
    },
}


@pytest.mark.parametrize("kind", FORGES)
def test_every_forge_is_told_of_as_it_needs(kind: str) -> None:
    """Each forge is reached by its own interface, and keys are had without a secret in the page."""
    made = configuration.backend(EDITORS[kind])
    common = {"repo": "a/b", "branch": "main"}

    assert {key: value for key, value in made.items() if key != "commit_messages"} == (
        BACKENDS[kind] | common
    )
    assert all("{{" in each for each in made["commit_messages"].values())


def test_a_server_of_ones_own_is_reached_and_no_other() -> None:
    """The page speaks to the repository's server alone; GitHub's own pages belong to GitHub."""
    own = dataclasses.replace(EDITORS["github"], server="https://GIT.mau.example/")
    reached = {kind: configuration.may(editor).connect for kind, editor in EDITORS.items()}

    assert reached == {
        "github": ("https://api.github.com", "https://www.githubstatus.com"),
        "gitlab": ("https://gitlab.com",),
        "gitea": ("https://git.mau.example",),
        "forgejo": ("https://git.mau.example",),
    }
    assert configuration.may(own).pictures == ("https://git.mau.example",)


@pytest.mark.parametrize(
    "bad", ["https://a.example; script-src *", "a.example", "https://a b", "*"]
)
def test_no_origin_says_more_in_a_policy(bad: str) -> None:
    """What is no origin gets into no policy."""
    good = configuration.may(EDITORS["gitlab"])

    with pytest.raises(ValueError, match="not for a policy"):
        dataclasses.replace(good, connect=(bad,))


WITH_EDITOR = dataclasses.replace(
    PORTAL, places=(*PORTAL.places, "admin/"), editor=configuration.may(EDITORS["gitlab"])
)
SERVERS: dict[str, Any] = {
    "hosted": Hosted(files_of(WITH_EDITOR)),
    "apache": Apache(files_of(WITH_EDITOR)),
    "nginx": Nginx(files_of(WITH_EDITOR)),
}


@pytest.mark.parametrize("server", SERVERS)
def test_every_server_sends_the_editors_own_policy(server: str) -> None:
    """
    The editor's page has its own policy, once, and may hear from the window in which one signs in.

    All other pages keep theirs.
    """
    page, home = (SERVERS[server].answer(each).headers for each in ("/admin/", "/"))

    assert page[POLICY] == configuration.may(EDITORS["gitlab"]).header
    assert page[OPENER] == "same-origin-allow-popups"
    assert home[OPENER] == "same-origin"
    assert "gitlab" not in home[POLICY]
    assert "unsafe" not in page[POLICY]
    assert page["X-Frame-Options"] == "DENY"


def test_without_the_editor_there_is_none(built: Path) -> None:
    """A portal whose plan does not switch it on has no /admin/, and its servers are told of none."""
    assert not (built / "admin").exists()
    assert "admin" not in support_server.said(built, "_headers")


def test_a_build_fetches_nothing(miniature: Path) -> None:
    """With the editor on and its program not there, a build ends with what to do."""
    switch_on(miniature / "profiles/mini/plan.yml")

    with pytest.raises(
        SettingsError, match=r"chưa có chương trình decap-cms .*scripts/portal editor"
    ):
        site.prepare(miniature, Settings("mini"))


def test_a_preview_with_drafts_has_no_editor(tmp_path: Path) -> None:
    """What is built to look at a proposal needs no program and leads to no repository."""
    root = lay_out(tmp_path / "portal", whole=True)
    switch_on(root / "profiles/mini/plan.yml")
    ready = site.prepare(root, Settings("mini", drafts=True))

    assert ready.register.plan.site.editor
    assert ready.editor is None
