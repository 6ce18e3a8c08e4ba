import asyncio
import os
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.live_load import Run, new_tokens, pose_packets, watched
from benchmarks.live_people import Heard, Show, crowd, endless
from formcheck.live.limits import ServiceLimits
from formcheck.live.protocol import PosePacket, decode
from formcheck.settings import Settings
from tests.live.serving import served


@pytest.fixture(scope="module")
def show() -> Show:
    return Show("landmarks", pose_packets()[:100], 50)


def test_show_goes_on_and_on_in_time_and_number(show: Show) -> None:
    sent = [decode(packet) for packet in islice(endless(show), 250)]
    poses = [each for each in sent if isinstance(each, PosePacket)]
    assert [each.sequence for each in poses] == list(range(1, 251))
    assert [each.pose.time_s for each in poses[:3]] == [0.0, 0.02, 0.04]
    assert (poses[0].pose.image_px == poses[100].pose.image_px).all()


def test_what_was_not_answered_was_dropped() -> None:
    heard = [Heard([1.0] * 90, sent=100), Heard([3.0] * 60, sent=100)]
    run = Run(heard, cores=1.5, peak_mb=300, clients_cores=0.25)
    assert run.dropped_share == pytest.approx(0.25)
    assert run.percentiles_ms == (1.0, 3.0, 3.0)
    assert run.cells == ("2", "1.0", "3.0", "3.0", "25.0%", "1.50", "0.25", "300", "0")


def test_people_exercise_all_at_once(tmp_path: Path, show: Show) -> None:
    limits = ServiceLimits(packets_per_s=1e6, packets_at_once=1e6, hello_s=120.0)
    tokens = new_tokens(tmp_path, 2)
    with served(Settings(data_folder=tmp_path), limits) as host, watched(os.getpid()) as spent:
        heard = asyncio.run(crowd(host, tokens, show, lasting_s=0.5, within_s=0.1))
    assert [each.sent for each in heard] == [25, 25]
    assert all(1 <= len(each.answer_ms) <= 25 for each in heard)
    assert spent.processor_s >= 0.0


def test_what_is_sent_while_a_crowd_settles_is_not_measured(tmp_path: Path, show: Show) -> None:
    limits = ServiceLimits(packets_per_s=1e6, packets_at_once=1e6, hello_s=120.0)
    settling = replace(show, settling_s=0.3)
    with served(Settings(data_folder=tmp_path), limits) as host:
        (heard,) = asyncio.run(crowd(host, new_tokens(tmp_path, 1), settling, lasting_s=0.5))
    assert heard.sent == 10
    assert len(heard.answer_ms) <= 10
