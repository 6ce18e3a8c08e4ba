"""All result files of one recording."""

from collections.abc import Callable
from pathlib import Path

from formcheck.exercises.spec import ExerciseSpec
from formcheck.pose.files import save_track
from formcheck.report.annotate import write_annotated_video
from formcheck.report.files import write_reps_csv, write_result_json
from formcheck.report.page import write_page
from formcheck.session import Analysis

RESULT_JSON = "result.json"
REPS_CSV = "reps.csv"
TRACK_PARQUET = "track.parquet"
REPORT_HTML = "report.html"
ANNOTATED_MP4 = "annotated.mp4"


def write_results(
    analysis: Analysis,
    spec: ExerciseSpec,
    folder: Path,
    video: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write every result file into a folder that exists.

    Parameters
    ----------
    analysis, spec
        What came out, and the exercise it was judged by.
    folder
        Where to write.
    video
        The recording, to write ``annotated.mp4``; None to leave that out.
    progress
        Called with the number of pictures of the video done and of all pictures.

    Raises
    ------
    OutputError
        A file cannot be written.
    SourceError
        The recording cannot be read again.
    """
    write_result_json(analysis.result, analysis.track, folder / RESULT_JSON)
    write_reps_csv(analysis.result, folder / REPS_CSV)
    save_track(analysis.track, folder / TRACK_PARQUET)
    write_page(analysis, spec, folder / REPORT_HTML)
    if video is not None:
        write_annotated_video(video, analysis, folder / ANNOTATED_MP4, progress)
