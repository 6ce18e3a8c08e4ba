"""The exercise files against the clinical tables, and against each other."""

import math
import tomllib
from typing import Any

import pytest

from formcheck.exercises.faults import Fault
from formcheck.exercises.library import CATALOG_FOLDER, exercise_ids, load_exercise
from formcheck.exercises.loader import spec_hash
from formcheck.exercises.recognition import Condition
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import LEVELS
from formcheck.kinematics.metrics import METRICS
from scenery.figures import MOVEMENTS
from tests.clinical_tables import BESIDE_THE_TABLE, EASIER_WAYS, exercise_table, table_row
from tests.exercises.sets import driver_of, spec_of

EIGHT = {
    "squat", "sit_to_stand", "hip_hinge", "forward_lunge", "glute_bridge", "plank",
    "standing_side_bend", "shoulder_abduction",
}  # fmt: skip
CALLED_BY_ID = {"deadlift with light load": "deadlift", **EASIER_WAYS}
"""Words of the clinical table for what the catalogue holds as an exercise of its own."""

CLINICAL = [each for each in exercise_ids() if each not in BESIDE_THE_TABLE]
REP_EXERCISES = [each for each in CLINICAL if spec_of(each).counts_reps]
HOLDS = [each for each in CLINICAL if spec_of(each).mode == "hold"]
FAULTS = [(each, fault) for each in CLINICAL for fault in spec_of(each).checks]


def fault_ids(pair: object) -> str:
    return pair.id if isinstance(pair, Fault) else str(pair)


def row_of(exercise_id: str, fault_id: str) -> dict[str, Any]:
    faults: list[dict[str, Any]] = table_row(exercise_id)["faults"]
    rows = [row for row in faults if row["id"] == fault_id]
    where = "docs/clinical/tables/exercises.yaml"
    assert rows, f"{fault_id} of {exercise_id} is not in {where}: add its row there, in order"
    return rows[0]


def departs(source: str) -> bool:
    """Whether a table says itself that it is not the clinical specification's."""
    return source.startswith("default")


def test_the_first_eight_exercises_are_there() -> None:
    assert set(exercise_ids()) >= EIGHT


def test_every_exercise_has_a_movement_to_be_tested_with() -> None:
    assert set(MOVEMENTS) >= EIGHT


@pytest.mark.parametrize("exercise_id", CLINICAL)
def test_what_an_exercise_is_agrees_with_the_clinical_table(exercise_id: str) -> None:
    spec, row = spec_of(exercise_id), table_row(exercise_id)
    assert spec.category == row["category"]
    assert list(spec.targets) == row["targets"]
    assert spec.laterality == row["laterality"]
    assert spec.mode == row["mode"]
    assert spec.directional == row["directional"]
    assert spec.views.primary == row["views"]["primary"]
    assert second_pass_fits(spec, row["views"].get("second_pass"))
    assert list(spec.not_visible) == row["not_visible"]
    assert list(spec.contraindications) == row["contraindications"]
    assert by_id(row["progressions"]) <= {*spec.progressions, *spec.variations.harder}
    assert by_id(row["regressions"]) <= {*spec.regressions, *spec.variations.easier}


def by_id(ways: list[str]) -> set[str]:
    """Return ways of the table, by their ids where the catalogue holds them as exercises."""
    return {CALLED_BY_ID.get(each, each) for each in ways}


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_easier_and_harder_exercises_are_in_the_catalogue(exercise_id: str) -> None:
    spec = spec_of(exercise_id)
    named = {*spec.progressions, *spec.regressions}
    assert named <= set(exercise_ids()) - {exercise_id}
    assert not set(spec.progressions) & set(spec.regressions)


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_what_is_easier_is_not_offered_later(exercise_id: str) -> None:
    spec = spec_of(exercise_id)
    level = LEVELS.index(spec.difficulty)
    assert all(LEVELS.index(spec_of(each).difficulty) <= level for each in spec.regressions)


def second_pass_fits(spec: ExerciseSpec, written: str | None) -> bool:
    """Whether the second pass is the table's, or one that a fault needs, or is needed by none."""
    looked_for = {fault.view for fault in spec.faults}
    own = spec.views.second_pass
    if own is None:
        return written is None or written not in looked_for
    return own == written or own in looked_for


