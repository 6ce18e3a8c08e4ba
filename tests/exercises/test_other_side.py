"""Where only the side moved that was not asked for, that is said, with what to do."""

from formcheck.anatomy.sides import SIDES, Side, other
from formcheck.exercises.coach import Target
from formcheck.pose.track import PoseTrack
from formcheck.session import analyze_track
from scenery.figures import repeated, squat
from tests.exercises.bodies_on_the_floor import LYING, along, supine
from tests.exercises.sets import spec_of


def lifts(side: Side) -> PoseTrack:
    return along(repeated(0.0, [75.0, 75.0], (2, 1, 2)), lambda angle: supine(angle, side), LYING)


def notes(exercise_id: str, track: PoseTrack, asked: Side | None) -> str:
    return " ".join(analyze_track(track, spec_of(exercise_id), Target(side=asked)).result.notes)


def test_the_other_side_than_the_one_asked_for_is_named() -> None:
    for asked in SIDES:
        said = notes("active_straight_leg_raise", lifts(other(asked)), asked)
        assert f"Your {asked} side was asked for and the {other(asked)} side moved." in said
        assert "analyse it as mirrored" in said


def test_nothing_is_said_of_the_side_that_was_asked_for_or_of_none() -> None:
    sides: tuple[Side | None, ...] = ("left", None)
    for asked in sides:
        assert "asked for" not in notes("active_straight_leg_raise", lifts("left"), asked)


def test_analysed_as_mirrored_it_is_the_asked_side() -> None:
    filmed = lifts("left").mirrored()
    assert "the right side moved" in notes("active_straight_leg_raise", filmed, "left")
    turned = filmed.of_mirrored_picture()
    assert "asked for" not in notes("active_straight_leg_raise", turned, "left")


def test_where_both_sides_work_together_no_side_is_told() -> None:
    assert "asked for" not in notes("squat", squat(2), "left")
