"""Records of one person, and a calendar that is moved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

from formcheck.settings import Settings
from tests.empty_records import open_empty
from tests.programme.someone import MONDAY, Someone


@pytest.fixture
def someone(tmp_path: Path) -> Iterator[Someone]:
    with (
        time_machine.travel(MONDAY) as traveller,
        open_empty(Settings(data_folder=tmp_path)) as records,
    ):
        yield Someone(records.local_store(), traveller)
