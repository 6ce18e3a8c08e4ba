"""Refuse to build a wheel that lacks what git ignores: pose models, and MediaPipe for browsers.

Hatchling calls it. Without them the wheel would install, and coach nobody.
"""

import json
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = (Path("formcheck/pose/models"), Path("formcheck/live/vision"))


def missing_files(root: Path) -> list[str]:
    """Return which recorded files are not there, relative to the root of a checkout."""
    return [
        f"{folder}/{name}"
        for folder in FOLDERS
        for name in json.loads((root / folder / "manifest.json").read_text("utf-8"))["outputs"]
        if not (root / folder / name).is_file()
    ]


class WholeWheel(BuildHookInterface):  # type: ignore[type-arg]
    """Looks that everything is there before a wheel is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Refuse to build without a file; a link to a checkout needs none."""
        del build_data
        missing = missing_files(Path(self.root))
        if missing and version != "editable":
            raise FileNotFoundError(
                f"{', '.join(missing)}: missing; run `make wheel`, which makes them first"
            )
