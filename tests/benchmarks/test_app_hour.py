"""What `make long` does to the app for an hour, in three rounds: nothing it is given stays."""

import shutil
from pathlib import Path

import pytest

from benchmarks.app_hour import Hour, use
from tests.short_clips import first_squat

MOST_GROWTH = 0.1
"""Between two rounds, after one in which everything is imported; an upload alone is more."""


@pytest.mark.model
@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")
@pytest.mark.slow(reason="the whole app analyses three recordings and coaches three sets")
def test_pages_uploads_and_live_sets_leave_no_memory_behind(tmp_path: Path) -> None:
    hour = Hour(rounds=3, page_looks=6, lasting_s=0.0, set_s=2.0, clip=first_squat(tmp_path))
    _, second, third = use(hour)
    assert (second.sets, third.sets) == (4, 6)
    assert third.server_mb <= (1.0 + MOST_GROWTH) * second.server_mb
