import json
from pathlib import Path

import av
import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
TRUTHS = sorted(SAMPLES.glob("*.truth.json"))


def test_all_samples_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.iterdir()) < 4_000_000


def test_every_clip_has_its_truth() -> None:
    clips = {path.stem for path in SAMPLES.glob("*.mp4")}
    assert clips == {path.name.removesuffix(".truth.json") for path in TRUTHS}
    assert len(clips) >= 8


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.name)
def test_the_truth_covers_every_frame_of_its_clip(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    with av.open(str(SAMPLES / truth["video"])) as container:
        stream = container.streams.video[0]
        assert stream.frames == truth["frame_count"] == len(truth["driver_deg"])
        assert float(stream.average_rate or 0) == truth["rate_hz"]
        assert stream.codec_context.name == "h264"
        assert stream.codec_context.pix_fmt == "yuv420p"
    ends_s = [bout["end_s"] for bout in truth["bouts"]]
    starts_s = [bout["start_s"] for bout in truth["bouts"]]
    assert all(start < end for start, end in zip(starts_s, ends_s, strict=True))
    assert ends_s[-1] <= truth["frame_count"] / truth["rate_hz"] + 1e-6
