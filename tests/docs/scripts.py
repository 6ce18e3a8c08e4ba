"""Runs the scripts that a guide shows."""

import os
import subprocess
import sys
from pathlib import Path


def run(script: str, folder: Path, *, answer: str = "") -> subprocess.CompletedProcess[str]:
    """Run a script in a folder with records of its own."""
    environment = {name: os.environ[name] for name in os.environ if "FORMCHECK" not in name}
    environment["PATH"] = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment["FORMCHECK_DATA_FOLDER"] = str(folder / "data")
    return subprocess.run(
        ["bash", "-eu", "-c", script],
        cwd=folder, env=environment, input=answer, capture_output=True, text=True, check=False,
    )  # fmt: skip
