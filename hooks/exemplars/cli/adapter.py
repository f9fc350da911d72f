"""hooks/portal.py, the only part that knows the site's host."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType


def adapter(root: Path) -> ModuleType:
    """Return hooks/portal.py as a module; importing it brings in MkDocs, which no other verb needs."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    spec = importlib.util.spec_from_file_location("portal_adapter", root / "hooks" / "portal.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
