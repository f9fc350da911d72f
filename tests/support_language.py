"""What commands can say of themselves: read out of the code, and asked of the parsers."""

from __future__ import annotations

import argparse
import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

from exemplars import problem, text
from exemplars.checking import verdict
from exemplars.cli import VERBS, _parser, parsing, reporting, watching
from support_portal import REPO

MODULES = [REPO / "hooks/portal.py", *sorted((REPO / "hooks/exemplars").rglob("*.py"))]
COMMANDS = sorted((REPO / "hooks/exemplars/cli").glob("*.py"))
# The functions that put their first argument into the language that is asked for.
SPEAKING = ("phrase", "SettingsError")


# What reaches them by a name: constants, and what tables hold.
BY_NAME = {
    text.REST,
    parsing.LANGUAGE,
    reporting.PERIODS,
    watching.BEGINS,
    watching.ENDS,
    *verdict.WORDS.values(),
    *problem._REFUSALS.values(),
}
LETTERS = frozenset("ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")


def is_vietnamese(text: str) -> bool:
    """Return whether a text has a letter that only Vietnamese has, of the two languages."""
    return not LETTERS.isdisjoint(text.lower())


def calls_in(module: Path) -> Iterator[ast.Call]:
    """Give every call that puts a text into the language."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in SPEAKING:
            yield node


def texts_of(call: ast.Call) -> Iterator[str]:
    """Give the texts that a call has as its first argument, of a choice both."""
    first = call.args[0]
    for each in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
        if isinstance(each, ast.Constant):
            yield str(each.value)


def names_in(template: str) -> set[str]:
    """Return the {names} of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def untold(module: Path) -> Iterator[str]:
    """Give the Vietnamese that a module hands neither to those functions nor to a parser, docstrings apart."""
    tree = ast.parse(module.read_text("utf-8"))
    told: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            given = [*node.args[:1]] if name in SPEAKING else []
            given += [each.value for each in node.keywords if each.arg in ("help", "metavar")]
            told.update(inner for each in given for inner in ast.walk(each))
        if isinstance(node, ast.Expr):
            told.update(ast.walk(node)) if isinstance(node.value, ast.Constant) else None
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node not in told and is_vietnamese(str(node.value)):
            yield str(node.value)


def parsers() -> Iterator[argparse.ArgumentParser]:
    """Give the parser of `portal`, of every verb, and of every verb's verbs."""
    # A verb that is told elsewhere knows what it takes only where it is asked for.
    whole = _parser("")
    verbs = verbs_of(whole)
    verbs |= {name: verbs_of(_parser(name))[name] for name, _, _ in VERBS}
    yield whole
    for each in verbs.values():
        yield from (each, *verbs_of(each).values())


def verbs_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of a parser's verbs, by name."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def helps_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Give the texts of a parser's help that are ours: argparse's own are not."""
    yield from filter(None, [parser.description])
    for action in parser._actions:
        if isinstance(action.metavar, str):
            yield action.metavar
        for each in (action, *getattr(action, "_choices_actions", ())):
            if each.help not in (None, argparse.SUPPRESS) and each.dest != "help":
                yield each.help


def unquoted(text: str) -> str:
    """Return a text without what it quotes to be typed."""
    return re.sub("“[^”]*”", "", text)
