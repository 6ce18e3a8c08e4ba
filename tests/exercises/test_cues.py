from typing import get_args

import pytest

from formcheck.exercises.coach.cues import MIN_GAP_S, PRAISES, CueChooser
from formcheck.exercises.result import (
    Basis,
    FaultFinding,
    NotCounted,
    NotCountedReason,
    Rep,
    Severity,
)
from scenery.figures import MOVEMENTS, squat
from scenery.stick_body import both_legs
from scenery.track_changes import joined
from tests.exercises.sets import watch


def found(
    fault_id: str, severity: Severity = "mild", observation: Basis = "measured"
) -> FaultFinding:
    cue = f"Mind {fault_id}."
    return FaultFinding(
        fault_id, severity, observation, 1.0, 15.0, 10.0, "deg", "fppa", None, cue, ()
    )


def rep(number: int, *faults: FaultFinding, score: float | None = 100.0) -> Rep:
    return Rep(
        number, None, 0.0, 1.0, 2.0, 95.0, 4.0, 12.0, "deg", 1.0, 0.0, 1.0, True, None, None,
        tuple(faults), (), score,
    )  # fmt: skip


def said(chooser: CueChooser, number: int, *faults: FaultFinding) -> str | None:
    cue = chooser.about(faults, rep_number=number, time_s=10.0 * number)
    return cue.text if cue else None


def test_nothing_found_is_nothing_said() -> None:
    assert said(CueChooser(), 1) is None


@pytest.mark.parametrize(
    ("faults", "expected"),
    [
        ([found("a"), found("b", "severe")], "Mind b."),
        ([found("a", "mild", "proxy"), found("b", "mild", "timing")], "Mind b."),
        ([found("a", "mild", "timing"), found("b")], "Mind b."),
        ([found("a", "severe", "proxy"), found("b")], "Mind a."),
        ([found("a"), found("b")], "Mind a."),
    ],
)
def test_the_worst_and_surest_comes_first(faults: list[FaultFinding], expected: str) -> None:
    assert said(CueChooser(), 1, *faults) == expected


def test_one_thing_at_a_time() -> None:
    chooser = CueChooser()
    both = (found("a"), found("b"))
    assert chooser.about(both, rep_number=1, time_s=10.0) is not None
    assert chooser.about(both, rep_number=1, time_s=10.0 + MIN_GAP_S / 2) is None
    later = chooser.about(both, rep_number=1, time_s=10.0 + MIN_GAP_S)
    assert later is not None
    assert later.text == "Mind b."


def test_the_same_cue_comes_at_most_every_third_repetition() -> None:
    chooser = CueChooser()
    words = [said(chooser, number, found("a")) for number in range(1, 8)]
    assert [word is not None for word in words] == [True, False, False, True, False, False, True]


def test_another_cue_may_come_in_between() -> None:
    chooser = CueChooser()
    words = [said(chooser, number, found("a"), found("b")) for number in (1, 2, 3)]
    assert words == ["Mind a.", "Mind b.", None]


def test_praise_follows_two_clean_repetitions() -> None:
    chooser = CueChooser()
    cues = [chooser.after(rep(number), time_s=10.0 * number) for number in range(1, 5)]
    assert [cue.text if cue else None for cue in cues] == [None, PRAISES[0], None, PRAISES[1]]
    assert all(cue.praise for cue in cues if cue)


@pytest.mark.parametrize("spoilt", [rep(2, found("a")), rep(2, score=None)])
def test_a_repetition_that_was_not_clean_or_not_judged_earns_no_praise(spoilt: Rep) -> None:
    chooser = CueChooser()
    cues = [chooser.after(each, time_s=10.0 * each.number) for each in (rep(1), spoilt, rep(3))]
    assert not any(cue.praise for cue in cues if cue)


def test_what_was_wrong_with_a_repetition_is_said_after_it_at_the_latest() -> None:
    cue = CueChooser().after(rep(1, found("a")), time_s=10.0)
    assert cue is not None
    assert (cue.text, cue.praise) == ("Mind a.", False)


