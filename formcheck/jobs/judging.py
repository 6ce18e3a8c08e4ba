"""Judging what was found in a recording: a piece of work that is done apart."""

from formcheck.exercises.coach.target import Target
from formcheck.exercises.spec import ExerciseSpec
from formcheck.pose.track import PoseTrack
from formcheck.report.page import page
from formcheck.session import Analysis, analyze_track


def judged(track: PoseTrack, spec: ExerciseSpec, target: Target) -> tuple[Analysis, str]:
    """Return what came out, and the report on it as a page."""
    analysis = analyze_track(track, spec, target)
    return analysis, page(analysis, spec)
