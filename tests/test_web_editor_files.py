"""What the web editor reads and writes: the canonical form, nothing lost, whatever was typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import support_plans
from exemplars.drafting.canonical_form import formatted
from exemplars.editor import widgets
from exemplars.notation import strict_yaml
from exemplars.text import FORBIDDEN, clean
from support_portal import REPO
from support_site import PLANS
from support_web_editor import Format


@pytest.fixture(scope="module")
def files() -> Iterator[Format]:
    """Give the editor's own reader and writer of files."""
    made = Format()
    yield made
    made.close()


@pytest.mark.parametrize("plan", PLANS)
def test_opening_and_saving_changes_nothing(files: Format, plan: str) -> None:
    """Every sample profile, read into the form and written again, is the canonical file it was."""
    paths = sorted((REPO / "profiles" / plan).glob("*/*/profile.md"))
    texts = [path.read_text("utf-8") for path in paths]
    fields = widgets.fields(support_plans.of(plan))
    saved = files.saved(texts, fields)

    assert paths
    assert all(files.shown(texts, fields))
    assert saved == [formatted(text).text for text in texts]


@settings(max_examples=25)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), min_size=1, max_size=40))
def test_whatever_is_typed_is_what_the_file_says(files: Format, said: list[str]) -> None:
    """Any text of the form is one line of canonical YAML that the check reads as that text."""
    fields = widgets.fields(support_plans.of("tan-yen"))
    written = files.named(said, fields)
    for typed, text in zip(said, written, strict=True):
        tree, faults = strict_yaml.read(text.split("---\n")[1])
        kept = FORBIDDEN.sub("", clean(typed))

        assert not faults
        assert "".join(tree.get("name", "").split()) == "".join(kept.split())
        assert formatted(text).text == text


def test_remarks_and_strange_fields_are_kept(files: Format) -> None:
    """What the form does not show, remarks and unknown fields, is in the file after saving."""
    text = (
        "---\n# Dòng đầu.\nid: k3f9ta\nname: 'Hoa'  # gõ tạm\ncriteria:\n  # Lời tiêu chuẩn.\n"
        "  - criterion: law\n    evidence: >-\n      Nộp đủ\n      # không phải lời nhắc\nla: {a: [1, b]}\n# Dòng cuối.\n---\n\nBài.\n"
    )
    fields = widgets.fields(support_plans.of("tan-yen"))
    (saved,) = files.saved([text], fields)

    assert saved == (
        "---\n# Dòng đầu.\nid: k3f9ta\n# gõ tạm\nname: Hoa\n# Lời tiêu chuẩn.\ncriteria:\n"
        '  - criterion: law\n    evidence: "Nộp đủ # không phải lời nhắc"\nla:\n  a: [1, b]\n# Dòng cuối.\n---\n\nBài.\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "Không có phần dữ liệu.\n",
        "---\nid: k3f9ta\nid: k3f9tb\n---\n",
        "---\nname: [mở\n---\n\nBài.\n",
        "---\nname: &a Hoa\nkind: *a\n---\n",
        "---\nname: !!python/object:x Hoa\n---\n",
        "---\n- Hoa\n---\n",
    ],
)
def test_a_file_that_cannot_be_read_is_left_as_it_is(files: Format, text: str) -> None:
    """What the form cannot show it does not write over."""
    fields = widgets.fields(support_plans.of("tan-yen"))

    assert files.shown([text], fields) == [False]
    assert files.saved([text], fields) == [text]


def test_lists_of_an_edited_story_begin_with_dashes(files: Format) -> None:
    """The editor writes stars; a story keeps the portal's dashes, and code and emphasis their stars."""
    edited = "* Một\n  * Hai\n\n*nghiêng* và **đậm**\n\n* * *\n\n```\n* mã\n```\n\n* Ba"
    fields = widgets.fields(support_plans.of("tan-yen"))
    file = "---\nid: k3f9ta\n---\n\n* Sao\n"

    assert files.retold(file, edited, fields) == (
        "---\nid: k3f9ta\n---\n\n- Một\n  - Hai\n\n*nghiêng* và **đậm**\n\n* * *\n\n```\n* mã\n```\n\n- Ba\n"
    )
    assert files.saved([file], fields) == [file]
