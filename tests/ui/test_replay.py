"""What is sent to the browser to replay a set."""

import base64
from dataclasses import replace
from uuid import uuid4

import numpy as np
import pytest
from numpy.typing import NDArray

from formcheck.exercises.coach.target import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import FaultFinding
from formcheck.history.records import StoredSet
from formcheck.history.schema import now_utc
from formcheck.pose.landmarks import EDGES, Landmark
from formcheck.pose.track import PoseTrack
from formcheck.session import Analysis, analyze_track
from formcheck.session.replay import look_back
from formcheck.ui.replay.packing import GRID, MISSING, MOST_FRAMES, SHOWN, replay_data
from scenery.figures import squat
from scenery.stick_body import Shot
from tests.ui.furnished import SQUAT, squats


def unpacked(text: str, kind: str) -> NDArray[np.float64]:
    return np.frombuffer(base64.b64decode(text), dtype=kind).astype(np.float64)


def points(data: dict[str, object]) -> NDArray[np.float64]:
    return unpacked(str(data["points"]), "<i2").reshape(-1, len(SHOWN) + 1, 2)


def test_figure_keeps_its_shape_and_fills_the_grid() -> None:
    data = replay_data(squats(), SQUAT)
    shown = points(data)
    assert shown.max() <= GRID
    assert max(data["size"]) == pytest.approx(GRID, abs=1)
    hip, knee = (SHOWN.index(each) for each in (Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE))
    ankle = SHOWN.index(Landmark.RIGHT_ANKLE)
    before = squats().conditioned.image_px[0]
    thigh, shank = shown[0, knee] - shown[0, hip], shown[0, ankle] - shown[0, knee]
    ratio = np.hypot(*thigh) / np.hypot(*shank)
    true = np.hypot(*(before[26] - before[24])) / np.hypot(*(before[28] - before[26]))
    assert ratio == pytest.approx(true, rel=0.01)


def test_arc_turns_by_the_measured_angle() -> None:
    data = replay_data(squats(), SQUAT)
    arcs = unpacked(data["arcs"], "<i2").reshape(-1, 2)
    driver = unpacked(data["driver"], "<f4")
    seen = (arcs[:, 0] != MISSING) & np.isfinite(driver)
    assert seen.mean() > 0.9
    assert np.abs(np.abs(arcs[seen, 1]) / 10 - np.abs(driver[seen])).max() < 25


def test_missing_landmark_is_not_drawn() -> None:
    track = squats().conditioned
    image_px = track.image_px.copy()
    image_px[0, Landmark.LEFT_WRIST] = np.nan
    gone = replace(squats(), conditioned=replace(track, image_px=image_px))
    shown = points(replay_data(gone, SQUAT))
    assert (shown[0, SHOWN.index(Landmark.LEFT_WRIST)] == MISSING).all()
    assert (shown[1, SHOWN.index(Landmark.LEFT_WRIST)] != MISSING).all()


def test_repetitions_and_the_course_go_along() -> None:
    data = replay_data(squats(), SQUAT)
    assert [each["name"] for each in data["spans"]] == [f"Repetition {n}" for n in (1, 2, 3)]
    assert data["curve"].startswith("<svg")
    assert data["driver_name"] == "knee bend"


def test_faulty_limb_is_marked_until_the_repetition_ends() -> None:
    limb = (Landmark.LEFT_HIP, Landmark.LEFT_KNEE)
    fault = FaultFinding(
        *("knees_in", "mild", "measured", 2.0, 12.0, 10.0, "deg", "fppa"), "left", "Out.", limb
    )
    rep = replace(squats().result.reps[0], faults=(fault,))
    marked = replace(squats(), result=replace(squats().result, reps=(rep,)))
    (said,) = replay_data(marked, SQUAT)["faults"]
    assert (said["start"], said["end"]) == (2.0, rep.end_s)
    assert [EDGES[bone] for bone in said["bones"]] == [limb]
    assert "Knees pointing inward (left), a little" in said["says"]


def test_fault_of_a_hold_is_marked_until_the_hold_ends() -> None:
    plank = load_exercise("plank")
    analysis = squats()
    fault = FaultFinding(
        *("hips_low", "mild", "measured", 99.0, 12.0, 10.0, "deg", "body_line"), None, "Up.", ()
    )
    result = replace(analysis.result, reps=(), faults=(fault,), mode="hold")
    (said,) = replay_data(replace(analysis, result=result), plank)["faults"]
    assert said["end"] == result.end_s


def test_many_pictures_a_second_are_thinned() -> None:
    quick = analyze_track(squat(1, shot=Shot(rate_hz=60)), SQUAT, Target())
    times = unpacked(replay_data(quick, SQUAT)["times"], "<f4")
    assert np.median(np.diff(times)) == pytest.approx(1 / 20, abs=1e-4)
    assert len(times) <= MOST_FRAMES


def a_set(source: str) -> StoredSet:
    values = dict.fromkeys(StoredSet.__dataclass_fields__, None)
    made = {"id": uuid4(), "level": "standard", "source": source, "started_utc": now_utc()}
    return StoredSet(**{**values, **made})  # type: ignore[arg-type]


@pytest.mark.parametrize("source", ["live", "recording"])
def test_kept_verdict_is_shown_not_a_new_one(source: str) -> None:
    kept = replace(squats().result, score=12.0)
    found = look_back(squats().track, SQUAT, a_set(source), kept)
    assert isinstance(found, Analysis)
    assert found.result is kept
    assert len(found.feedback) == len(squats().track)


def test_track_without_a_person_is_not_replayed() -> None:
    track = squats().track
    nobody = replace(track, image_px=np.full_like(track.image_px, np.nan))
    assert look_back(nobody, SQUAT, a_set("recording"), squats().result) is None
    empty = PoseTrack.from_frames([], (640, 480))
    assert look_back(empty, SQUAT, a_set("live"), squats().result) is None
