"""hooks/portal.py, the only part that knows the site's host."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

from exemplars.building.settings import SettingsError
from exemplars.reading import walk


def adapter(root: Path) -> ModuleType:
    """
    Return hooks/portal.py as a module; importing it brings in MkDocs, which no other verb needs.

    Raises:
        SettingsError: there is no plan of which anything could be made.
    """
    if not walk.plans_in(root):
        # MkDocs would only say that it has nothing to watch.
        raise SettingsError("không có kế hoạch nào ở {folder}", folder=root / "profiles")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    spec = importlib.util.spec_from_file_location("portal_adapter", root / "hooks" / "portal.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
