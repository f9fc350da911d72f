"""What the plan says of the portal's servers can be told to them."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.problem import Finding
from exemplars.reading.source import Portfolio
from exemplars.rules.rule import rule

# Characters in the policy that names them: Cloudflare Pages cuts a line off at 2,000, and the rest
# of the policy takes 400.
LONGEST_HOSTS = 1500


@rule("may-chu-nhung", "setup")
def embedding_hosts_fit_a_line(portfolio: Portfolio) -> Iterator[Finding]:
    """Các tên miền ở `portal.embed_hosts`, kèm https://, cộng lại không quá 1.500 ký tự: máy chủ gửi chúng trong một dòng."""
    hosts = portfolio.plan.portal.embed_hosts if portfolio.plan.portal else ()
    length = sum(len(f" https://{host}") for host in hosts)
    if length > LONGEST_HOSTS:
        yield Finding(
            f"danh sách dài {length} ký tự, quá {LONGEST_HOSTS} ký tự",
            "gộp các trang cùng một tên miền cấp trên thành `*.ten-mien`",
            ("portal", "embed_hosts"),
        )
