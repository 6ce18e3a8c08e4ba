"""``formcheck analyze``: a recorded exercise goes in, a verdict comes out."""

import shlex
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from formcheck.cli.chosen import chosen_exercise
from formcheck.cli.door import refuse_keeping
from formcheck.cli.given_files import require_file
from formcheck.cli.options import (
    ExerciseOption,
    Level,
    LevelOption,
    ModelOption,
    SideOption,
    read_settings,
    target_of,
)
from formcheck.cli.records import PersonOption, opened_store, short
from formcheck.cli.terminal import progress_bar, say, tell, write_out

if TYPE_CHECKING:
    from formcheck.exercises.coach import Target
    from formcheck.exercises.spec import ExerciseSpec
    from formcheck.history.records import StoredSet
    from formcheck.history.store import Store
    from formcheck.session import Analysis
    from formcheck.settings import Settings

TRACK_SUFFIX = ".parquet"

VideoArgument = Annotated[
    Path,
    typer.Argument(metavar="VIDEO", help="A video file, or a track.parquet of an earlier run."),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, max=64, help="Pose processes. [default: 2, or FORMCHECK_WORKERS]"
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", metavar="FOLDER", help="Where the files go. [default: <VIDEO>-<ID> here]"
    ),
]
JsonOption = Annotated[
    bool,
    typer.Option(
        "--json", help="Print the result as JSON and nothing else; files only with --out."
    ),
]
SaveVideoOption = Annotated[
    bool, typer.Option("--save-video/--no-save-video", help="Write annotated.mp4.")
]

MirroredOption = Annotated[
    bool,
    typer.Option("--mirrored", help="The video shows a mirror image, as many selfies do."),
]
SaveOption = Annotated[
    bool, typer.Option("--save", help="Keep the set and its poses in your records.")
]


def analyze(
    video: VideoArgument,
    exercise: ExerciseOption,
    level: LevelOption = Level.STANDARD,
    side: SideOption = None,
    model: ModelOption = None,
    workers: WorkersOption = None,
    mirrored: MirroredOption = False,
    out: OutOption = None,
    json: JsonOption = False,
    save_video: SaveVideoOption = True,
    save: SaveOption = False,
    person: PersonOption = None,
) -> None:
    """Judge a recorded exercise: count, measure, say what went well and what to try.

    Prints a table of the repetitions or holds, and writes result.json, reps.csv, track.parquet,
    report.html and annotated.mp4 into one folder. With --save the set counts in the history;
    without it nothing is kept in the records.
    """
    if person is not None and not save:
        raise typer.BadParameter("--person says whose records to keep it in: add --save")
    require_file(video)
    settings = read_settings(model, workers)
    spec = chosen_exercise(exercise, settings.catalog_folder)
    folder = out if out or json else Path(f"{video.stem}-{spec.id}")
    target = target_of(level, side)
    with opened_store(person) if save else nullcontext() as store:
        if store:
            refuse_keeping(store, spec)
        given = _Given(video, spec, target, mirrored)
        analysis = _judged(given, settings, folder, save_video=save_video)
        saved = _kept(store, analysis, spec, target) if store else None
    again = shlex.join(["formcheck", "analyze", str(_judged_from(video, folder)), "--exercise"])
    _print(analysis, saved, again, as_json=json)
    tell_where = tell if json else write_out
    if saved is not None:
        tell_where(f"Kept as set {short(saved)}: formcheck history show {short(saved)}")
    if folder is not None:
        tell_where(f"Written to {folder}: open {folder / 'report.html'}")


@dataclass(frozen=True, slots=True)
class _Given:
    """A recording or a track, and what was asked of it."""

    path: Path
    spec: "ExerciseSpec"
    target: "Target"
    mirrored: bool


def _judged(
    given: _Given, settings: "Settings", folder: Path | None, *, save_video: bool
) -> "Analysis":
    """Return what came out; with a folder, its files stand when this returns."""
    from formcheck.output.folder import result_folder
    from formcheck.report.results import write_results

    with result_folder(folder) if folder else nullcontext() as staging:
        analysis = _analysis(given, settings)
        if staging is not None:
            wanted = save_video and given.path.suffix != TRACK_SUFFIX
            with progress_bar("Drawing the video") as progress:
                video = given.path if wanted else None
                write_results(analysis, given.spec, staging, video, progress)
    return analysis


def _analysis(given: _Given, settings: "Settings") -> "Analysis":
    from formcheck import session
    from formcheck.apart.process import done_apart

    asked, mirrored = (given.path, given.spec, given.target), given.mirrored
    if given.path.suffix == TRACK_SUFFIX:
        return done_apart(partial(session.analyze_file, mirrored=mirrored), *asked)
    with progress_bar("Finding the person") as progress:
        return session.analyze(*asked, settings, progress, mirrored=mirrored)


def _kept(
    store: "Store", analysis: "Analysis", spec: "ExerciseSpec", target: "Target"
) -> "StoredSet":
    from formcheck.session.recordings import keep_recording

    return keep_recording(store, spec, target, analysis.result, analysis.track)


def _judged_from(video: Path, folder: Path | None) -> Path:
    """Return what to judge anew: the poses that were found, where they were written."""
    from formcheck.report.results import TRACK_PARQUET

    return video if folder is None else folder / TRACK_PARQUET


def _print(analysis: "Analysis", saved: "StoredSet | None", again: str, *, as_json: bool) -> None:
    from formcheck.report.document import as_json as json_text
    from formcheck.report.document import result_document
    from formcheck.report.tables import result_table

    if as_json:
        document = result_document(analysis.result, analysis.track)
        write_out(json_text(document | ({"saved_set": str(saved.id)} if saved else {})))
    else:
        say(result_table(analysis.result, again))
