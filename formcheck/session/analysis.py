"""One recording of one exercise: found, measured, judged."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from formcheck.anatomy.sides import SIDES
from formcheck.apart.process import done_apart
from formcheck.errors import NobodyFoundError, TrackError
from formcheck.exercises.coach import Target
from formcheck.exercises.coach.whole_set import judge_track
from formcheck.exercises.result import Feedback, SetResult, ViewSummary
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.body import BodyPart
from formcheck.kinematics.conditioning.recorded import condition_recording
from formcheck.kinematics.conditioning.steady import in_picture
from formcheck.kinematics.metrics import METRICS
from formcheck.pose.frame import FloatArray
from formcheck.pose.recording import estimate_recording
from formcheck.pose.sane_times import CUT, TOO_CLOSE, far_enough_apart
from formcheck.pose.track import PoseTrack
from formcheck.pose.whom import in_mirror
from formcheck.settings import RecordingLimits, Settings
from formcheck.texts import say
from formcheck.texts.names import body_parts, listed

SEEN_CERTAINTY = 0.6
"""From this certainty a landmark counts as seen: clinical specification A.0."""

NEARLY_NEVER_FRAC = 0.05
"""A part seen in less than this share of the recording keeps the exercise from being judged at
all [default]."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that came out of one recording.

    Attributes
    ----------
    track
        The poses as the model found them.
    conditioned
        The same frames made fit to measure, back in their pictures; visibility is how far each
        landmark can be believed.
    feedback
        What the coach said after each pose.
    result
        The verdict on the set.
    """

    track: PoseTrack
    conditioned: PoseTrack
    feedback: tuple[Feedback, ...]
    result: SetResult


def analyze(  # noqa: PLR0913 - how the video was made is beside what is asked of it
    video: Path,
    spec: ExerciseSpec,
    target: Target,
    settings: Settings,
    progress: Callable[[int, int], None] | None = None,
    *,
    mirrored: bool = False,
) -> Analysis:
    """Find the person in a video and judge the movement.

    Parameters
    ----------
    video
        Any file ffmpeg can read.
    spec, target
        The exercise and what the person aims for.
    settings
        Pose model, number of workers and model folder.
    progress
        Called with the number of pictures done and of all pictures.
    mirrored
        Whether the video shows the mirror image, as many selfie recordings do.

    Raises
    ------
    SourceError, ModelError, EstimatorError
        The video or the model cannot be used.
    NobodyFoundError
        No person, or none of what the exercise needs of one, was seen.
    """
    track = estimate_recording(
        video,
        model=settings.model,
        workers=settings.workers,
        model_folder=settings.model_folder,
        progress=progress,
    )
    return done_apart(analyze_track, turned_back(track, mirrored=mirrored), spec, target)


def analyze_file(
    path: Path, spec: ExerciseSpec, target: Target, *, mirrored: bool = False
) -> Analysis:
    """Judge the movement of a track that was saved as a file; see `analyze_track`.

    Parameters
    ----------
    mirrored
        Whether it was found in a mirror image that was not known for one.

    Raises
    ------
    TrackError
        The file is missing, damaged or no pose track, or was turned out of a mirror image already.
    """
    from formcheck.pose.files import load_track

    return analyze_track(turned_back(load_track(path), mirrored=mirrored), spec, target)


def turned_back(track: PoseTrack, *, mirrored: bool) -> PoseTrack:
    """Return the person's own sides of poses just found, in a mirror image or not.

    Whom of several people was followed is told as the pictures are shown, turned back as well.
    """
    if not mirrored:
        return track
    turned = track.of_mirrored_picture()
    return replace(turned, notes=tuple(map(in_mirror, turned.notes)))


def _sane(track: PoseTrack) -> PoseTrack:
    limits = RecordingLimits()
    if track.duration_s > limits.recording_max_s:
        raise TrackError(
            say(
                "judging.too_long",
                minutes=track.duration_s / 60,
                most=limits.recording_max_min,
                remedy=CUT.format(what=say("judging.of_them")),
            )
        )
    kept = far_enough_apart(track.time_s)
    if len(kept) > limits.pictures_max:
        raise TrackError(
            say(
                "judging.too_many",
                count=len(kept),
                most=limits.pictures_max,
                remedy=CUT.format(what=say("judging.of_them")),
            )
        )
    if len(kept) == len(track):
        return track
    return track.at(kept).with_notes(TOO_CLOSE.format(count=len(track) - len(kept)))


def analyze_track(track: PoseTrack, spec: ExerciseSpec, target: Target) -> Analysis:
    """Judge the movement of a recorded track: the same coach, and so the same verdict, as live.

    Poses that come sooner after another than any camera films are left out.

    Raises
    ------
    NobodyFoundError
        No person, or none of what the exercise needs of one, is in the track.
    TrackError
        The track lasts longer or holds more poses than is looked at.
    """
    track = _sane(track)
    if not track.found.any():
        raise NobodyFoundError(say("judging.nobody_seen"))
    made = condition_recording(track)
    certainty = made.track.visibility * made.plausibility
    conditioned = replace(made.track, visibility=certainty).with_notes(*made.notes)
    judged = judge_track(conditioned, spec, target)
    result = judged.result
    if not spec.counts_reps and not result.holds:
        _refuse_unseen(conditioned, spec, result.view)
    notes = tuple(dict.fromkeys((*result.notes, *conditioned.notes)))
    shown = in_picture(conditioned)
    return Analysis(track, shown, judged.feedback, replace(result, notes=notes))


def _refuse_unseen(track: PoseTrack, spec: ExerciseSpec, view: ViewSummary) -> None:
    """Refuse a recording in which a part the exercise is measured by is nearly never seen."""
    frames = track.visibility[track.found]
    unseen = [part for part in _needed(spec, view) if _seen_frac(frames, part) < NEARLY_NEVER_FRAC]
    if not unseen:
        return
    parts = listed([body_parts(part.name.lower()) for part in unseen])
    raise NobodyFoundError(say("judging.parts_unseen", parts=parts, exercise=spec.name))


def _needed(spec: ExerciseSpec, view: ViewSummary) -> tuple[BodyPart, ...]:
    """Return the parts that the movement or the hold is measured by from this view."""
    rule = spec.hold or spec.driver_for(view.name)
    return METRICS[rule.metric].parts if rule else ()


def _seen_frac(visibility: FloatArray, part: BodyPart) -> float:
    """Return in which share of (frames, 33) certainties the part is seen on either side."""
    either = visibility[:, [part.on(side) for side in SIDES]].max(axis=1)
    return float(np.mean(either >= SEEN_CERTAINTY))