def test_praise_leaves_time_to_hear_the_last_cue() -> None:
    chooser = CueChooser()
    chooser.after(rep(1), time_s=10.0)
    chooser.about([found("a")], rep_number=2, time_s=19.0)
    assert chooser.after(rep(2), time_s=20.0) is None


def spoken(*kinds: str) -> list[tuple[int, str]]:
    """Return what is said in a set of clean (c) and heel-lifting (h) squats, by repetition."""
    lifts = [24.0 if kind == "h" else 0.0 for kind in kinds]
    course = squat.course([95.0 + 0.001 * index for index in range(len(kinds))])
    time_s, _ = course.sampled(squat.shot.rate_hz)
    number = ((time_s - 1.0) // 6.0).clip(0, len(kinds) - 1).astype(int)
    lifted = [lifts[index] for index in number]
    track = squat.along(
        course, change=lambda posture, share: both_legs(posture, heel_up=share * lifted)
    )
    feedback = watch("squat", track).feedback
    return [
        (int((f.time_s - 1.0) // 6.0) + 1, "!" if f.praise else f.cue) for f in feedback if f.cue
    ]


HEELS = "Keep your heels heavy on the floor."


def test_a_fault_is_spoken_of_while_it_happens() -> None:
    assert spoken("h", "c") == [(1, HEELS)]


def test_a_set_of_the_same_fault_is_not_nagged() -> None:
    assert spoken("h", "h", "h", "h") == [(1, HEELS), (4, HEELS)]


def test_two_clean_squats_in_a_row_are_praised() -> None:
    assert spoken("c", "c", "c", "c") == [(2, "!"), (4, "!")]


def test_a_fault_in_between_breaks_the_row() -> None:
    assert spoken("c", "h", "c", "c") == [(2, HEELS), (4, "!")]


def test_a_fault_spoken_of_at_the_end_breaks_the_row_too() -> None:
    outcome = watch("squat", joined(squat(1), squat(1, tempo=(0.8, 1, 2)), squat(1)))
    assert [fault.id for fault in outcome.result.reps[1].faults] == ["too_fast_down"]
    assert outcome.cues == ["Slow down on the way down."]


@pytest.mark.parametrize(
    ("exercise_id", "nearly", "says"),
    [
        ("squat", 48.0, "Sit a little lower if it is comfortable."),
        ("sit_to_stand", 26.0, "Stand all the way up."),
        ("glute_bridge", 18.0, "Lift your hips until shoulder, hip and knee make a line."),
    ],
)
def test_a_repetition_that_does_not_go_far_enough_counts_and_hears_how_to(
    exercise_id: str, nearly: float, says: str
) -> None:
    outcome = watch(exercise_id, MOVEMENTS[exercise_id](2, nearly))
    assert (outcome.result.rep_count, outcome.reasons) == (2, [])
    assert [rep.full_range for rep in outcome.result.reps] == [False, False]
    assert outcome.cues == [says]


def explained(chooser: CueChooser, reason: NotCountedReason, *, at_rep: int) -> str | None:
    missed = NotCounted(1.0, 2.0, reason)
    cue = chooser.explain(missed, rep_number=at_rep, time_s=10.0 * at_rep)
    return cue.text if cue else None


@pytest.mark.parametrize("reason", get_args(NotCountedReason))
def test_only_what_is_sure_while_the_set_runs_is_said_of_what_did_not_count(
    reason: NotCountedReason,
) -> None:
    said_of_it = explained(CueChooser(), reason, at_rep=1)
    assert (said_of_it is not None) == (reason in ("another_movement", "unlike"))


def test_why_a_movement_did_not_count_is_said_at_most_every_third_repetition() -> None:
    chooser = CueChooser()
    words = [explained(chooser, "unlike", at_rep=number) for number in range(1, 5)]
    assert [word is not None for word in words] == [True, False, False, True]


def test_another_reason_may_be_said_in_between() -> None:
    chooser = CueChooser()
    assert explained(chooser, "unlike", at_rep=1) != explained(
        chooser, "another_movement", at_rep=2
    )


def test_why_a_movement_did_not_count_leaves_time_to_hear_the_last_cue() -> None:
    chooser = CueChooser()
    chooser.about([found("a")], rep_number=1, time_s=9.0)
    assert explained(chooser, "unlike", at_rep=1) is None
