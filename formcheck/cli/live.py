"""``formcheck live``: coaching in front of a camera, or of a recording played as if it were one."""

import shlex
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from formcheck.cli.chosen import chosen_exercise
from formcheck.cli.door import refuse_locked
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
from formcheck.cli.terminal import say, tell

if TYPE_CHECKING:
    from formcheck.cli.stage import SetDisplay
    from formcheck.pose.estimator import FollowingEstimator
    from formcheck.pose.frame import Frame
    from formcheck.pose.source import FrameSource
    from formcheck.session import LiveAnalysis
    from formcheck.settings import Settings

CameraOption = Annotated[
    str, typer.Option("--camera", "-c", metavar="N|FILE", help="Camera number, or a video file.")
]


def live(
    exercise: ExerciseOption,
    camera: CameraOption = "0",
    level: LevelOption = Level.STANDARD,
    side: SideOption = None,
    model: ModelOption = None,
) -> None:
    """Coach a set in front of the camera, in a window; q or Esc ends it and prints the result.

    Without a display it prints a line for each repetition and cue, and Ctrl-C ends it. The
    pictures stay on this device and are not kept.
    """
    if not camera.isdecimal():
        require_file(Path(camera))
    from formcheck.cli.stage import new_stage
    from formcheck.report.tables import result_table
    from formcheck.session import LiveAnalysis

    settings = read_settings(model)
    spec = chosen_exercise(exercise, settings.catalog_folder)
    refuse_locked(spec, somebody_moves=camera.isdecimal())
    session = LiveAnalysis(spec, target_of(level, side))
    with (
        _source(camera) as source,
        new_estimator(settings) as estimator,
        new_stage(source.info.size_px) as stage,
    ):
        if source.info.path is None:
            tell("The camera is on; its pictures stay on this device and are not kept.")
        tell("End with q or Esc in the window, or with Ctrl-C.")
        with suppress(KeyboardInterrupt):
            _coach(_pictures(source), estimator, session, stage)
    again = shlex.join(["formcheck", "live", "--camera", camera, "--exercise"])
    say(result_table(session.finish(), again))


def new_estimator(settings: "Settings") -> "FollowingEstimator":
    """Return the pose worker for live pictures."""
    from formcheck.pose.models import model_path
    from formcheck.pose.workers import WorkerEstimator

    return WorkerEstimator(model_path(settings.model, settings.model_folder))


def _source(camera: str) -> "FrameSource":
    from formcheck.pose.camera import CameraSource
    from formcheck.pose.video import VideoSource

    return CameraSource(int(camera)) if camera.isdecimal() else VideoSource(Path(camera))


def _pictures(source: "FrameSource") -> "Iterable[Frame]":
    from formcheck.cli.playback import in_real_time

    return source if source.info.path is None else in_real_time(source)


def _coach(
    frames: "Iterable[Frame]",
    estimator: "FollowingEstimator",
    session: "LiveAnalysis",
    stage: "SetDisplay",
) -> None:
    from formcheck.pose.frame import PoseFrame

    for frame in frames:
        found = estimator.estimate(frame)
        size_px = (frame.image.shape[1], frame.image.shape[0])
        pose = found[0] if found else PoseFrame.empty(frame.time_s, size_px)
        believed, feedback = session.push(pose)
        estimator.may_change = estimator.may_change and feedback.finished_rep is None
        if estimator.side and feedback.message is None:
            feedback = replace(feedback, message=_whom(estimator))
        if not stage.show(frame, believed, feedback):
            return


def _whom(estimator: "FollowingEstimator") -> str:
    """Say whom of several people is followed, and how to change that."""
    where = "in the middle" if estimator.side == "middle" else f"on the {estimator.side}"
    change = " Raise a hand to change." if estimator.may_change else ""
    return f"I follow the person {where}.{change}"
