"""HTML read as a browser reads it."""

from __future__ import annotations

from html.parser import HTMLParser


class Reader(HTMLParser):
    """Reads HTML as a browser does: what stands in script elements, what meta elements say."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data: list[str] = []
        self.said: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = dict(attrs)
        if tag == "meta":
            self.said.append(
                (named.get("property") or named.get("name") or "", named.get("content") or "")
            )

    def handle_data(self, data: str) -> None:
        self.data.append(data)
