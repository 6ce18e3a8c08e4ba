import json
import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.kinematics import bands
from formcheck.kinematics.bands import (
    UNKNOWN_VIEW_GROWTH,
    band_95,
    growth,
    measured_bands,
    specified_band,
)
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.view import UNKNOWN_VIEW, View

offsets = st.floats(0.0, 90.0)
SIDE_ON = View(90.0, 1.0)
KNEE = METRICS["knee_flex"]
UNMEASURED = METRICS["out_time"]


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A table of its own: the knee measured at three yaws, nothing else."""
    written = {"yaw_deg": [0.0, 60.0, 90.0], "bands": {"knee_flex": [50.0, 30.0, 20.0]}}
    path = tmp_path / "bands.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    monkeypatch.setattr(bands, "TABLE_PATH", path)
    measured_bands.cache_clear()
    yield
    measured_bands.cache_clear()


@given(offsets, offsets)
def test_the_specified_band_grows_with_the_distance_from_the_right_view(
    one: float, other: float
) -> None:
    near, far = sorted((one, other))
    assert growth(near) <= growth(far)


@given(offsets)
def test_both_ways_off_are_as_bad(off_axis_deg: float) -> None:
    assert growth(-off_axis_deg) == growth(off_axis_deg)


def test_further_than_square_off_is_no_worse() -> None:
    assert growth(120.0) == growth(90.0)


def test_what_was_measured_is_the_band() -> None:
    _, rows = measured_bands()
    assert band_95(KNEE, SIDE_ON) == pytest.approx(max(rows["knee_flex"][-1], 1.96 * KNEE.noise))


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize(
    ("yaw_deg", "band"), [(90.0, 20.0), (60.0, 30.0), (75.0, 25.0), (0.0, 50.0), (math.nan, 35.0)]
)
def test_between_measured_yaws_the_band_lies_between(yaw_deg: float, band: float) -> None:
    assert band_95(KNEE, View(yaw_deg)) == pytest.approx(band)


@pytest.mark.usefixtures("table")
def test_what_was_not_measured_has_the_specified_noise() -> None:
    assert band_95(METRICS["fppa"], View(0.0)) == pytest.approx(1.96 * 4)
    assert band_95(METRICS["fppa"], View(45.0)) == pytest.approx(1.96 * 4 * growth(45.0))


@pytest.mark.parametrize("yaw_deg", [0.0, 20.0, 45.0, 70.0, 90.0, math.nan])
@pytest.mark.parametrize("metric_id", sorted(METRICS))
def test_no_band_is_narrower_than_the_noise_of_one_measurement(
    metric_id: str, yaw_deg: float
) -> None:
    metric = METRICS[metric_id]
    assert band_95(metric, View(yaw_deg)) >= specified_band(metric) * (1 - 1e-9)


@pytest.mark.parametrize(
    "metric_id", sorted(name for name, metric in METRICS.items() if metric.view != "any")
)
def test_no_band_shrinks_on_the_way_out_of_the_view(metric_id: str) -> None:
    metric = METRICS[metric_id]
    outwards = (90.0, 60.0, 45.0, 0.0) if metric.view == "side" else (0.0, 25.0, 45.0, 90.0)
    found = [band_95(metric, View(yaw_deg)) for yaw_deg in outwards]
    assert found == sorted(found)


def test_the_wrong_view_makes_a_knee_angle_useless() -> None:
    assert band_95(KNEE, View(0.0)) > 30.0


def test_time_has_the_same_band_from_everywhere() -> None:
    assert len({band_95(UNMEASURED, View(yaw_deg)) for yaw_deg in (0.0, 45.0, 90.0)}) == 1


def test_an_unknown_view_is_taken_for_an_oblique_one() -> None:
    assert growth(math.nan) == UNKNOWN_VIEW_GROWTH == growth(45.0)
    assert band_95(KNEE, UNKNOWN_VIEW) == pytest.approx(band_95(KNEE, View(45.0)))


def test_the_table_says_how_it_was_made_and_names_only_metrics_that_exist() -> None:
    written = json.loads(bands.TABLE_PATH.read_text(encoding="utf-8"))
    assert "benchmarks.accuracy" in written["made"]
    assert len(written["inputs_sha256"]) == 64
    assert list(written["bands"]) == sorted(written["bands"])
    assert set(written["bands"]) <= set(METRICS)
    assert all(len(row) == len(written["yaw_deg"]) for row in written["bands"].values())
