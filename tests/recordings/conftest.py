"""Real recordings, each found once for all tests and judged once for those that look at it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import cast

import pytest

from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.session import Analysis, analyze_track
from formcheck.settings import ModelName
from tests.track_cache import found_track

Analyse = Callable[..., Analysis]


@cache
def _analysed(video: Path, exercise: str, model: str) -> Analysis:
    track = found_track(video, model=cast("ModelName", model))
    return analyze_track(track, load_exercise(exercise), Target())


@pytest.fixture(scope="session")
def analysed(shared_data: Path) -> Analyse:
    """Analyse a shared recording by name, or any other by path; each only once."""

    def run(video: str | Path, exercise: str, model: str = "full") -> Analysis:
        path = shared_data / "videos" / video if isinstance(video, str) else video
        return _analysed(path, exercise, model)

    return run
