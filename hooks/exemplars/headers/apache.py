"""The table as `.htaccess`, for Apache 2.4."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.headers.table import (
    COMPRESSED,
    HIDDEN,
    SPECIAL_TYPES,
    TYPES,
    WITH_CHARSET,
    Portal,
    expression_below,
)


def htaccess(portal: Portal) -> str:
    """Return the portal's `.htaccess`."""
    parts = [
        "# Apache 2.4. Cần: a2enmod headers rewrite deflate; AllowOverride All cho thư mục này.",
        *_errors(portal),
        "\n# Tiêu đề HTTP",
        *_headers(portal),
        "\n# Địa chỉ",
        *_addresses(portal),
        "\n# Loại tệp và nén",
        *_types(),
    ]
    return "\n".join([*parts, ""])


def _errors(portal: Portal) -> Iterator[str]:
    yield "Options -Indexes -MultiViews"
    yield "DirectoryIndex index.html"
    yield f"ErrorDocument 403 {portal.path}404.html"
    yield f"ErrorDocument 404 {portal.path}404.html"
    yield f"ErrorDocument 410 {portal.path}410.html"


def _headers(portal: Portal) -> Iterator[str]:
    for name, value in portal.default.items():
        yield f'Header always set {name} "{value}"'
    if portal.hsts:
        yield "# Chỉ khi máy chủ này tự nhận https; đứng sau máy khác thì đặt ở máy ấy."
        yield f'Header always set Strict-Transport-Security "{portal.hsts}" "expr=%{{HTTPS}} == \'on\'"'
    for pattern, named in portal.changes():
        condition = f'"expr=%{{REQUEST_URI}} =~ m#{portal.expression(pattern)}#"'
        for name, value in named.items():
            yield (
                f'Header always set {name} "{value}" {condition}'
                if value
                else f"Header always unset {name} {condition}"
            )


def _addresses(portal: Portal) -> Iterator[str]:
    yield "RewriteEngine On"
    for pattern in HIDDEN:
        yield f'RewriteRule "^{expression_below(pattern)}$" - [R=404,L]'
    for expression in portal.gone_expressions():
        yield f'RewriteRule "^{expression}" - [G]'
    # A folder that has no page is no secret: there is nothing.
    yield "RewriteCond %{REQUEST_FILENAME} -d"
    yield "RewriteCond %{REQUEST_FILENAME}/index.html !-f"
    yield 'RewriteRule "(?:^|/)$" - [R=404,L]'
    for folder, address in sorted(portal.moved.items()):
        yield f'RewriteRule "^guong/{folder}(?:/|$)" "{portal.path}{address}" [R=301,L]'
    for pattern, media in SPECIAL_TYPES.items():
        yield f'RewriteRule "^{expression_below(pattern)}$" - [T={_named(media)},L]'


def _types() -> Iterator[str]:
    for ending, media in TYPES.items():
        yield f'AddType "{_named(media)}" .{ending}'
    yield "<IfModule mod_deflate.c>"
    yield f"  AddOutputFilterByType DEFLATE {' '.join(COMPRESSED)}"
    yield "</IfModule>"
    # Apache marks the ETag of what it compresses, and then does not know it again (bug 45023).
    yield r'''RequestHeader edit If-None-Match "^\"(.+)-gzip\"$" "\"$1-gzip\", \"$1\""'''


def _named(media: str) -> str:
    return f"{media};charset=utf-8" if media in WITH_CHARSET else media
