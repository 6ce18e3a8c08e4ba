"""Exercise files that cannot be read say which file, which line and how to mend it."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from formcheck.errors import FormcheckError, SpecError, UnknownExerciseError
from formcheck.exercises.library import CATALOG_FOLDER, exercise_ids, load_exercise
from formcheck.exercises.loader import read_spec
from formcheck.exercises.toml_text import MAX_BYTES
from tests.toml_shapes import TOML_OF_ANY_SHAPE

SQUAT = (CATALOG_FOLDER / "squat.toml").read_text(encoding="utf-8")
PLANK = (CATALOG_FOLDER / "plank.toml").read_text(encoding="utf-8")


def line_of(text: str, part: str, after: str = "") -> int:
    """Return the number of the first line with `part` after the first one with `after`."""
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if after in line)
    return next(n for n, line in enumerate(lines[start:], start + 1) if part in line)


def refused(folder: Path, text: str, name: str = "squat.toml") -> SpecError:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SpecError) as error:
        read_spec(path)
    assert error.value.path == path
    assert str(error.value).startswith(name)
    assert error.value.exit_code == 1
    return error.value


def changed(before: str, after: str, text: str = SQUAT, *, within: str = "") -> str:
    """Return the text with one place after `within` changed."""
    start = text.index(within)
    assert before in text[start:], before
    return text[:start] + text[start:].replace(before, after, 1)


@dataclass(frozen=True)
class Slip:
    """One place of the squat written wrongly, what is said of it and the line it stands on."""

    before: str
    after: str
    says: str
    within: str = ""
    line: str | None = None

    def __str__(self) -> str:
        return self.after.strip()


SLIPS = [
    Slip("peak_exit", "zzz = 1\npeak_exit", "driver.zzz: no such key; remove it", line="zzz"),
    Slip('view = "side"', 'veiw = "side"', "faults[1].veiw: no such key; did you mean 'view'?",
         "[[faults]]", "veiw ="),
    Slip('primary = "side"', 'primary = "left"', "views.primary: Input should be 'side' or 'front'"
         ", got 'left'", line="primary ="),
    Slip("mild = 20.0", 'mild = "goal-10"', "expected a number, 'target-10'", "trunk_lean"),
    Slip("mild = 20.0", "mild = 40.0", "severe must lie further than mild", "trunk_lean"),
    Slip("sets = 2", "sets = 0", "greater than or equal to 1", "[dose.beginner]", "sets = 0"),
    Slip("sets = 2", "sets = 2.5", "dose.beginner.sets", "[dose.beginner]", "sets = 2.5"),
    Slip("sets = 2", 'sets = "two"', "dose.beginner.sets", "[dose.beginner]", 'sets = "two"'),
    Slip("min_rep_s = 1.5", "min_rep_s = 15.0", "must be below max_rep_s", "[driver]"),
    Slip("min_rep_s = 1.5", "min_rep_s = nan", "driver.min_rep_s", "[driver]", "min_rep_s = nan"),
    Slip('id = "trunk_lean"', 'id = "shallow"', "fault id 'shallow' is used twice"),
    Slip('id = "trunk_lean"', 'id = "Trunk lean"', "faults[2].id", line="Trunk lean"),
    Slip("min = -25.0", "min = 35.0", "must be below max", "[[recognition.start]]"),
    Slip('mode = "reps"', 'mode = "hold"', "mode 'hold' needs a [hold]"),
    Slip('second_pass = "front"\n', "", "[second_pass_driver] go together"),
    Slip("schema_version = 1", "schema_version = 2", "schema_version", line="schema_version = 2"),
    Slip('contraindications = ["RF"', 'contraindications = ["RFX"', "got 'RFX'",
         line="contraindications"),
]  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_slip_is_named_with_its_line_and_its_cure(tmp_path: Path, slip: Slip) -> None:
    text = changed(slip.before, slip.after, within=slip.within)
    error = refused(tmp_path, text)
    assert slip.says in str(error)
    if slip.line:
        assert error.line == line_of(text, slip.line)
        assert str(error).startswith(f"squat.toml:{error.line}: ")


@pytest.mark.parametrize(
    ("key", "within"),
    [("start_exit", "[driver]"), ("mild", "trunk_lean"), ("cue", "trunk_lean"), ("steps", "")],
)
def test_a_misspelt_key_is_named_as_written_with_what_was_meant(
    tmp_path: Path, key: str, within: str
) -> None:
    text = changed(f"{key} = ", f"{key}x = ", within=within)
    error = refused(tmp_path, text)
    assert f"{key}x: no such key; did you mean '{key}'?" in str(error)
    assert error.line == line_of(text, f"{key}x = ")


@pytest.mark.parametrize(
    ("gone", "within", "says"),
    [
        ("version = 1\n", "\nversion", "version: is missing; add it"),
        ("peak_enter = 55.0\n", "[driver]", "driver.peak_enter: is missing; add it"),
        ('cue = "Keep your heels heavy on the floor."\n', "", "faults[3].cue: is missing; add it"),
        (
            'source = "clinical specification A.1"\n',
            "[rom_target]",
            "rom_target.source: is missing",
        ),
        (
            'source = "default"\n',
            "[[recognition.start]]",
            "recognition.start[1].source: is missing",
        ),
    ],
)
def test_what_is_missing_is_named_with_its_place(
    tmp_path: Path, gone: str, within: str, says: str
) -> None:
    assert says in str(refused(tmp_path, changed(gone, "", within=within)))


def test_a_missing_key_of_a_table_points_at_the_table(tmp_path: Path) -> None:
    text = changed("peak_enter = 55.0\n", "", within="[driver]")
    assert refused(tmp_path, text).line == line_of(text, "[driver]")


def test_a_slip_in_the_third_fault_points_at_the_third_fault(tmp_path: Path) -> None:
    text = changed('op = "gt"', 'op = "above"', within='id = "heels_up"')
    error = refused(tmp_path, text)
    assert "faults[3].op" in str(error)
    assert error.line == line_of(text, 'op = "above"')


@pytest.mark.parametrize(
    ("wrong", "order"),
    [
        ("start_enter = 31.0", "start_enter = 20.0"),
        ("peak_exit = 56.0", "peak_exit = 45.0"),
        ("start_exit = 45.0", "start_exit = 30.0"),
        ("peak_exit = 30.0", "peak_exit = 45.0"),
    ],
)
def test_thresholds_out_of_order_are_refused(tmp_path: Path, wrong: str, order: str) -> None:
    error = refused(tmp_path, changed(order, wrong, within="[driver]"))
    assert "driver: start_enter, start_exit, peak_exit, peak_enter must follow" in str(error)
    assert error.line == line_of(SQUAT, "[driver]")


def test_the_order_follows_the_direction(tmp_path: Path) -> None:
    text = changed("start_enter", 'direction = "decreasing"\nstart_enter', within="[driver]")
    assert "(decreasing)" in str(refused(tmp_path, text))


@pytest.mark.parametrize("within", ["[driver]", "[[recognition.start]]", 'id = "shallow"'])
def test_an_unknown_metric_is_refused_with_those_there_are(tmp_path: Path, within: str) -> None:
    text = changed('metric = "knee_flex"', 'metric = "knee_bend"', within=within)
    message = str(refused(tmp_path, text))
    assert "no metric is called 'knee_bend'" in message
    assert "knee_flex" in message


def test_an_unknown_metric_of_a_gate_is_refused(tmp_path: Path) -> None:
    text = (CATALOG_FOLDER / "shoulder_abduction.toml").read_text(encoding="utf-8")
    wrong = changed('gate = { metric = "shoulder_abd"', 'gate = { metric = "shoulder_up"', text)
    assert "shoulder_up" in str(refused(tmp_path, wrong, "shoulder_abduction.toml"))


@pytest.mark.parametrize(
    ("bounds", "says"),
    [("", "needs a min, a max, or both"), (", min = 90.0, max = 20.0", "must be below max")],
)
def test_a_gate_that_is_never_or_always_open_is_refused(
    tmp_path: Path, bounds: str, says: str
) -> None:
    text = (CATALOG_FOLDER / "shoulder_abduction.toml").read_text(encoding="utf-8")
    wrong = changed(", max = 90.0 }", f"{bounds} }}", text)
    assert says in str(refused(tmp_path, wrong, "shoulder_abduction.toml"))


def test_a_hold_the_wrong_way_round_is_refused(tmp_path: Path) -> None:
    text = changed("within = [-15.0, 12.0]", "within = [12.0, -15.0]", PLANK)
    assert "within must be [low, high]" in str(refused(tmp_path, text, "plank.toml"))


def test_more_than_one_slip_says_how_many(tmp_path: Path) -> None:
    text = changed("start_exit", "start_exitt").replace('mode = "reps"', 'mood = "reps"')
    assert re.search(r"\(and \d more\)$", str(refused(tmp_path, text)))


@pytest.mark.parametrize(
    ("text", "line"),
    [("id = \n", 1), ('id = "squat"\nname = "a\n', 2), ("[driver\n", 1), ("a = 1\na = 2\n", None)],
)
def test_what_is_not_toml_says_where(tmp_path: Path, text: str, line: int | None) -> None:
    error = refused(tmp_path, text)
    assert "is not valid TOML" in str(error)
    if line:
        assert error.line == line


@pytest.mark.parametrize("shape", sorted(TOML_OF_ANY_SHAPE))
def test_text_of_any_shape_is_refused_in_plain_words(shape: str, tmp_path: Path) -> None:
    path = tmp_path / "squat.toml"
    path.write_text(TOML_OF_ANY_SHAPE[shape])
    with pytest.raises(SpecError, match=r"^squat\.toml"):
        read_spec(path)


def test_an_empty_file_lacks_everything(tmp_path: Path) -> None:
    assert "schema_version: is missing; add it (and" in str(refused(tmp_path, ""))


def test_text_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "squat.toml"
    path.write_bytes(SQUAT.encode("utf-16"))
    with pytest.raises(SpecError, match="is not UTF-8 text; save it as UTF-8"):
        read_spec(path)


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "squat.toml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(SpecError, match="is larger than"):
        read_spec(path)


def test_a_folder_is_no_exercise(tmp_path: Path) -> None:
    folder = tmp_path / "squat.toml"
    folder.mkdir()
    with pytest.raises(SpecError, match="cannot be read"):
        read_spec(folder)


def test_a_missing_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="cannot be read: No such file"):
        read_spec(tmp_path / "nothing.toml")


def test_a_whole_number_will_do_for_a_threshold(tmp_path: Path) -> None:
    path = tmp_path / "squat.toml"
    path.write_text(changed("mild = 20.0", "mild = 20", within="trunk_lean"), encoding="utf-8")
    assert read_spec(path).faults[1].mild_threshold.offset == 20.0


@pytest.mark.parametrize(
    ("asked", "near"),
    [("squats", "squat"), ("Squat", "squat"), ("plnk", "plank"), ("hinge", "hip_hinge")],
)
def test_an_unknown_exercise_suggests_the_nearest(asked: str, near: str) -> None:
    with pytest.raises(UnknownExerciseError) as error:
        load_exercise(asked)
    assert f"no exercise is called '{asked}': did you mean '{near}'?" in str(error.value)
    assert isinstance(error.value, FormcheckError)


def test_a_word_near_to_nothing_lists_what_there_is() -> None:
    with pytest.raises(UnknownExerciseError) as error:
        load_exercise("xylophone")
    assert "did you mean" not in str(error.value)
    assert all(each in str(error.value) for each in exercise_ids())


@pytest.mark.parametrize("asked", ["", "../squat", "squat.toml", "catalog/squat", "*"])
def test_only_ids_are_looked_up_never_paths(asked: str) -> None:
    with pytest.raises(UnknownExerciseError):
        load_exercise(asked)


def test_a_folder_of_ones_own_is_read_instead(tmp_path: Path) -> None:
    (tmp_path / "knee_bend.toml").write_text(
        SQUAT.replace('id = "squat"', 'id = "knee_bend"'), encoding="utf-8"
    )
    assert exercise_ids(tmp_path) == ("knee_bend",)
    assert load_exercise("knee_bend", tmp_path).id == "knee_bend"


def test_an_id_that_is_not_the_file_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "knee_bend.toml").write_text(SQUAT, encoding="utf-8")
    with pytest.raises(SpecError, match="id is 'squat', but the file name says 'knee_bend'"):
        load_exercise("knee_bend", tmp_path)


def test_an_empty_folder_has_no_exercises(tmp_path: Path) -> None:
    assert exercise_ids(tmp_path) == ()
    with pytest.raises(UnknownExerciseError, match="There are none"):
        load_exercise("squat", tmp_path)