@pytest.mark.parametrize("exercise_id", CLINICAL)
def test_targets_and_tempo_agree_with_the_clinical_table(exercise_id: str) -> None:
    spec, row = spec_of(exercise_id), table_row(exercise_id)
    if spec.rom_target is None:
        assert set(row["rom_target"].values()) == {None}
    else:
        own = {level: spec.target_at(level) for level in LEVELS}
        assert own == {level: row["rom_target"][level] for level in LEVELS} or departs(
            spec.rom_target.source
        )
        assert spec.target_unit == row["rom_target"].get("unit", driven_unit(row))
    if spec.tempo:
        written = [float(part) for part in row["tempo"].split("-")]
        assert [spec.tempo.out_s, spec.tempo.pause_s, spec.tempo.return_s] == written
    if spec.mode == "reps" and spec.target_unit == "deg":
        assert spec.tolerance == exercise_table()["conventions"]["tolerance_deg"]


def driven_unit(row: dict[str, Any]) -> str:
    """Return the unit of what drives an exercise, as the table gives it to a target without one."""
    return METRICS[row["driver"]["metric"]].unit if "driver" in row else "s"


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_drivers_agree_with_the_clinical_table_or_say_why_not(exercise_id: str) -> None:
    driver, row = driver_of(exercise_id), table_row(exercise_id)["driver"]
    assert driver.metric == row["metric"]
    for key in ("start_enter", "start_exit", "peak_enter", "peak_exit"):
        assert getattr(driver, key) == row[key] or departs(driver.source), key
    assert (driver.min_rep_s, driver.max_rep_s) == (row["min_rep_s"], row["max_rep_s"])
    assert driver.direction == row.get("direction", "increasing")
    if "side" in row:
        assert driver.side == row["side"]


@pytest.mark.parametrize("exercise_id", HOLDS)
def test_holds_agree_with_the_clinical_table_or_say_why_not(exercise_id: str) -> None:
    hold, row = spec_of(exercise_id).hold, table_row(exercise_id)["hold"]
    assert hold is not None
    within = row.get("within", [row.get("min", -math.inf), row.get("max", math.inf)])
    assert hold.metric == row["metric"]
    assert [hold.low, hold.high] == within or departs(hold.source)
    assert (hold.enter_ms, hold.break_ms) == (row["enter_ms"], row["break_ms"])
    known = {(each.metric, each.min, each.max) for each in hold.also}
    for also in row.get("also", []):
        assert (also["metric"], *also["within"]) in known


@pytest.mark.parametrize("exercise_id", CLINICAL)
def test_no_fault_of_the_clinical_table_is_left_out(exercise_id: str) -> None:
    written = [row["id"] for row in table_row(exercise_id)["faults"]]
    assert [fault.id for fault in spec_of(exercise_id).faults] == written


@pytest.mark.parametrize(("exercise_id", "fault"), FAULTS, ids=fault_ids)
def test_faults_agree_with_the_clinical_table_or_say_why_not(
    exercise_id: str, fault: Fault
) -> None:
    row = row_of(exercise_id, fault.id)
    assert fault.cue == row["cue"]
    assert fault.obs == row["obs"]
    assert fault.view == row.get("view")
    assert fault.info_only_unless_pain == row.get("info_only_unless_pain", False)
    if "gate" in row:
        assert fault.gate is not None
        assert row["gate"] == f"only judged while {fault.gate.metric} < {fault.gate.max:.0f}"
    if not departs(fault.source):
        assert (fault.metric, fault.op, fault.of) == (row["metric"], row["op"], row.get("of"))
        assert (fault.mild, fault.severe) == (row["mild"], row["severe"])
        assert list(fault.phase) == row["phase"]


@pytest.mark.parametrize("exercise_id", CLINICAL)
def test_doses_agree_with_the_clinical_table(exercise_id: str) -> None:
    spec, row = spec_of(exercise_id), table_row(exercise_id)["dose"]
    for level in LEVELS:
        written = spec.dose.at(level).model_dump(exclude_defaults=True)
        assert written == row[level]


