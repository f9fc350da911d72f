"""The pages people write by hand are held to what stories are: no HTML, no link to just anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from exemplars import story
from exemplars.patterns import regex
from exemplars.privacy import MOST
from exemplars.problem import Finding
from exemplars.reading.conflicts import conflict_in
from exemplars.reading.handwritten import HandwrittenPage
from exemplars.reading.source import Portfolio
from exemplars.rules.departed import Departed, in_page
from exemplars.rules.letters import unreadable_in
from exemplars.rules.rule import read_rule

# What a story may not have and a page may: pictures of its own, a title.
_AS_IN_STORIES = {
    "bai-html": "trang-html",
    "lien-ket-la": "trang-lien-ket",
    "ky-tu-cam": "ky-tu-cam",
}

# At a line's beginning MkDocs' Markdown takes a tag for HTML even between marks of code.
_TAG_FIRST = regex(r"<[A-Za-z/!?][^>]{0,80}>?")

READ = (
    read_rule(
        "trang-html",
        "content",
        "Trang viết tay (content/) không có mã HTML.\n\nMã HTML có thể giấu chữ, giấu liên kết cờ bạc hoặc chạy lệnh trên máy người đọc.",
    ),
    read_rule(
        "trang-lien-ket",
        "content",
        "Liên kết trong trang viết tay (content/) chỉ trỏ tới tên miền kế hoạch cho phép (`portal.link_domains`), như trong bài viết.\n\nĐã có hàng chục trang của bộ, tỉnh bị cài liên kết cờ bạc, có nơi do chính người được giao sửa nội dung; người dân tin trang của cơ quan nên dễ bấm theo.",
    ),
)


def findings(page: HandwrittenPage, portfolio: Portfolio, departed: Departed) -> Iterator[Finding]:
    """Give what is wrong with a page written by hand, the first `MOST`; each finding carries its code."""
    conflict = _conflict(page)
    if conflict:
        yield conflict
        return
    yield from islice(_all(page, portfolio), MOST)
    for finding in unreadable_in(page.path, page.text):
        yield replace(finding, code=finding.code or "chu-hong")
    for finding in islice(in_page(page, departed), MOST):
        yield replace(finding, code="guong-da-go-con-neu")


def _conflict(page: HandwrittenPage) -> Finding | None:
    """Return what is told of a page that has two versions at once; what it shows as code is its own."""
    if conflict_in(page.text) is None:
        return None
    shown = zip(page.text.split("\n"), page.plain.split("\n"), strict=True)
    return conflict_in("\n".join(row if row == plain else "" for row, plain in shown))


def _all(page: HandwrittenPage, portfolio: Portfolio) -> Iterator[Finding]:
    plain = page.plain
    domains = portfolio.plan.portal.link_domains if portfolio.plan.portal else ()
    rows = plain.split("\n")
    # How far in each line begins, or what was put before it.
    shifts = [len(whole) - len(row) for whole, row in zip(page.text.split("\n"), rows, strict=True)]
    told = set()
    for line, text in enumerate(rows, start=1):
        found = _TAG_FIRST.match(text)
        if found is None:
            continue
        told.add(line)
        said = f"trang có mã HTML `{found[0][:40]}`"
        yield Finding(
            said,
            "bỏ thẻ < >; dấu nhỏ hơn viết là &lt;",
            line=line,
            column=shifts[line - 1] + 1,
            code="trang-html",
        )
    for finding in story.findings(plain, 1, domains):
        code = _AS_IN_STORIES.get(finding.code)
        line = finding.line or 1
        # Where a line begins with a tag it has been told, whatever marks stand around it.
        if code and not (code == "trang-html" and line in told):
            said = finding.message.replace("bài viết", "trang").replace("hết bài", "hết trang")
            yield replace(
                finding, message=said, column=max(1, finding.column + shifts[line - 1]), code=code
            )
