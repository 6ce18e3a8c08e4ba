"""A kept set looked back at: its course comes from the kept poses, its verdict from the records."""

from dataclasses import replace

from formcheck.errors import NobodyFoundError
from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.records import StoredSet
from formcheck.pose.track import PoseTrack
from formcheck.session.analysis import Analysis, analyze_track
from formcheck.session.live import LiveAnalysis


def look_back(
    track: PoseTrack, spec: ExerciseSpec, stored_set: StoredSet, result: SetResult
) -> Analysis | None:
    """Return the course of a set beside the verdict that was kept.

    Parameters
    ----------
    track
        The kept poses.
    spec
        The exercise as it is today.
    stored_set, result
        The set and its verdict, which is not given anew.

    Returns
    -------
    Analysis or None
        None where nobody is in the track.
    """
    if stored_set.source == "live":
        return _as_live(track, spec, stored_set, result)
    try:
        return replace(analyze_track(track, spec, stored_set.aim), result=result)
    except NobodyFoundError:
        return None


def _as_live(
    track: PoseTrack, spec: ExerciseSpec, stored_set: StoredSet, result: SetResult
) -> Analysis | None:
    live = LiveAnalysis(spec, stored_set.aim)
    pushed = [live.push(pose) for pose in track]
    if not pushed:
        return None
    poses = PoseTrack.from_frames([pose for pose, _ in pushed], track.size_px)
    return Analysis(track, poses, tuple(feedback for _, feedback in pushed), result)
