"""What is said of real people is what was found."""

import math
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from itertools import product
from pathlib import Path

import pytest

from benchmarks.catalogue.everyday import false_count
from benchmarks.catalogue.everyday_takes import everyday_takes
from benchmarks.real import readme, stored, verdicts
from benchmarks.real.cases import CaseCounted
from benchmarks.real.constants import InPackage, Job, Variant, tried, variants
from benchmarks.real.counting_alone import count_aloud, count_whole
from benchmarks.real.left_out import left_out
from benchmarks.real.movements import Moved
from benchmarks.real.page import PAGE, page
from benchmarks.real.pairs import Pair
from benchmarks.real.recordings import Recording, labelled
from benchmarks.real.sets import Held
from benchmarks.real.stored import Found
from benchmarks.real.tally import Tally, by, delay_s
from benchmarks.real.targets import budgets
from scenery.figures import squat
from scenery.results import squat_rep
from tests.benchmarks.real_sets import Rules, a_set, a_trial, labelled_folder

PACKAGE = "made_up_counting"


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rules]:
    """Constants of a package on disk, in a module of their own and in one that uses them."""
    folder = tmp_path / PACKAGE
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "limits.py").write_text(LIMITS, encoding="utf-8")
    (folder / "reading.py").write_text(READING, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    made: Rules = import_module(f"{PACKAGE}.limits").RULES
    yield made
    for name in [name for name in sys.modules if name.startswith(PACKAGE)]:
        del sys.modules[name]


LIMITS = """
from tests.benchmarks.real_sets import Place, Rules
RULES, SMOOTH_S, SETS, HERE = Rules(), 0.2, 4, Place(1.0)
"""
READING = f"""
from functools import cache
from {PACKAGE}.limits import RULES, SMOOTH_S

@cache
def doubled():
    return 2 * SMOOTH_S
"""
CONSTANTS = InPackage(PACKAGE)


def test_sums_say_how_many_are_right_and_how_far_off_the_others_are() -> None:
    sets = [a_set(3), a_set(2), a_set(6), a_set(0), a_set(0, reason=None), a_set(0, 0, 1)]
    assert Tally.of(sets) == Tally(
        sets=6, exact=2, within_one=3, far_off=3, zero_wrong=2, zero_unexplained=1, too_many=3,
        aloud_exact=2, aloud_within_one=3,
    )  # fmt: skip


def test_live_is_summed_by_what_was_counted_aloud() -> None:
    tally = Tally.of([a_set(3, aloud=2), a_set(2, aloud=3)])
    assert (tally.exact, tally.aloud_exact, tally.aloud_within_one) == (1, 1, 2)


def test_no_sets_have_no_share() -> None:
    assert math.isnan(Tally.of(()).exact_share)
    assert math.isnan(delay_s(())[0])


def test_groups_come_with_the_largest_first() -> None:
    sets = [a_set(3, exercise="plank"), *[a_set(3)] * 2, a_set(1, exercise="lunge")]
    assert [*by(sets, lambda each: each.exercise)] == ["squat", "lunge", "plank"]


def test_delays_of_all_sets_are_taken_together() -> None:
    median_s, most_s = delay_s([a_set(3, delays_s=(0.1, 0.3)), a_set(3, delays_s=(0.2,))])
    assert median_s == pytest.approx(0.2)
    assert 0.2 < most_s <= 0.3


def test_a_constant_is_changed_for_everybody_and_changed_back(rules: Rules) -> None:
    with CONSTANTS.replaced("RULES.least_share", 0.65):
        assert rules.least_share == 0.65
    assert rules.least_share == 0.5


def test_a_constant_is_changed_back_after_an_error(rules: Rules) -> None:
    with pytest.raises(ZeroDivisionError), CONSTANTS.replaced("RULES.least_share", 0.65):
        _ = 1 / 0
    assert rules.least_share == 0.5


def test_two_numbers_of_one_name_are_not_changed_as_one(rules: Rules) -> None:
    del rules
    counting = import_module(f"{PACKAGE}.reading")
    with pytest.MonkeyPatch.context() as other:
        other.setattr(counting, "SMOOTH_S", 0.9)
        with pytest.raises(ValueError, match=r"SMOOTH_S is 0\.\d and 0\.\d; call one otherwise"):
            CONSTANTS.named()


@pytest.mark.usefixtures("rules")
def test_each_number_is_tried_smaller_and_larger_and_a_bare_whole_one_is_not() -> None:
    assert CONSTANTS.named() == {"RULES.least_share": 0.5, "RULES.fewest": 3, "SMOOTH_S": 0.2}
    every = [(each.constant, each.factor) for each in variants(CONSTANTS)]
    assert every == [("", 1.0), *product(CONSTANTS.named(), (0.7, 1.3))]


@pytest.mark.usefixtures("rules")
def test_a_number_reaches_every_module_that_imported_it_and_what_was_remembered_of_it() -> None:
    reading = import_module(f"{PACKAGE}.reading")
    assert reading.doubled() == 0.4
    with CONSTANTS.replaced("SMOOTH_S", 0.3):
        assert reading.doubled() == 0.6
    assert reading.doubled() == 0.4


def test_a_whole_number_is_changed_to_the_nearest(rules: Rules, tmp_path: Path) -> None:
    folder = labelled_folder(tmp_path / "none", {})
    values = [
        tried(Job(Variant("RULES.fewest", factor), labelled(folder)), CONSTANTS).value
        for factor in (0.7, 1.3)
    ]
    assert values == [2, 4]
    assert rules.fewest == 3


@pytest.mark.usefixtures("rules")
@pytest.mark.parametrize("name", ["RULES.most", "RULES.name", "OTHERS.least_share", "SETS"])
def test_a_constant_nobody_knows_is_not_changed(name: str) -> None:
    with pytest.raises(KeyError), CONSTANTS.replaced(name, 1.0):
        pass


def test_a_trial_counts_with_the_changed_constant(
    rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[float] = []

    def two_aloud(_recording: Recording) -> int:
        seen.append(rules.least_share)
        return 2

    monkeypatch.setattr("benchmarks.real.constants.count_aloud", two_aloud)
    label = {"exercise": "squat", "counts_that_are_right": [3]}
    folder = labelled_folder(tmp_path / "sets", {"one": (squat(3), label)})
    trial = tried(Job(Variant("RULES.least_share", 1.3), labelled(folder)), CONSTANTS)
    assert seen == [pytest.approx(0.65)]
    assert trial.value == pytest.approx(0.65)
    assert (trial.off, trial.aloud_off) == ({}, {"one": 1})
    assert (trial.exact, trial.within_one, trial.aloud_exact) == (1, 1, 0)


def test_counting_alone_counts_as_the_whole_coach_does(tmp_path: Path) -> None:
    label = {"exercise": "squat", "counts_that_are_right": [3]}
    (one,) = labelled(labelled_folder(tmp_path / "sets", {"one": (squat(3), label)}))
    assert count_whole(one) == len(verdicts.whole(one.track(), "squat").reps) == 3
    assert count_aloud(one) == len(verdicts.live(one.track(), "squat").counted_at_s) == 3


def test_what_had_no_say_is_tried_with_what_is_best_on_the_others() -> None:
    shipped, other = a_trial("", 0, 0, 1, 1), a_trial("share", 2, 2, 0, 0)
    groups = {"a": "squat", "b": "squat", "c": "lunge", "d": "lunge"}
    squats, lunges = left_out([shipped, other], groups)
    assert (squats.group, squats.sets, squats.exact, squats.exact_as_shipped) == ("squat", 2, 0, 2)
    assert (lunges.group, lunges.sets, lunges.exact, lunges.exact_as_shipped) == ("lunge", 2, 0, 0)


def test_of_equally_good_choices_the_one_worst_on_what_had_no_say_is_taken() -> None:
    trials = [a_trial("", 0, 0), a_trial("share", 0, 4), a_trial("length", 1, 0)]
    _, left = left_out(trials, {"a": "squat", "b": "lunge"})
    assert (left.exact, left.exact_as_shipped, left.choices) == (0, 1, 2)


def test_counted_where_nothing_happens_or_twice_is_false() -> None:
    (take,) = (each for each in everyday_takes() if each.id == "picks_something_up")
    (expected,) = take.expected
    middle_s = [sum(each) / 2 for each in take.motion.intervals_s()]
    first_s, last_s = (middle_s[number] for number in expected.whole)
    bent_s = middle_s[expected.whole[0] + 1]
    reps = [replace(squat_rep(1), peak_s=each) for each in (first_s, bent_s, last_s, last_s + 0.1)]
    assert false_count(take, expected, reps[::2]) == 0
    assert false_count(take, expected, reps) == 2


FOUND = Found(
    machine=(("date", "2026-01-01"),),
    sets=(
        a_set(3, delays_s=(0.1,), poses=100, whole_ms=0.2, live_ms=0.3, name="ada_in_the_garden"),
        a_set(0, view="between", crop="legs or feet", poses=100, whole_ms=0.7, live_ms=0.3),
    ),
    held=(Held("still", "plank", "side", "nothing", 10.6, 9.5, None),),
    cases=(CaseCounted("half_second_freeze", "squat", "3", False, 3, 2, 3, "One | was cut."),),
    pairs=(
        Pair("a", "squat", "push_up", 2, None),
        Pair("a", "squat", "sit_up", 2, "squat", questioned=True),
    ),
    movements=(Moved("walks", "Walks in", "squat", 2, 3, 1, 4),),
    trials=(a_trial("", 0, 1), a_trial("RULES.least_share", 1, 1)),
)


def test_the_page_says_every_part_that_was_found() -> None:
    text = page(FOUND)
    for row in (
        "| all | 2 | 1 | 1 | 1 | 1 | 0 | 0 | 1 | 1 |",
        "| between side and front | 1 | 0 | 0 | 1 | 1 | 0 | 0 | 0 | 0 |",
        "| `squat`, between side and front, out of the picture: legs or feet | 3 | 0 | 0 | "
        "Nothing moved far enough. |",
        "| `squat` | 200 | 0.45 | 0.30 |",
        "| `plank`, the side | 10.6 s | 9.5 s |  |",
        "| half second freeze | `squat` | landmarks | 3 | **2** | 3 | One / was cut. |",
        "| `squat` |  |  |  | 1 of 1 | – (1) |  |  |  |  |  |",
        "| Walks in | `squat` | 2 | 3 | **1** | 2 |",
        "| as shipped |  | 1 | 2 | 1 |",
        "| `RULES.least_share` | 0.65 (× 1.3) | 0 | 2 | 0 |",
    ):
        assert row in text, row
    assert "0.10 s after its end" in text


def test_the_page_names_no_recording() -> None:
    assert "ada" not in page(FOUND)


def test_the_page_leaves_out_what_was_never_measured() -> None:
    text = page(Found(sets=FOUND.sets))
    assert "## The sets" in text
    assert "## Other constants" not in text
    assert "## Everyday movements" not in text


def test_what_must_be_reached_is_said_of_every_part() -> None:
    assert {each.what: (each.measured, each.met) for each in budgets(FOUND)} == {
        "sets counted as a fair count may say": ("1 of 2 (50%)", False),
        "off by more than 2": ("1", False),
        "nothing counted and no reason said": ("0", True),
        "counted live as a fair count may say": ("1 of 2 (50%)", False),
        "live: counted after the end of the repetition, median": ("0.10 s", True),
        "whole set: mean of a pose in the costliest set": ("0.70 ms", False),
        "live: mean of a pose in the costliest set": ("0.30 ms", True),
        "asked as another exercise: counted without a question": ("1 of 2 (50.0%)", False),
        "rendered cases, of landmarks: counted exactly": ("0 of 1", False),
        "everyday movements and walking: false counts": ("1", True),
    }


def test_a_case_with_pictures_may_fail_by_the_finding_of_poses() -> None:
    (case,) = FOUND.cases or ()
    filmed = replace(case, filmed=True)
    assert budgets(Found(cases=(filmed,))) == ()


def test_what_was_found_is_kept_to_the_letter(tmp_path: Path) -> None:
    stored.store(FOUND, tmp_path / "real.json")
    assert stored.load(tmp_path / "real.json") == FOUND
    assert stored.load(tmp_path / "none.json") == Found()


def test_the_line_in_the_readme_is_written_anew() -> None:
    before = "# A\n\nOf 9 sets of real people all is well.\n\nB\n"
    after = readme.with_sentence(before, FOUND)
    assert after == f"# A\n\n{readme.sentence(FOUND)}\n\nB\n"
    assert "1 it wrongly counts as zero" in after
    assert readme.with_sentence(after, FOUND) == after


def test_a_readme_without_the_line_is_not_touched_silently() -> None:
    with pytest.raises(ValueError, match="expected one line"):
        readme.with_sentence("# A\n", FOUND)


def test_the_written_page_shows_what_was_last_found() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(stored.load())


def test_the_readme_says_what_was_last_found() -> None:
    assert readme.sentence(stored.load()) in readme.README.read_text(encoding="utf-8")
