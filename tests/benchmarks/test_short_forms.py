"""What `make long` measures for minutes and hours, done small: that it works, not how fast."""

from pathlib import Path

import pytest

from benchmarks import memory, records, start
from benchmarks.page import Section
from benchmarks.peak import AVAILABLE
from tests.video_builders import numbered_images, write_clip


def rows_of(section: Section) -> dict[str, tuple[float, ...]]:
    """Return the numbers of the first table, by what they are about."""
    return {name: tuple(map(float, cells)) for name, *cells in section.tables[0].rows}


@pytest.mark.model
@pytest.mark.slow(reason="three programs are watched, two of which find poses")
@pytest.mark.skipif(not AVAILABLE, reason="needs what Linux tells of its processes")
def test_half_a_minute_is_found_and_judged_within_the_memory_of_an_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = write_clip(tmp_path / "clip.mp4", numbered_images(30))
    monkeypatch.setattr(memory, "SAMPLE_CLIP", clip)
    monkeypatch.setattr(memory, "TURNS", (1, 2))
    monkeypatch.setattr(memory, "HOUR_S", 30.0)
    section = memory.measure()
    rows = [tuple(map(float, cells)) for _, *cells in section.tables[0].rows]
    assert [pictures for pictures, *_ in rows] == [30, 60, 900]
    assert all(0 < together_mb <= apart_mb for _, together_mb, apart_mb in rows)
    judging = section.budgets[-1]
    assert judging.met, judging


def test_records_of_some_days_are_filled_and_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "DAYS", 4)
    monkeypatch.setattr(records, "DAYS_AT_ONCE", 2)
    monkeypatch.setattr(records, "RUNS", 1)
    monkeypatch.setattr(records, "REPS_KEPT", 2)
    section = records.measure()
    assert all(number > 0 for (number, *_) in rows_of(section).values())
    assert section.budgets


def test_each_start_is_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "ROUNDS", 1)
    timed = rows_of(start.measure())
    assert set(timed) == set(start.COMMANDS)
    assert all(0 < least <= middle <= most for least, middle, most in timed.values())
