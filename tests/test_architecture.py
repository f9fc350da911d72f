"""The architecture and the documents, held to what they say."""

from __future__ import annotations

import ast
import inspect
import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import exemplars
from exemplars import rules
from exemplars.checking.verdict import WORDS
from exemplars.records import plan, profile, schedule, schema, units
from exemplars.records.record import Record
from exemplars.records.schema import Many, Nested, Table
from exemplars.rules import (
    CATALOGUE,
    PROFILE_RULES,
    RUNNER_RULES,
    TOGETHER_RULES,
    copies,
    episodes,
    handwriting,
    on_the_day,
    people,
    permanent,
    setup,
    shape,
    since,
)
from exemplars.rules import content as content_rules
from exemplars.rules.rule import FAMILIES, Rule
from support_portal import REPO

DOMAIN = REPO / "hooks/exemplars"
MODULES = sorted(DOMAIN.rglob("*.py"))
OURS = [
    *sorted((REPO / "hooks").rglob("*.py")),
    *sorted((REPO / "scripts").rglob("*.py")),
    *sorted((REPO / "tests").rglob("*.py")),
]
SCRIPTS = sorted(
    path.name
    for path in (REPO / "scripts").iterdir()
    if path.is_file() and os.access(path, os.X_OK)
)
HOST = {"mkdocs", "material", "mkdocs_material", "pymdownx"}
MOST_LINES = 300


def name_of(path: Path) -> str:
    """Return a module's path from the root of the repository."""
    return path.relative_to(REPO).as_posix()


def tree_of(path: Path) -> ast.Module:
    """Return a module as a syntax tree."""
    return ast.parse(path.read_text("utf-8"))


def imports_of(path: Path) -> Iterator[str]:
    """Give the dotted name of everything a module imports, at its head or later."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports say the whole way"

            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def listed() -> list[str]:
    """Return the names of the pipeline's modules as the package's docstring lists them."""
    lines = re.findall(r"^    (\S.*)$", exemplars.__doc__ or "", re.MULTILINE)
    columns = [re.split(r" {2,}", line)[0] for line in lines]
    return [name.rstrip("/") for column in columns for name in column.split(", ")]


def stage_of(dotted: str) -> str:
    """Return the stage of the pipeline that an import from the package reaches, or ""."""
    parts = dotted.split(".")
    return parts[1] if parts[0] == "exemplars" and len(parts) > 1 and parts[1] in listed() else ""


def test_docstring_lists_every_module() -> None:
    """The package's docstring names every module and every folder of it, each once."""
    there = {path.stem for path in DOMAIN.glob("*.py")} - {"__init__"}
    there |= {path.parent.name for path in DOMAIN.glob("*/__init__.py")}

    assert there == set(listed())
    assert len(there) == len(listed())


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_domain_does_not_know_its_host(module: Path) -> None:
    """No module of the domain imports MkDocs or Material, not even late."""
    roots = {dotted.partition(".")[0] for dotted in imports_of(module)}

    assert not HOST & roots


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_imports_point_upstream(module: Path) -> None:
    """A module imports only what stands above it in the list, or its own folder."""
    order = listed()
    own = module.relative_to(DOMAIN).parts[0].removesuffix(".py")
    reached = {stage for dotted in imports_of(module) if (stage := stage_of(dotted))} - {own}
    position = order.index(own) if own in order else 0

    assert not [stage for stage in reached if order.index(stage) > position]


def test_only_the_adapter_knows_the_host() -> None:
    """Of everything under hooks/, portal.py alone imports MkDocs."""
    knowing = [
        name_of(path)
        for path in OURS
        if path.is_relative_to(REPO / "hooks")
        and HOST & {dotted.partition(".")[0] for dotted in imports_of(path)}
    ]

    assert knowing == ["hooks/portal.py"]


@pytest.mark.parametrize("module", OURS, ids=name_of)
def test_module_is_short_or_says_why(module: Path) -> None:
    """A module has at most 300 lines, or its docstring says why it has more."""
    lines = len(module.read_text("utf-8").splitlines())
    docstring = ast.get_docstring(tree_of(module)) or ""

    assert lines <= MOST_LINES or "over 300 lines" in docstring


