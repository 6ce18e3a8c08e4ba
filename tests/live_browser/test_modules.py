"""The player's modules without a browser: run by Node, held against the server's reading."""

import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from formcheck.live.assets import WEB_FOLDER
from formcheck.live.protocol import PicturePacket, PosePacket, decode

NODE = shutil.which("node")
TESTS = sorted(Path(__file__).parent.glob("*.test.mjs"))

pytestmark = pytest.mark.skipif(NODE is None, reason="Node is not installed")


@cache
def _run() -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "WEB": WEB_FOLDER.as_uri()}
    return subprocess.run(
        [NODE or "node", "--test", "--test-reporter=tap", *map(str, TESTS)],
        capture_output=True,
        text=True,
        env=env,
        check=False,
    )


def _packets() -> dict[str, bytes]:
    said = re.search(r"PACKETS (\{.*\})", _run().stdout)
    assert said is not None, _run().stdout
    return {name: bytes.fromhex(text) for name, text in json.loads(said[1]).items()}


def test_modules_keep_their_rules() -> None:
    assert _run().returncode == 0, _run().stdout


def test_server_reads_the_pose_that_the_browser_sent() -> None:
    packet = decode(_packets()["pose"])
    assert isinstance(packet, PosePacket)
    assert packet.sequence == 7
    assert packet.pose.time_s == pytest.approx(1.2345)
    assert packet.pose.size_px == (640, 480)
    assert packet.pose.image_px[0] == pytest.approx(np.array([320.0, 0.12 * 480]), abs=1e-3)
    assert packet.pose.world_m[27, 1] == pytest.approx(0.84)
    assert packet.pose.visibility[0] == pytest.approx(0.99)
    np.testing.assert_allclose(packet.pose.camera, [12.5, -3.0, 1.5, 1.25, np.nan])


def test_server_reads_that_nobody_was_seen() -> None:
    packet = decode(_packets()["nobody"])
    assert isinstance(packet, PosePacket)
    assert not packet.pose.found
    assert np.isnan(packet.pose.camera).all()


def test_server_reads_the_picture_that_the_browser_sent() -> None:
    packet = decode(_packets()["picture"])
    assert isinstance(packet, PicturePacket)
    assert packet.jpeg == bytes([255, 216, 1])
