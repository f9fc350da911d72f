"""
All that the editor is told: the repository, the workflow, the one collection of profiles.

Decap reads it as its own configuration. What a saved profile is called and where it lies follows
from the profile: `profiles/<plan>/<unit>/<slug>-<id>/profile.md`, its photos beside it.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from exemplars.editor import widgets
from exemplars.editor.bundle import STYLES
from exemplars.headers import Editing
from exemplars.reading.source import Portfolio
from exemplars.records.portal import Editor
from exemplars.records.profile import Profile
from exemplars.rules.by_plan import criteria_of
from exemplars.text import capital, sort_key

COLLECTION = "ho-so"
# Set by the editor's own script when a profile is first saved; never written to the file.
FOLDER = "_thu_muc"
_API = {"github": "/api/v3", "gitlab": "/api/v4", "gitea": "/api/v1", "forgejo": "/api/v1"}
_PUBLIC = {"github": "https://api.github.com", "gitlab": "https://gitlab.com/api/v4"}
# Decap asks GitHub's own page whether GitHub is in order, and shows who is signed in.
_STATUS = "https://www.githubstatus.com"
_FACES = "https://avatars.githubusercontent.com"
_MESSAGES = {
    "create": "Thêm hồ sơ {{slug}}",
    "update": "Sửa hồ sơ {{slug}}",
    "delete": "Bỏ hồ sơ {{slug}}",
    "uploadMedia": "Thêm tệp {{path}}",
    "deleteMedia": "Bỏ tệp {{path}}",
    "openAuthoring": "{{message}}",
}


def may(editor: Editor) -> Editing:
    """Return what the page may do: reach the repository's server, and nobody else."""
    api = _origin(_api(editor))
    if editor.kind != "github":
        return Editing((api,), (api,), STYLES)
    return Editing((api, _STATUS), (api if editor.server else _FACES,), STYLES)


def configuration(portfolio: Portfolio, editor: Editor, url: str, logo: str) -> dict[str, Any]:
    """Return what Decap is told of a plan's portal at `url`; `logo` is an address from /admin/."""
    return {
        "load_config_file": False,
        "locale": "vi",
        "backend": backend(editor),
        "publish_mode": "editorial_workflow",
        "show_preview_links": False,
        "site_url": url,
        "display_url": url,
        "logo": {"src": logo, "show_in_header": False},
        "media_folder": _folder(portfolio),
        "public_folder": "/",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "collections": [_collection(portfolio)],
    }


def backend(editor: Editor) -> dict[str, Any]:
    """
    Return the repository as Decap is told of it.

    Decap's way to Gitea knows no pull requests; its way to Forgejo does, by the interface that
    both have. GitHub hands no key to a page alone: a program of the office's own stands between.
    """
    made: dict[str, Any] = {
        "name": "forgejo" if editor.kind == "gitea" else editor.kind,
        "repo": editor.repo,
        "branch": editor.branch,
        "commit_messages": _MESSAGES,
    }
    if editor.kind == "github":
        parts = urlsplit(editor.sign_in)
        made |= {"base_url": _origin(editor.sign_in), "auth_endpoint": parts.path.strip("/")}
        return made | ({"api_root": _api(editor)} if editor.server else {})
    made |= {"app_id": editor.app_id, "api_root": _api(editor)}
    if editor.kind == "gitlab":
        made |= {
            "auth_type": "pkce",
            "base_url": (editor.server or "https://gitlab.com").rstrip("/"),
        }
    return made


def _api(editor: Editor) -> str:
    """Return where the server's programs are asked."""
    return editor.server.rstrip("/") + _API[editor.kind] if editor.server else _PUBLIC[editor.kind]


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower()


def _folder(portfolio: Portfolio) -> str:
    return f"profiles/{portfolio.plan_file.path.parent.name}"


def _collection(portfolio: Portfolio) -> dict[str, Any]:
    return {
        "name": COLLECTION,
        "label": "Hồ sơ",
        "label_singular": "hồ sơ",
        "description": "Mỗi hồ sơ là một gương điển hình. Lưu xong, hồ sơ là bản nháp cho tới khi được duyệt và có ngày đăng.",
        "folder": _folder(portfolio),
        # Without `fields.`: of a path's template Decap makes every dot a hyphen.
        "path": "{{unit}}/{{slug}}/profile",
        "slug": f"{{{{fields.{FOLDER}}}}}",
        "extension": "md",
        "format": COLLECTION,
        "identifier_field": "name",
        "media_folder": "",
        "public_folder": "",
        "create": True,
        # A profile is taken down, never deleted; and whoever writes does not approve.
        "delete": False,
        "publish": False,
        "summary": "{{name}} ({{unit}})",
        "sortable_fields": ["name", "unit", "published"],
        "view_filters": [
            {"label": "Đã có ngày đăng", "field": "published", "pattern": "[0-9]"},
            {"label": "Bản nháp", "field": "published", "pattern": "^$|^undefined$"},
        ],
        "view_groups": [
            {"label": "Đơn vị", "field": "unit"},
            {"label": "Đối tượng", "field": "kind"},
        ],
        "fields": _fields(portfolio),
    }


def criteria(portfolio: Portfolio) -> dict[str, list[str]]:
    """
    Return the criteria that are laid out in a new profile, as `portal new` does.

    By kind; by kind and unit, `individual/ngoc-thien`, where a unit has added some of its own.
    """
    found = {}
    for kind in (each.id for each in portfolio.plan.kinds):
        for unit in ("", *portfolio.own_criteria):
            judging = criteria_of(Profile(kind=kind, unit=unit), portfolio)
            found[f"{kind}/{unit}".rstrip("/")] = [each.id for each in judging]
    return found


def _fields(portfolio: Portfolio) -> list[widgets.Widget]:
    """Return the fields; units of one name are told apart, and stand as people look for them."""
    made = widgets.fields(portfolio)
    for each in made:
        if each["name"] == "unit":
            named = [(capital(portfolio.units.label(unit)), unit.id) for unit in portfolio.units]
            named.sort(key=lambda one: (sort_key(one[0]), one[1]))
            each["options"] = [{"label": label, "value": id} for label, id in named]
    return made