@pytest.mark.parametrize("module", OURS, ids=name_of)
def test_module_says_what_it_is(module: Path) -> None:
    """Every module begins with a sentence about itself."""
    assert ast.get_docstring(tree_of(module))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_only_commands_print(module: Path) -> None:
    """Nothing below the commands talks to the terminal."""
    talking = [
        node.lineno
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("print", "input")
    ]

    assert module.is_relative_to(DOMAIN / "cli") or not talking


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_rule_says_what_it_demands(code: str) -> None:
    """A rule has a slug for a code, a family, a severity, and a sentence that ends in a period."""
    rule = CATALOGUE[code]

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert code == rule.code
    assert rule.family in FAMILIES
    assert rule.severity in WORDS
    assert rule.statement.endswith(".")


def test_every_rule_is_in_the_catalogue_once() -> None:
    """No two rules share a code, and no rule that runs is missing from the catalogue."""
    every = [
        *(*shape.READ, *content_rules.READ, *RUNNER_RULES, *PROFILE_RULES, *TOGETHER_RULES),
        *(*since.RULES, *permanent.RULES, *on_the_day.RULES, *episodes.READ, *episodes.RULES),
        *(*setup.PLAN_RULES, *setup.UNIT_RULES, setup.own_criteria_only_extend),
        *(*people.PLAN_RULES, *people.UNIT_RULES, *handwriting.READ),
    ]

    assert not [code for code, times in Counter(rule.code for rule in every).items() if times > 1]
    assert {rule.code: rule for rule in every} == CATALOGUE


@pytest.mark.parametrize("rule", TOGETHER_RULES, ids=lambda each: each.code)
def test_a_rule_over_all_profiles_says_by_what_they_meet(rule: Rule) -> None:
    """After a change those alone are asked again that share a tie; copied stories meet in their own way."""
    assert bool(rule.ties) != (rule is copies.no_story_is_copied)


def test_every_rule_that_is_written_runs() -> None:
    """A rule with a check of its own is in one of the tables that are run."""
    modules = [module for module in vars(rules).values() if inspect.ismodule(module)]
    written = {
        rule.code
        for module in modules
        for rule in vars(module).values()
        if isinstance(rule, rules.Rule)
    }

    assert len(modules) > 5
    assert written <= {code for code, rule in CATALOGUE.items() if rule.check}


def records_under(record: type[Record]) -> Iterator[type[Record]]:
    """Give a type of record and every type inside it."""
    yield record
    for _, _, field in schema.specs(record):
        inner = field.type.of if isinstance(field.type, Many | Table) else field.type
        if isinstance(inner, Nested):
            yield from records_under(inner.record)


@pytest.mark.parametrize(
    "record", [plan.Plan, profile.Profile, units.UnitList, units.UnitCriteria, schedule.Schedule]
)
def test_every_field_has_a_label(record: type[Record]) -> None:
    """Every field of every record has a Vietnamese label, for the check, the handbook and forms."""
    bare = [
        f"{each.__name__}.{key}"
        for each in records_under(record)
        for key, _, field in schema.specs(each)
        if not field.label.strip()
    ]

    assert not bare


@pytest.mark.parametrize("script", SCRIPTS)
def test_readme_names_every_script(script: str) -> None:
    """The README says what every script is for."""
    readme = (REPO / "README.md").read_text("utf-8")

    assert re.search(rf"`(?:scripts/)?{re.escape(script)}\b|^scripts/{script}\b", readme, re.M)


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_says_what_it_does(script: str) -> None:
    """A script begins with a sentence about itself, as a comment or a docstring."""
    shebang, rest = (REPO / "scripts" / script).read_text("utf-8").split("\n", 1)

    assert shebang.startswith("#!/")
    assert re.match(r'(# |"""\n?)\w+', rest)


def test_versions_agree() -> None:
    """The changelog's newest version, the project file and the package say one version."""
    changelog = (REPO / "CHANGELOG.md").read_text("utf-8")
    project = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]
    newest = re.findall(r"^## \[?(\d+\.\d+\.\d+)", changelog, re.MULTILINE)[0]

    assert newest == project["version"] == exemplars.__version__


def test_every_field_is_read():
    """No record has a field that an editor fills in and nobody reads."""
    shipped = [*MODULES, *(REPO / "theme").rglob("*.html")]
    words = "\n".join(each.read_text("utf-8") for each in shipped)
    read = set(re.findall(r"\.(\w+)", words)) | set(re.findall(r'"(\w+)"', words))
    kept = {
        f"{record.__name__}.{attribute}"
        for record in _below(Record)
        for _, attribute, _ in schema.specs(record)
        if record.__module__.startswith("exemplars.") and attribute not in read
    }

    assert set() == kept


def _below(record: type[Record]) -> Iterator[type[Record]]:
    """Give every kind of record below one."""
    for each in record.__subclasses__():
        yield each
        yield from _below(each)
