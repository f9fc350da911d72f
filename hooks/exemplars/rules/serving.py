"""What the plan says of the portal's servers can be told to them."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.reading.source import Portfolio
from exemplars.records.portal import Editor
from exemplars.records.values import is_host, web_host
from exemplars.records.vocabulary import FORGES
from exemplars.rules.rule import Rule, rule

# Characters in the policy that names them: Cloudflare Pages cuts a line off at 2,000, and the rest
# of the policy takes 400.
LONGEST_HOSTS = 1500
# What each forge needs beside the repository and the branch; the rest is of no use to it.
_NEEDS = {
    "github": ("sign_in",),
    "gitlab": ("app_id",),
    "gitea": ("server", "app_id"),
    "forgejo": ("server", "app_id"),
}
_MAY = {"github": ("server",), "gitlab": ("server",)}
_SECURE = regex(
    r"https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*/?\Z"
)
_BRANCH = regex(r"[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?\Z")
_APPLICATION = regex(r"[A-Za-z0-9._-]+\Z")

_LABEL = regex(r"[a-z0-9-]+\Z")
# Under these anybody can have a site; of the State's own gov.vn that is not so.
_ANYBODYS = regex(
    r"(?:com|net|org|edu|ac|biz|health|id|info|int|io|ai|name|pro)\.vn\Z"
    r"|(?:com|net|org|edu|ac|co)\.(?!vn\Z)[a-z]{2}\Z"
    r"|(?:github|gitlab)\.io\Z|(?:pages|workers)\.dev\Z|(?:netlify|vercel|web)\.app\Z"
    r"|(?:blogspot|wordpress|weebly|wixsite|firebaseapp)\.com\Z"
)


@rule("may-chu-nhung", "setup")
def embedding_hosts_fit_a_line(portfolio: Portfolio) -> Iterator[Finding]:
    """Các tên miền ở `portal.embed_hosts`, kèm https://, cộng lại không quá 1.500 ký tự: máy chủ gửi chúng trong một dòng.

    Dòng quá dài thì có máy chủ cắt bớt: trang của những xã đứng cuối danh sách không hiện được mục
    gương đã nhúng, mà không ai được báo.
    """
    hosts = portfolio.plan.portal.embed_hosts if portfolio.plan.portal else ()
    length = sum(len(f" https://{host}") for host in hosts)
    if length > LONGEST_HOSTS:
        told = f"danh sách dài {length:,} ký tự mà một dòng chỉ nhận {LONGEST_HOSTS:,} ký tự"
        yield Finding(
            told.replace(",", "."),
            "gộp các trang cùng một tên miền cấp trên thành `*.ten-mien`",
            ("portal", "embed_hosts"),
        )


@rule("ten-mien-lien-ket", "setup")
def linked_domains_are_somebodys(portfolio: Portfolio) -> Iterator[Finding]:
    """
    Mỗi mục ở `portal.link_domains` là tên miền của một cơ quan, như `bacgiang.gov.vn`; không phải đuôi chung như `com`, `edu.vn`.

    Cho phép một tên miền là cho phép mọi tên miền con: dưới đuôi chung thì trang cờ bạc cũng lọt.
    Tên viết sai dạng thì không khớp với liên kết nào. `gov.vn` chỉ cơ quan nhà nước dùng được nên ghi được.
    """
    portal = portfolio.plan.portal
    for at, domain in enumerate(portal.link_domains if portal else ()):
        said, cure = _unfit(domain)
        # An office's own network may have a portal whose host is one word.
        if said and portal and domain != web_host(portal.url):
            yield Finding(f"`{domain}` {said}", cure, ("portal", "link_domains", at))


def _unfit(domain: str) -> tuple[str, str]:
    """Return what is wrong with a domain that may be linked to, and the cure; twice "" where nothing is."""
    plain = domain.lower().removeprefix("*.")
    if _LABEL.match(plain) or _ANYBODYS.match(plain):
        cure = f"viết đủ tên miền của cơ quan, ví dụ ten-co-quan.{plain}"
        return "là đuôi chung, ai cũng lập được trang ở đó", cure
    host = web_host(plain) or web_host(f"https://{plain}")
    if is_host(domain) and host == domain:
        return "", ""
    meant = host.removeprefix("www.")
    like = meant if "." in meant and is_host(meant) else "bacgiang.gov.vn"
    cure = f"chỉ viết tên miền, chữ thường, không có https://, dấu / và dấu *: {like}"
    return "không phải tên miền nên không khớp với liên kết nào", cure


@rule("trinh-soan-thao", "setup")
def web_editor_can_be_reached(portfolio: Portfolio) -> Iterator[Finding]:
    """
    `portal.editor` ghi đủ những gì trình soạn thảo trên web cần để vào kho, và chỉ những thứ ấy.

    GitHub cần trạm đăng nhập (`sign_in`); GitLab cần mã ứng dụng (`app_id`); Gitea, Forgejo cần máy
    chủ (`server`) và mã ứng dụng. Các địa chỉ phải là https: mã đăng nhập đi qua đó.
    """
    editor = portfolio.plan.portal.editor if portfolio.plan.portal else None
    if editor is None or editor.kind not in _NEEDS:
        return
    for key, message, hint in (*_lacking(editor), *_ill_written(editor)):
        yield Finding(message, hint, ("portal", "editor", *((key,) if key else ())))


# What is wrong: the field, or "" where it is missing; the message; the cure.
_Wrong = Iterator[tuple[str, str, str]]


def _lacking(editor: Editor) -> _Wrong:
    """Give what a forge needs and is not said, and what is said and no use to it."""
    needed, forge = _NEEDS[editor.kind], FORGES[editor.kind]
    for key in ("server", "app_id", "sign_in"):
        said = getattr(editor, key)
        if key in needed and not said:
            yield "", f"{forge} cần `{key}` mà chưa ghi", f"thêm `{key}: …`; xem cẩm nang quản trị"
        elif said and key not in (*needed, *_MAY.get(editor.kind, ())):
            yield key, f"{forge} không dùng `{key}`", "bỏ dòng này"


def _ill_written(editor: Editor) -> _Wrong:
    """Give what is said and cannot be used."""
    if editor.repo and "/" not in editor.repo:
        yield "repo", f"`{editor.repo}` thiếu tên tài khoản hoặc nhóm", "viết tai-khoan/ten-kho"
    if editor.branch and (not _BRANCH.match(editor.branch) or ".." in editor.branch):
        yield (
            "branch",
            f"`{editor.branch}` không phải tên nhánh",
            "viết như tên nhánh trong kho, ví dụ main",
        )
    for key in ("server", "sign_in"):
        said = getattr(editor, key)
        if said and not _SECURE.match(said):
            yield key, f"`{said}` không dùng được", "viết địa chỉ https://, không có dấu ? và #"
    if editor.app_id and not _APPLICATION.match(editor.app_id):
        yield (
            "app_id",
            f"`{editor.app_id}` không phải mã ứng dụng",
            "chép đúng Application ID, Client ID",
        )


HOST_RULES: tuple[Rule, ...] = (embedding_hosts_fit_a_line, linked_domains_are_somebodys)
