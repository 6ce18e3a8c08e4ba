"""Film every scene with every kind of camera, have it judged, and write ``docs/camera.md``.

::

python -m benchmarks.camera           # all of it anew: an hour of one core
python -m benchmarks.camera --kept    # with the poses kept in out/camera, as far as there are any
python -m benchmarks.camera --page    # the page alone, from what was last said
"""

import argparse
from pathlib import Path
from shutil import rmtree

from benchmarks.camera.filming import scenes
from benchmarks.camera.judging import CameraVerdict, verdicts
from benchmarks.camera.kinds import filmed_in
from benchmarks.camera.page import page
from benchmarks.camera.seeing import FOLDER, MODEL, takes
from benchmarks.camera.stored import load, store
from formcheck.pose.models import model_path
from formcheck.pose.recording import PoseWorkerPool

WORKERS = 2
PAGE = Path(__file__).parents[2] / "docs" / "camera.md"


def main() -> None:
    """Measure, if asked to, and write the page."""
    asked = _asked()
    if not asked.page:
        if not asked.kept:
            rmtree(FOLDER, ignore_errors=True)
        store(measured())
    PAGE.write_text(page(load()), encoding="utf-8")


def measured() -> tuple[CameraVerdict, ...]:
    """Return what is said of every scene before every kind of camera."""
    said: list[CameraVerdict] = []
    with PoseWorkerPool(model_path(MODEL), WORKERS) as crew:
        for scene in scenes():
            for take in takes(scene, filmed_in(scene.room), crew):
                said += verdicts(take)
                print(scene.key, take.kind.id, said[-1].counted, said[-1].right, flush=True)
    return tuple(said)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.camera")
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("--page", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
