"""Clips play everywhere, loop, and stay small."""

from pathlib import Path

import av
import pytest
from PIL import Image

from formcheck.demonstration.clip import USUAL, DemoClip, Filming
from tests.demonstration.written import shown

SMALL = Filming(size_px=(160, 120), smoothing=1)
QUICK = (
    {"phase": "out", "seconds": 0.3, "posture": {"knee_flexion": 60.0}},
    {"phase": "return", "seconds": 0.3},
)


@pytest.fixture(scope="module")
def clip() -> DemoClip:
    return DemoClip(shown(moves=QUICK, lead_in_s=0.2))


def test_the_mp4_plays_as_long_as_the_motion(clip: DemoClip, tmp_path: Path) -> None:
    clip.write_mp4(tmp_path / "clip.mp4")
    with av.open(str(tmp_path / "clip.mp4")) as container:
        stream = container.streams.video[0]
        assert stream.codec_context.name == "h264"
        assert (stream.width, stream.height) == USUAL.size_px
        assert sum(1 for _ in container.decode(stream)) == clip.picture_count
    assert clip.picture_count == round((0.2 + 0.6 + 0.5) * USUAL.rate_hz)


def test_the_webp_loops_for_ever(clip: DemoClip, tmp_path: Path) -> None:
    clip.write_webp(tmp_path / "clip.webp")
    with Image.open(tmp_path / "clip.webp") as picture:
        assert picture.info["loop"] == 0
        assert picture.size == USUAL.size_px
        assert getattr(picture, "n_frames", 1) > clip.picture_count / 2


def test_progress_is_told_picture_by_picture() -> None:
    told: list[tuple[int, int]] = []
    clip = DemoClip(shown(moves=QUICK, lead_in_s=0.2), filming=SMALL)
    clip.pictures(lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == list(range(1, clip.picture_count + 1))
