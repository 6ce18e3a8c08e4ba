"""What lets a plan get harder, and whose word it needs."""

from dataclasses import replace

import pytest

from benchmarks.personas.session import asked_sets
from benchmarks.personas.sets import Doing, do_set
from formcheck.care.plan.dose import start_dose
from formcheck.errors import RecordChangedError
from formcheck.programme.kept_plan import PlanDraft
from formcheck.programme.plans import keep, shorten
from formcheck.programme.proposals import accept, not_now
from formcheck.programme.sittings import check_out
from tests.programme.someone import SPECS, WELL, Someone

CLOCKED = "pelvic_tilt_supine"
UNSCORED = Doing(share=1.5, effort=3.0, form_score=None)


def test_nothing_gets_harder_without_the_persons_word(someone: Someone) -> None:
    someone.begins()
    someone.does_well_twice()
    before = someone.doses()
    offered = someone.offered()
    assert offered
    assert someone.doses() == before
    exercise, suggestion = next(iter(offered.items()))
    accept(someone.store, someone.record, suggestion, SPECS, by_therapist=False)
    assert someone.plan.change.exercise == exercise
    assert someone.plan.change.kind == "harder"
    assert exercise not in someone.offered(), "two more sessions first"


def test_not_now_leaves_it_alone_for_a_week(someone: Someone) -> None:
    someone.begins()
    someone.does_well_twice()
    exercise, suggestion = next(iter(someone.offered().items()))
    not_now(someone.store, someone.record, suggestion)
    someone.goes_to(9)
    assert exercise not in someone.offered()
    someone.goes_to(10)
    assert exercise in someone.offered()


def test_without_the_morning_after_nothing_gets_harder(someone: Someone) -> None:
    someone.begins()
    someone.does_well_twice()
    someone.checks_in()
    someone.exercises(WELL)
    someone.wakes(4, pain=None)
    assert not someone.offered()


def test_without_a_word_on_pain_nothing_gets_harder(someone: Someone) -> None:
    someone.begins()
    for day in (1, 2):
        someone.wakes(day)
        someone.checks_in(pain=2)
        for each in someone.sets():
            _done(someone, each.spec.id, each.dose.sets)
    someone.wakes(3)
    assert not someone.offered(), "nobody said how it was while exercising"


def test_whose_camera_scores_nothing_progresses_by_their_own_word(someone: Someone) -> None:
    someone.begins()
    for day in (1, 2):
        someone.wakes(day)
        someone.checks_in()
        someone.exercises(UNSCORED)
    someone.wakes(3)
    assert someone.offered()


def test_days_without_the_camera_count_and_progress(someone: Someone) -> None:
    someone.begins()
    for day in (1, 2):
        someone.wakes(day)
        someone.checks_in()
        for item in someone.day.camera:
            _done(someone, item.exercise, item.dose.sets)
        someone.store.pain.add(2, "after", session_id=someone.sitting.id)
    someone.wakes(3)
    assert len(someone.record.days_exercised) == 2
    assert someone.offered()


def test_a_count_that_was_corrected_is_the_count_that_counts(someone: Someone) -> None:
    someone.begins()
    for day in (1, 2):
        someone.wakes(day)
        someone.checks_in()
        someone.exercises(Doing(share=1.0, effort=3.0, form_score=90.0))
    someone.wakes(3)
    assert "cat_cow" not in someone.offered()
    for each in someone.record.sets:
        if each.exercise_id == "cat_cow":
            someone.store.corrections.add(each.set_id, "rep_count", {"count": each.reps + 2})
    assert "cat_cow" in someone.offered()


def test_what_the_clock_counts_gets_harder_too(someone: Someone) -> None:
    care = someone.begins().care
    clocked = replace(care.camera[0], exercise=CLOCKED, dose=start_dose(SPECS[CLOCKED], 1.0))
    draft = PlanDraft(replace(care, camera=(*care.camera, clocked)))
    keep(someone.store, someone.store.viewer_id, draft, "by hand")
    for day in (1, 2):
        someone.wakes(day)
        someone.checks_in()
        asked = asked_sets(someone.plan, someone.plan.care.camera[-1:], SPECS)
        for each in asked:
            do_set(someone.store, someone.traveller, someone.sitting.id, each, WELL)
        check_out(someone.store, someone.sitting, 2, {})
    someone.wakes(3)
    assert CLOCKED in someone.offered()


def test_a_proposal_for_a_plan_that_was_changed_meanwhile_is_refused(someone: Someone) -> None:
    someone.begins()
    someone.does_well_twice()
    record, suggestion = someone.record, next(iter(someone.offered().values()))
    shorten(someone.store, someone.store.viewer_id, to=2)
    with pytest.raises(RecordChangedError):
        accept(someone.store, record, suggestion, SPECS, by_therapist=False)


def _done(someone: Someone, exercise: str, sets: int) -> None:
    """Do an exercise without the camera, far beyond what is asked for, easily."""
    amount = {"sets": sets, "reps": 30, "hold_s": 300, "duration_s": 600, "controlled": True}
    someone.store.unseen.add(exercise, amount, effort="easy", session_id=someone.sitting.id)
