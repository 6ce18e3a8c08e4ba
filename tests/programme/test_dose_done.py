"""How much of a day is done: the dose, set by set."""

from dataclasses import replace

from benchmarks.personas.sets import do_set
from formcheck.programme.dose_done import DoseDone, doses_done
from tests.programme.someone import PLAIN, SPECS, WELL, Someone


def done(someone: Someone) -> dict[str, DoseDone]:
    return doses_done(someone.record, someone.day, SPECS)


def test_done_means_the_whole_dose(someone: Someone) -> None:
    someone.begins()
    someone.checks_in()
    asked = someone.sets()
    assert not any(each.is_done for each in done(someone).values())
    for each in asked[:-1]:
        do_set(someone.store, someone.traveller, someone.sitting.id, each, PLAIN)
    open_still = {name for name, each in done(someone).items() if not each.is_done}
    assert open_still == {asked[-1].spec.id}
    do_set(someone.store, someone.traveller, someone.sitting.id, asked[-1], PLAIN)
    assert all(each.is_done for each in done(someone).values())


def test_more_in_one_set_makes_up_for_no_other(someone: Someone) -> None:
    someone.begins()
    someone.checks_in()
    first = next(each for each in someone.sets() if each.dose.sets == 2 and not each.is_last)
    do_set(someone.store, someone.traveller, someone.sitting.id, replace(first, is_last=True), WELL)
    assert done(someone)[first.spec.id].share == 0.5


def test_what_was_done_without_the_camera_is_done(someone: Someone) -> None:
    someone.begins()
    someone.checks_in()
    exercise = someone.day.camera[0].exercise
    someone.store.unseen.add(exercise, {}, session_id=someone.sitting.id)
    assert done(someone)[exercise].is_done