@pytest.mark.parametrize("exercise_id", CLINICAL)
def test_a_departure_from_the_clinical_table_gives_its_reason(exercise_id: str) -> None:
    for fault in spec_of(exercise_id).checks:
        row = row_of(exercise_id, fault.id)
        if (fault.mild, fault.severe) != (row["mild"], row["severe"]):
            assert departs(fault.source)
            assert len(fault.source) > 30


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_whatever_holds_a_threshold_names_its_source(exercise_id: str) -> None:
    text = (CATALOG_FOLDER / f"{exercise_id}.toml").read_text(encoding="utf-8")
    thresholds = {"min", "max", "mild", "severe", "start_enter", "peak_enter", "within", "beginner"}
    for table in tables(tomllib.loads(text)):
        if set(table) == set(LEVELS):
            continue
        if thresholds & set(table) and "metric" in table and "op" not in table:
            assert "source" in table or set(table) <= {"metric", "min", "max"}, table
        elif thresholds & set(table):
            assert "source" in table, table


def tables(value: object) -> list[dict[str, Any]]:
    """Return every table in a file, nested ones too."""
    if isinstance(value, list):
        return [table for each in value for table in tables(each)]
    if isinstance(value, dict):
        return [value, *(table for each in value.values() for table in tables(each))]
    return []


def conditions(spec: ExerciseSpec) -> list[Condition]:
    known = spec.recognition
    also = spec.hold.also if spec.hold else ()
    return [*known.start, *known.movement, *known.peak, *also]


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_words_to_the_person_are_whole_and_calm(exercise_id: str) -> None:
    spec = spec_of(exercise_id)
    spoken = [fault.cue for fault in spec.faults] + [each.says for each in conditions(spec)]
    alarming = {"danger", "harm", "damage", "injur", "wrong", "bad", "slipped", "worn", "fragile"}
    for words in (*spoken, *spec.steps, spec.purpose, spec.position):
        assert words[0].isupper()
        assert words.endswith(".")
        assert not any(word in words.lower() for word in alarming)


@pytest.mark.parametrize(("exercise_id", "fault"), FAULTS, ids=fault_ids)
def test_a_fault_is_seen_from_where_its_metric_is(exercise_id: str, fault: Fault) -> None:
    metric, views = METRICS[fault.metric], spec_of(exercise_id).views
    assert metric.view in ("any", fault.view or metric.view) or fault.view == views.primary
    assert fault.obs == "timing" or metric.basis != "rep" or fault.view == views.primary
    assert fault.obs == "proxy" or not metric.proxy


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_the_prescribed_tempo_fits_the_times_allowed(exercise_id: str) -> None:
    spec, driver = spec_of(exercise_id), driver_of(exercise_id)
    if spec.tempo is None:
        pytest.skip("it has no tempo of its own")
    whole_s = spec.tempo.out_s + spec.tempo.pause_s + spec.tempo.return_s
    assert driver.min_rep_s < whole_s < driver.max_rep_s


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_every_level_aims_beyond_what_counts(exercise_id: str) -> None:
    spec, driver = spec_of(exercise_id), driver_of(exercise_id)
    aims = [driver.sign * spec.target_at(level) for level in LEVELS]
    assert aims == sorted(aims)
    assert aims[0] >= driver.sign * driver.peak_enter


def test_no_two_exercises_are_the_same() -> None:
    hashes = [spec_hash(load_exercise(each)) for each in exercise_ids()]
    assert len(set(hashes)) == len(hashes)


def test_the_hash_tells_one_threshold_from_another() -> None:
    spec = spec_of("squat")
    fault = spec.faults[0].model_copy(update={"mild": "target-11"})
    changed = spec.model_copy(update={"faults": (fault, *spec.faults[1:])})
    assert spec_hash(changed) != spec_hash(spec) == spec_hash(load_exercise("squat"))


def test_what_a_fault_is_called_leaves_the_hash_alone() -> None:
    spec = spec_of("squat")
    fault = spec.faults[0].model_copy(update={"name": "another word"})
    renamed = spec.model_copy(update={"faults": (fault, *spec.faults[1:])})
    assert spec_hash(renamed) == spec_hash(spec)
