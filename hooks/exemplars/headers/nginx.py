"""
The table as a file to be included in a `server` block of nginx.

All headers are added once, from variables: an `add_header` in a location would drop all those
above it. The variables are set where nginx begins with an address, and again whenever it goes
on to another by itself (a folder's index.html, an error page).
"""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.headers.table import (
    COMPRESSED,
    HIDDEN,
    SPECIAL_TYPES,
    TYPES,
    WITH_CHARSET,
    Portal,
)


def include(portal: Portal) -> str:
    """Return the portal's `nginx.conf`."""
    parts = [
        "# nginx 1.18 trở lên. Đặt trong khối server của cổng, sau dòng root:",
        "#   include <thư mục của trang>/may-chu/nginx.conf;",
        *_basics(portal),
        "\n# Tiêu đề HTTP",
        *_headers(portal),
        "\n# Địa chỉ",
        *_addresses(portal),
        "\n# Loại tệp và nén",
        *_types(portal),
    ]
    return "\n".join([*parts, ""])


def _basics(portal: Portal) -> Iterator[str]:
    yield "index index.html;"
    yield "autoindex off;"
    yield "absolute_redirect off;"
    yield f"error_page 404 {portal.path}404.html;"
    # A folder that has no page is no secret: there is nothing.
    yield f"error_page 403 =404 {portal.path}404.html;"
    yield f"error_page 410 {portal.path}410.html;"


def _variable(name: str) -> str:
    return "$portal_" + name.lower().replace("-", "_")


def _headers(portal: Portal) -> Iterator[str]:
    changes = list(portal.changes())
    named = {**dict.fromkeys(name for _, some in changes for name in some), **portal.default}
    if portal.hsts:
        named["Strict-Transport-Security"] = ""
    for name, value in named.items():
        yield f'set {_variable(name)} "{value or ""}";'
    if portal.hsts:
        yield "# Chỉ khi máy chủ này tự nhận https; đứng sau máy khác thì đặt ở máy ấy."
        yield f'if ($https = "on") {{ set {_variable("Strict-Transport-Security")} "{portal.hsts}"; }}'
    for pattern, some in changes:
        for name, value in some.items():
            condition = f'$uri ~ "{portal.expression(pattern)}"'
            yield f'if ({condition}) {{ set {_variable(name)} "{value}"; }}'
    yield from (f"add_header {name} {_variable(name)} always;" for name in named)


def _addresses(portal: Portal) -> Iterator[str]:
    for pattern in HIDDEN:
        yield f'if ($uri ~ "{portal.expression(pattern)}") {{ return 404; }}'
    # What editors' and servers' tools leave beside a site (.git, .htaccess).
    yield 'if ($uri ~ "/\\.(?!well-known/)") { return 404; }'
    for expression in portal.gone_expressions():
        yield f'if ($uri ~ "^{portal.path_expression}{expression}") {{ return 410; }}'
    for folder, address in sorted(portal.moved.items()):
        old = f"^{portal.path_expression}guong/{folder}(?:/|$)"
        yield f'rewrite "{old}" "{portal.path}{address}" permanent;'


def _types(portal: Portal) -> Iterator[str]:
    yield "types {"
    yield from (f"  {media} {ending};" for ending, media in TYPES.items())
    yield "}"
    for pattern, media in SPECIAL_TYPES.items():
        wild = "*" in pattern or ":" in pattern
        where = f'~ "{portal.expression(pattern)}"' if wild else f"= {portal.path}{pattern}"
        yield f"location {where} {{ types {{}} default_type {media}; }}"
    yield "charset utf-8;"
    yield f"charset_types {' '.join(each for each in WITH_CHARSET if each != 'text/html')};"
    yield "gzip on;"
    yield "gzip_vary on;"
    yield "gzip_min_length 512;"
    yield f"gzip_types {' '.join(each for each in COMPRESSED if each != 'text/html')};"
