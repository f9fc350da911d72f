"""Signing in to the web editor: every forge's own way, under the headers that the portal ships."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Route

import support_portal
import support_server
from exemplars.building import site
from exemplars.building.settings import Settings
from exemplars.records.portal import Editor
from exemplars.records.schema import specs
from support_portal import REPO
from support_web_editor import EDITORS, WATCH, install, switch_on

KEY = "khoa-cua-nguoi-viet"
# What a station does: it tells the editor that it is there, waits to be asked, gives the key.
STATION = """<!doctype html><script>
addEventListener('message', asked => opener.postMessage('authorization:github:success:' + JSON.stringify({ token: '%s', provider: 'github' }), asked.origin));
opener.postMessage('authorizing:github', '*');
</script>"""
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}


# Whom the page has to do with until one is signed in.
HOSTS = {
    "github": ("https://dang-nhap.mau.example", "https://api.github.com"),
    "gitlab": ("https://gitlab.com",),
    "gitea": ("https://git.mau.example",),
}


class Forge:
    """A forge that signs everyone in and then refuses the key; it notes which of its hosts was asked."""

    def __init__(self) -> None:
        self.hosts: list[str] = []

    def answer(self, route: Route) -> None:
        """Answer a request to the forge or to the station before it."""
        asked, parts = route.request, urlsplit(route.request.url)
        self.hosts.append(parts.netloc)
        if parts.path == "/auth":
            route.fulfill(body=STATION % KEY, content_type="text/html")
        elif parts.path.endswith("/authorize"):
            said = {name: value[0] for name, value in parse_qs(parts.query).items()}

            assert said["code_challenge_method"] == "S256"

            back = urlencode({"code": "ma", "state": said["state"]})
            route.fulfill(status=302, headers={"Location": f"{said['redirect_uri']}?{back}"})
        elif parts.path.endswith(("/token", "/access_token")):
            told: dict[str, Any] = json.loads(asked.post_data or "{}")

            assert told["code_verifier"]
            assert "client_secret" not in told

            route.fulfill(json={"access_token": KEY}, headers=OPEN)
        else:
            route.fulfill(status=401, json={"message": "bad"}, headers=OPEN)


def published(folder: Path, kind: str) -> Path:
    """Return the site of a miniature portal whose editor writes to a forge of this kind."""
    root = support_portal.lay_out(folder / "portal", whole=True)
    (root / ".cache/editor").symlink_to(REPO / ".cache/editor")
    said = {key: getattr(EDITORS[kind], key) for key, _, _ in specs(Editor)}
    lines = "".join(f"    {key}: {value}\n" for key, value in said.items() if value)
    switch_on(root / "profiles/mini/plan.yml", f"  editor:\n{lines}")
    frame = "<!doctype html><title>@@portal:title@@</title>@@portal:head@@@@portal:body@@"
    made = site.prepare(root, Settings("mini", search=False))
    (folder / "site").mkdir()
    made.write(folder / "site", lambda base: frame, [])
    return folder / "site"


@pytest.mark.parametrize("kind", ["github", "gitlab", "gitea"])
def test_one_signs_in_as_the_forge_has_it(browser: Browser, tmp_path: Path, kind: str) -> None:
    """
    Whoever signs in comes back with a key, and the forge is asked with it.

    By a window of the station's before GitHub; by PKCE, without a secret, at GitLab and Gitea.
    Neither the page's policy nor the opener's keeps the key from arriving.
    """
    install()
    forge = Forge()
    breaches: list[str] = []
    context = browser.new_context(locale="vi-VN")
    context.add_init_script(WATCH)
    context.route(lambda url: not url.startswith("http://127.0.0.1"), forge.answer)
    with support_server.serving(published(tmp_path, kind)) as address:
        page = context.new_page()
        page.on("console", lambda said: breaches.append(said.text) if "CSP" in said.text else None)
        page.goto(f"{address}admin/")
        with page.expect_response(
            lambda told: KEY in told.request.headers.get("authorization", "")
        ):
            page.get_by_role("button", name="Đăng nhập").click()
        context.close()

    assert breaches == []
    assert set(forge.hosts) == {urlsplit(each).netloc for each in HOSTS[kind]}
