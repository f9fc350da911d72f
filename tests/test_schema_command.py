"""`portal schema`: what it prints and writes, where it will not write, which plan it wants named."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import support_handbook as handbook
import support_plans
from exemplars.drafting import json_schema
from support_plans import PLANS

KINDS = tuple(json_schema.FILES)


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_prints_or_writes(kind: str, miniature: Path, portal: Any) -> None:
    """Without a folder the profile's schema is printed; with one, all are written and named."""
    folder = miniature / "moi" / "luoc-do"
    printed = portal(miniature, "schema")
    told = portal(miniature, "schema", "--output", folder)
    names = [f"{each}.schema.json" for each in KINDS]
    made = json.loads((folder / f"{kind}.schema.json").read_text("utf-8"))

    assert (0, "") == (printed.code, printed.err) == (told.code, told.err)
    assert printed.out == (folder / "profile.schema.json").read_text("utf-8")
    assert [f"Đã ghi {folder / name}" for name in names] == told.out.splitlines()
    assert sorted(names) == sorted(path.name for path in folder.iterdir())
    assert made["$schema"] == json_schema.DIALECT
    assert made["title"].endswith(", kế hoạch mini")


def test_written_again_is_the_same(miniature: Path, portal: Any) -> None:
    """Writing over what is there gives the same bytes, and a link gives way instead of being followed."""
    folder, kept = miniature / "luoc-do", miniature / "giu.txt"
    portal(miniature, "schema", "--output", folder)
    first = (folder / "plan.schema.json").read_bytes()
    kept.write_text("giữ", "utf-8")
    (folder / "plan.schema.json").unlink()
    (folder / "plan.schema.json").symlink_to(kept)
    told = portal(miniature, "schema", "--output", folder)

    assert told.code == 0
    assert first == (folder / "plan.schema.json").read_bytes()
    assert kept.read_text("utf-8") == "giữ"


def lay_odd_places(root: Path) -> None:
    """Put what stands in the way into a portal's folder."""
    (root / "tep").write_text("", "utf-8")
    (root / "vong").symlink_to("vong")
    (root / "day" / "units.schema.json").mkdir(parents=True)
    (root / "hau").symlink_to("profiles")


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("tep", "không ghi được"),
        ("tep/con", "không ghi được"),
        ("vong", "không ghi được"),
        ("day", "không ghi được"),
        ("dai" * 100, "không ghi được"),
        ("/proc/luoc-do", "không ghi được"),
        ("profiles", "không ghi lược đồ vào profiles/"),
        ("profiles/mini/an-binh", "không ghi lược đồ vào profiles/"),
        ("moi/../profiles/moi", "không ghi lược đồ vào profiles/"),
        ("hau/mini", "không ghi lược đồ vào profiles/"),
    ],
)
def test_a_place_that_cannot_be_is_told(
    folder: str, said: str, miniature: Path, portal: Any
) -> None:
    """A folder that cannot be written to, or is not for schemas, is told in a sentence; nothing half stays."""
    lay_odd_places(miniature)
    told = portal(miniature, "schema", "--output", miniature / folder)

    assert told.code == 2
    assert told.err.startswith(said)
    assert told.err.count("\n") == 1
    assert list(miniature.rglob("*.part")) == []
    assert list((miniature / "profiles").rglob("*.json")) == []


def test_a_plan_with_faults_makes_no_schema(slipped: Path, portal: Any) -> None:
    """A plan that was not read whole is named, with the command that tells why."""
    plan = slipped / "profiles/mini/plan.yml"
    plan.write_text(plan.read_text("utf-8") + "sectorz: []\n", "utf-8")
    told = portal(slipped, "schema")

    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("profiles/mini/plan.yml còn lỗi")
    assert "portal check --plan mini" in told.err


def test_several_plans_are_asked_back(portal: Any) -> None:
    """Among several plans the one that is meant has to be named."""
    told = portal(support_plans.REPO, "schema")
    named = portal(support_plans.REPO, "schema", "--plan", "lao-cai")

    assert (told.code, told.out) == (2, "")
    assert "thiếu --plan" in told.err
    assert all(plan in told.err for plan in PLANS)
    made = json_schema.schema_of("profile", support_plans.of("lao-cai"))

    assert named.out == json_schema.written(made)


def test_the_handbooks_settings_lead_somewhere(tmp_path: Path, portal: Any) -> None:
    """The settings that the handbook shows name schemas that its command writes, and files that are there."""
    (block,) = handbook.blocks("json")
    (command,) = re.findall(
        r"^scripts/portal (schema .*--output .*)$", handbook.text("ke-hoach"), re.M
    )
    *argv, folder = command.split()
    told = portal(support_plans.REPO, *argv, tmp_path)

    assert told.code == 0
    for name, files in json.loads(block.text)["yaml.schemas"].items():
        kind = Path(files).stem

        assert f"{folder}/{kind}.schema.json" == name
        assert (tmp_path / f"{kind}.schema.json").is_file()
        # The model plan has no radio schedule yet; another has.
        assert list(support_plans.REPO.glob(files.replace("tan-yen/schedule", "*/schedule")))
