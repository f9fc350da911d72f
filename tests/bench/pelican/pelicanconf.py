"""One template for stories, fourteen lists by category, an RSS feed of the latest twenty."""

from __future__ import annotations

SITENAME = "Gương điển hình tiên tiến"
SITEURL = "https://portal.example"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
THEME = "theme"
ARTICLE_URL = "guong/{slug}/"
ARTICLE_SAVE_AS = "guong/{slug}/index.html"
CATEGORY_URL = "linh-vuc/{slug}/"
CATEGORY_SAVE_AS = "linh-vuc/{slug}/index.html"
DIRECT_TEMPLATES = ["index"]
AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_RSS = "feeds/all.rss.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
