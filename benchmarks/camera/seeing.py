"""Let the pose model and the watch of the camera look at every kind, as at any recording."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.camera.filming import CameraScene, large_pictures, seen_by, write
from benchmarks.camera.kinds import CameraKind
from formcheck.apart.process import done_apart
from formcheck.pose.files.parquet import load_track, save_track
from formcheck.pose.frame import ImageArray
from formcheck.pose.recording import PoseWorkerPool, Work
from formcheck.pose.track import PoseTrack
from formcheck.pose.video_plan import probe_video
from formcheck.settings import ModelName

FOLDER = Path(__file__).parents[2] / "out" / "camera"
MODEL: ModelName = "full"


@dataclass(frozen=True, slots=True)
class CameraTake:
    """A scene as one kind of camera films it."""

    scene: CameraScene
    kind: CameraKind
    track: PoseTrack


def takes(
    scene: CameraScene, kinds: Sequence[CameraKind], crew: PoseWorkerPool, folder: Path = FOLDER
) -> Iterator[CameraTake]:
    """Yield what is found of a scene, filmed by each kind of camera.

    Its poses are kept in a folder; what is there is not filmed again.
    """
    kept = {kind.id: folder / f"{scene.key}.{kind.id}.parquet" for kind in kinds}
    missing = any(not path.exists() for path in kept.values())
    large = list(large_pictures(scene)) if missing else []
    for kind in kinds:
        path = kept[kind.id]
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            save_track(_found(kind, large, crew), path)
        yield CameraTake(scene, kind, load_track(path))


def _found(kind: CameraKind, large: list[ImageArray], crew: PoseWorkerPool) -> PoseTrack:
    """Return what `estimate_recording` does, by processes that have loaded their model already."""
    with TemporaryDirectory() as name:
        clip = Path(name) / f"{kind.id}.mp4"
        write(seen_by(kind, large), clip)
        work = Work(done_apart(probe_video, clip), crew, lambda _done, _total: None)
        return work.done().track({"source": clip.name, "model": MODEL})
