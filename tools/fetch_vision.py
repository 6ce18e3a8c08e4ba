"""Put MediaPipe's files for browsers where the package serves them from, with its reporting off.

They come from the npm package ``@mediapipe/tasks-vision``, whose script reports its use over the
network every minute. What is replaced in it, and the SHA-256 of each file before and after, are
recorded in ``formcheck/live/vision/manifest.json``. Run by ``make vision``.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from formcheck.errors import FormcheckError, ModelError
from formcheck.live.assets import VISION_FOLDER
from formcheck.output.file import written_whole
from formcheck.pose.models import require_sha256

NPM_PACKAGE: Final = Path(__file__).parent.parent / "node_modules" / "@mediapipe" / "tasks-vision"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is taken from the npm package, and what becomes of it.

    Attributes
    ----------
    package, version
        The npm package.
    inputs, outputs
        SHA-256 in hexadecimal by file name, before and after the changes.
    changes
        By file name, pairs of what stands there once and what comes in its place.
    """

    package: str
    version: str
    inputs: dict[str, str]
    outputs: dict[str, str]
    changes: dict[str, list[tuple[str, str]]]


def fetch(package: Path, folder: Path) -> list[Path]:
    """Copy and change the recorded files.

    Parameters
    ----------
    package
        The unpacked npm package.
    folder
        Where they go; it holds the manifest.

    Returns
    -------
    list of Path
        The files. None of them is ever left half-written or wrong.

    Raises
    ------
    ModelError
        A file is missing or not the recorded one, or something else came out than recorded.
    """
    manifest = Manifest(**json.loads((folder / "manifest.json").read_text("utf-8")))
    contents = {name: _changed(manifest, package / name, name) for name in manifest.inputs}
    return [_write(folder / name, content) for name, content in contents.items()]


def _changed(manifest: Manifest, path: Path, name: str) -> bytes:
    remedy = f"delete node_modules and run `npm ci` for {manifest.package} {manifest.version}"
    require_sha256(path, manifest.inputs[name], remedy=remedy)
    content = path.read_bytes()
    for before, after in manifest.changes.get(name, []):
        content = content.replace(before.encode(), after.encode())
    found, expected = hashlib.sha256(content).hexdigest(), manifest.outputs[name]
    if found != expected:
        raise ModelError(
            f"{name}: came out other than recorded (SHA-256 expected {expected}, got {found}); "
            "restore formcheck/live/vision/manifest.json"
        )
    return content


def _write(target: Path, content: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(target) as part:
        part.write_bytes(content)
    return target


def main(arguments: Sequence[str] | None = None) -> int:
    """Put the files of the npm package that browsers need in their place."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--package", type=Path, default=NPM_PACKAGE, help="unpacked npm package")
    parser.add_argument("--folder", type=Path, default=VISION_FOLDER, help="where the files go")
    options = parser.parse_args(arguments)
    try:
        for path in fetch(options.package, options.folder):
            print(path)
    except FormcheckError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
