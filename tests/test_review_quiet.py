"""A stranger's words in a comment: they read as they stand, and call nobody."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exemplars.review import quiet

JOINER = "\N{WORD JOINER}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bà Mai, 85 % hộ", "Bà Mai, 85 % hộ"),
        ("@ai #12 !3 a@b.vn", f"@{JOINER}ai \\#{JOINER}12 \\!{JOINER}3 a@{JOINER}b.vn"),
        ("https://a.b www.c.d", f"https:{JOINER}//a.b www{JOINER}.c.d"),
        ("/close", f"{JOINER}/close"),
        ("- mục\n## đề", f"{JOINER}- mục \\#{JOINER}\\# đề"),
        ("1. một", f"{JOINER}1. một"),
        ("<b>*đậm*</b> `x` [a](b) |", "\\<b\\>\\*đậm\\*\\</b\\> \\`x\\` \\[a\\](b) \\|"),
        ("abcdef0123", f"abcdef0{JOINER}123"),
    ],
)
def test_quiet(text: str, told: str) -> None:
    """What would call somebody, lead somewhere or look otherwise is written so that it does not."""
    assert told == quiet.quiet(text)


@given(st.text(alphabet="@#!/:w.a1`*_[]()<>|\\~$&%^-\n é", max_size=60))
def test_quiet_leaves_no_mark_bare(text: str) -> None:
    """No mark of Markdown stands without its backslash, and the words are those that were written."""
    told = quiet.quiet(text)
    bare = re.sub(r"\\[\\`*_\[\]<>|~$&#!]", "", told)

    assert not re.search(r"[\\`*_\[\]<>|~$&#!]", bare)
    assert not re.search(r"@[^\s\u2060]|://|www\.", told)
    assert "\n" not in told
    assert "".join(text.split()) == re.sub(
        r"\\([\\`*_\[\]<>|~$&#!])", r"\1", "".join(told.split()).replace(JOINER, "")
    )
