"""By what exercises are counted: what their file says, or what their driving metric stands for."""

from typing import Any

import numpy as np
import pytest

from formcheck.exercises.counting.landmarks import PAIRS, Landmarks
from formcheck.exercises.counting.rules import counting_by, counting_rule
from formcheck.exercises.counting.scale import Scale, scale_of
from formcheck.exercises.counting.signals import SIGNALS
from formcheck.exercises.counting_rule import Counting
from formcheck.exercises.counting_signals import can_be_counted_by
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS
from scenery.figures import MOVEMENTS, squat
from scenery.stick_body import FROM_THE_FRONT
from scenery.track_changes import between
from tests.exercises.sets import FIGURED, clean, clean_track, driver_of, spec_of, watch

COUNTED = [each for each in exercise_ids() if load_exercise(each).counts_reps]
REP_EXERCISES = [each for each in FIGURED if spec_of(each).counts_reps]


def own(exercise_id: str, **changes: Any) -> ExerciseSpec:
    """Return an exercise of somebody's own, like one of the catalogue but without [counting]."""
    spec = spec_of(exercise_id)
    driver = {**driver_of(exercise_id).model_dump(), **changes}
    own_file = {"id": "own_exercise", "counting": None, "driver": driver}
    return ExerciseSpec.model_validate({**spec.model_dump(by_alias=True), **own_file})


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_an_own_exercise_is_counted_by_its_driving_metric(exercise_id: str) -> None:
    rule = counting_rule(own(exercise_id))
    assert rule.demonstrated is None
    assert rule.counting == counting_by(driver_of(exercise_id))
    assert set(rule.typical) == set(rule.counting.all_signals)
    result = watch(own(exercise_id), clean_track(exercise_id)).result
    assert result.rep_count == clean(exercise_id).result.rep_count == 2
    assert (result.not_counted, result.perhaps) == ((), None)
    for rep, same in zip(result.reps, clean(exercise_id).result.reps, strict=True):
        assert rep.peak == pytest.approx(same.peak, abs=0.1)
        assert (rep.start_s, rep.end_s) == pytest.approx((same.start_s, same.end_s), abs=0.2)


def test_what_an_own_exercise_asks_for_at_the_furthest_point_tells_it_from_others() -> None:
    asked = {"metric": "trunk_incl", "min": 50.0, "says": "Lean forward.", "source": "default"}
    recognition = {"still_s": 0.2, "peak": (asked,)}
    leaning = own("squat").model_copy(
        update={"recognition": type(spec_of("squat").recognition).model_validate(recognition)}
    )
    outcome = watch(leaning, squat(2))
    assert (outcome.result.rep_count, outcome.reasons) == (0, ["another_movement"] * 2)


def test_what_was_not_seen_is_not_held_against_an_own_exercise() -> None:
    asked = {
        "metric": "trunk_incl", "min": 50.0, "view": "side", "says": "Lean forward.",
        "source": "default",
    }  # fmt: skip
    recognition = {"still_s": 0.2, "peak": (asked,)}
    leaning = own("squat").model_copy(
        update={"recognition": type(spec_of("squat").recognition).model_validate(recognition)}
    )
    assert watch(leaning, squat(2, shot=FROM_THE_FRONT)).result.rep_count == 2


def test_an_own_file_may_say_by_what_it_is_counted() -> None:
    counting = Counting(signals=("trunk_lean",))
    spec = own("hip_hinge").model_copy(update={"counting": counting})
    assert counting_rule(spec).counting is counting
    assert watch(spec, MOVEMENTS["hip_hinge"](2)).result.rep_count == 2


def test_an_own_exercise_goes_about_as_far_as_its_thresholds_say() -> None:
    driver = driver_of("squat")
    way = driver.peak_enter - driver.start_exit
    typical = counting_rule(own("squat")).typical["knee_2d"]
    assert way < typical < 2 * way


def test_an_own_exercise_of_a_short_way_asks_for_no_less_than_noise() -> None:
    short = own("squat", start_exit=21.0, peak_exit=22.0, peak_enter=23.0)
    assert counting_rule(short).typical["knee_2d"] == 15.0


def driven_by(metric: str) -> ExerciseSpec:
    return own(
        "squat", metric=metric, start_enter=1.0, start_exit=2.0, peak_exit=3.0, peak_enter=4.0
    )


@pytest.mark.parametrize("metric", [each for each in METRICS if METRICS[each].basis == "pose"])
def test_a_metric_no_signal_stands_for_is_refused_in_words(metric: str) -> None:
    driver = driver_of("squat").model_copy(update={"metric": metric})
    if can_be_counted_by(driver):
        assert counting_rule(driven_by(metric)).counting.signals
    else:
        with pytest.raises(ValueError, match="counting"):
            counting_rule(driven_by(metric))


@pytest.mark.parametrize("exercise_id", COUNTED)
def test_the_catalogue_is_counted_by_known_signals_that_go_the_way_of_the_driver(
    exercise_id: str,
) -> None:
    counting = counting_rule(load_exercise(exercise_id)).counting
    assert set(counting.all_signals) <= set(SIGNALS)
    assert counting.sign in (1.0, -1.0)


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_what_is_counted_by_grows_towards_the_furthest_point(exercise_id: str) -> None:
    movement, rule = MOVEMENTS[exercise_id], counting_rule(spec_of(exercise_id))
    landmarks = Landmarks.of_track(between(movement(1), 0.0, 1.0 + movement.tempo[0]))
    for name in rule.counting.signals:
        values = SIGNALS[name].values(landmarks, scale_of(landmarks)).mean(axis=1)
        way = rule.counting.sign * (values[-1] - values[0])
        if rule.counting.sides == "both_ways":
            way = abs(way)
        assert way > 0.3 * rule.typical[name]


@pytest.mark.parametrize(
    ("exercise_id", "one_sided"),
    [("squat", False), ("march_in_place", True), ("standing_side_bend", False), ("bird_dog", True)],
)
def test_one_side_at_a_time_is_known(exercise_id: str, one_sided: bool) -> None:
    assert counting_rule(load_exercise(exercise_id)).one_sided == one_sided


def test_signals_say_what_they_rest_on_and_nothing_is_seen_without_it() -> None:
    landmarks = Landmarks.of_track(squat(1))
    for name, signal in SIGNALS.items():
        for part in signal.parts:
            image_px, world_m = landmarks.image_px.copy(), landmarks.world_m.copy()
            image_px[:, PAIRS[part]], world_m[:, PAIRS[part]] = np.nan, np.nan
            unseen = Landmarks(landmarks.time_s, image_px, world_m, landmarks.certainty)
            assert np.isnan(signal.values(unseen, Scale(1.0, 1.0, 1.0, 1.0))).all(), (name, part)
