"""Rooms in which sets run, over records of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from formcheck.exercises.result import SetResult
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.live.token import Claim
from formcheck.pose.track import PoseTrack
from formcheck.settings import Settings
from scenery.claims import claim_of
from tests.empty_records import open_empty
from tests.live.builders import judged_elsewhere, squats


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_folder=tmp_path)


@pytest.fixture
def records(settings: Settings) -> Iterator[Records]:
    with open_empty(settings) as records:
        yield records


@pytest.fixture
def store(records: Records) -> Store:
    """The store of the one person of this machine."""
    return records.local_store()


@pytest.fixture
def claim(store: Store) -> Claim:
    """Squats, as many as one likes."""
    return claim_of(store)


@pytest.fixture(scope="session")
def track() -> PoseTrack:
    return squats(3)


@pytest.fixture(scope="session")
def verdict(track: PoseTrack) -> SetResult:
    """What those poses get anywhere else."""
    return judged_elsewhere(track)
