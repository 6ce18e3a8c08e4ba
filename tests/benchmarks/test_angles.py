"""What is said of angles from any view is what was found."""

from benchmarks.angles.page import PAGE, page
from benchmarks.angles.stored import REAL, found_in_pictures
from benchmarks.catalogue import views
from formcheck.exercises.library import exercise_ids
from formcheck.kinematics.estimated.estimate import ESTIMATED
from formcheck.kinematics.metrics import METRICS


def test_the_written_page_shows_what_was_last_found() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_bands_hold_what_they_say_on_people_who_were_not_learnt_from() -> None:
    found = found_in_pictures()
    assert all(each["inside"] >= 0.9 for each in found["views"])
    assert all(each.inside_frac >= 0.8 for each in REAL.load().courses)


def test_more_pictures_brought_smaller_errors() -> None:
    found = found_in_pictures()
    knees_deg = [row[1] for row in found["curve"]]
    assert knees_deg == sorted(knees_deg, reverse=True)


def test_what_is_told_is_in_the_registry() -> None:
    assert set(METRICS) > ESTIMATED


def test_other_views_were_tried_on_every_exercise_that_is_told() -> None:
    tried = {row.exercise_id for row in views.load()}
    assert "squat" in tried
    assert tried <= set(exercise_ids())


def test_from_half_way_told_angles_count_more_and_call_nothing_wrong_that_was_right() -> None:
    rows = [row for row in views.load() if row.yaw_deg == views.OBLIQUE_DEG]
    exact = {told: sum(r.exact for r in rows if r.estimated == told) for told in (False, True)}
    scored = {told: sum(r.scored for r in rows if r.estimated == told) for told in (False, True)}
    assert exact[True] >= exact[False]
    assert scored[True] > scored[False]
