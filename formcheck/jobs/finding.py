"""Finding the person in a recording, in a way that can be stopped at any time."""

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from formcheck.apart.process import Apart
from formcheck.errors import EstimatorError
from formcheck.jobs.watch import Watch
from formcheck.pose.jobs import Failed
from formcheck.pose.models import model_path
from formcheck.pose.recording import PoseWorkerPool, Work
from formcheck.pose.track import PoseTrack
from formcheck.pose.video_plan import probe_video
from formcheck.settings import Settings

SOURCE = "an uploaded recording"
"""What stands for the file in results: its name may hold the name of a person."""


def find_poses(
    path: Path, settings: Settings, watch: Watch, progress: Callable[[int, int], None]
) -> PoseTrack:
    """Find the pose of one person in every picture of a recording.

    Parameters
    ----------
    watch
        Is told of every progress; when it ends the work, the pose processes are ended.
    progress
        Called with the number of pictures done and of all.

    Raises
    ------
    SourceError, ModelError, EstimatorError
        As `formcheck.pose.recording.estimate_recording`.
    StoppedError
        The watch ended it.
    """

    def told(done: int, total: int) -> None:
        watch.beat()
        progress(done, total)

    its_model = model_path(settings.model, settings.model_folder)
    with Apart(beat=watch.beat) as apart:
        plan = apart.call(probe_video, path)
    with PoseWorkerPool(its_model, settings.workers) as crew:
        first = crew.workers[0]
        with watch.wake_by(lambda: crew.inbox.put((first, Failed("stopped", None)))):
            progress(0, len(plan))
            try:
                assembly = Work(plan, crew, told).done()
            except EstimatorError:
                watch.beat()
                raise
    origin = {
        "source": SOURCE,
        "model": settings.model,
        "software": f"mediapipe {version('mediapipe')}",
    }
    return assembly.track(origin)
