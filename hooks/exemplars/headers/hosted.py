"""
The table as `_headers` and `_redirects`, for Netlify and Cloudflare Pages.

Both apply every rule that matches. Of equal headers Cloudflare sends all, joined, and a browser
then keeps to the strictest of several policies; so the policy is not given to `/*` and taken
back where the portal may be framed, but given to each place at the top of the site. An address
at the top that is not there is answered by 404.html, whose meta has the policy.
"""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.headers.table import COMMON, OPENER, SPECIAL_TYPES, WITH_CHARSET, Portal

# Cloudflare Pages reads no more.
MOST_RULES = 100
LONGEST_LINE = 2000
_PER_PLACE = ("Content-Security-Policy", "X-Frame-Options", OPENER)


def headers(portal: Portal) -> str:
    """
    Return the portal's `_headers`.

    Raises:
        ValueError: more rules, or a longer line, than Cloudflare Pages reads.
    """
    # One block to a pattern: of two with the same pattern Cloudflare knows only the last.
    rules: dict[str, dict[str, str]] = {}
    for pattern, named in _rules(portal):
        if named:
            rules.setdefault(pattern, {}).update(named)
    lines = [
        "# Netlify, Cloudflare Pages: đặt ở gốc trang. Hai nơi này tự thêm ETag và nén khi gửi;",
        "# tệp không có Cache-Control ở đây được hỏi lại mỗi lần (max-age=0, must-revalidate).",
    ]
    for pattern, named in rules.items():
        lines.append(portal.path + pattern)
        lines += [f"  {name}: {value}" for name, value in named.items()]
    if len(rules) > MOST_RULES or max(map(len, lines)) > LONGEST_LINE:
        raise ValueError("_headers is more than Cloudflare Pages reads")
    return "\n".join([*lines, ""])


def _rules(portal: Portal) -> Iterator[tuple[str, dict[str, str]]]:
    promise = {"Strict-Transport-Security": portal.hsts} if portal.hsts else {}
    # What the editor's page changes is said place by place, like the policy.
    each = _PER_PLACE if portal.editor else _PER_PLACE[:-1]
    yield "*", {**{name: COMMON[name] for name in COMMON if name not in each}, **promise}
    for place in portal.places:
        framed = place in portal.framed and portal.embed_hosts
        for pattern in (place,) if framed else _patterns(place):
            yield pattern, {name: portal.default[name] for name in each}
    for pattern, named in portal.changes():
        yield pattern, {name: value for name, value in named.items() if value}
    for pattern, media in SPECIAL_TYPES.items():
        charset = "; charset=utf-8" if media in WITH_CHARSET else ""
        yield pattern, {"Content-Type": media + charset}


def _patterns(place: str) -> tuple[str, ...]:
    """Return what matches a place: Cloudflare serves /index.html at / and /404.html at /404 too."""
    if place.endswith("/"):
        return (f"{place}*",)
    if not place:
        return "", "index.html"
    return (place, place.removesuffix(".html")) if place.endswith(".html") else (place,)


def redirects(portal: Portal) -> str:
    """Return the portal's `_redirects`."""
    lines = [
        "# Địa chỉ cũ -> địa chỉ mới. Netlify cần dấu ! vì ở địa chỉ cũ vẫn còn một trang;",
        "# Cloudflare Pages bỏ qua dòng có dấu ! và dùng dòng sau nó.",
        "# Bài đã gỡ: hai nơi này không trả lời 410 theo mã được, trang còn lại có noindex.",
    ]
    for folder, address in sorted(portal.moved.items()):
        way = f"{portal.path}guong/{folder}/ {portal.path}{address}"
        lines += [f"{way} 301!", f"{way} 301"]
    return "\n".join([*lines, ""])
