from pathlib import Path

import pytest

from formcheck.exercises.library import CATALOG_FOLDER, exercise_ids
from tests.cli.conftest import Run


def test_list_names_every_exercise(run: Run) -> None:
    outcome = run("exercises", "list")

    assert outcome.code == 0
    assert all(each in outcome.out for each in exercise_ids())


def test_show_tells_how_to_do_it_and_where_to_put_the_camera(run: Run) -> None:
    outcome = run("exercises", "show", "plank")

    assert outcome.code == 0
    for part in ("Front plank", "Step 1", "side-on", "target 30", "Cue"):
        assert part in outcome.out


def test_show_suggests_the_nearest_name(run: Run) -> None:
    outcome = run("exercises", "show", "planck")

    assert outcome.code == 1
    assert "did you mean 'plank'" in outcome.err


@pytest.mark.parametrize("name", ["SQUAT", "Squat"])
def test_capital_letters_make_no_exercise_another_one(run: Run, name: str) -> None:
    assert "did you mean 'squat'" in run("exercises", "show", name).err


def test_check_of_a_good_file_says_so(run: Run) -> None:
    outcome = run("exercises", "check", CATALOG_FOLDER / "squat.toml")

    assert outcome.code == 0
    assert outcome.out.startswith("squat.toml: fine.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("schema_version = 1", "schema_version = 1\nstep = 1"), "did you mean 'steps'?"),
        (("schema_version = 1", "schema_version = "), "not valid TOML"),
    ],
)
def test_check_of_a_broken_file_names_file_line_and_remedy(
    run: Run, here: Path, change: tuple[str, str], said: str
) -> None:
    text = (CATALOG_FOLDER / "squat.toml").read_text(encoding="utf-8")
    (here / "mine.toml").write_text(text.replace(*change), encoding="utf-8")

    outcome = run("exercises", "check", "mine.toml")

    assert outcome.code == 1
    assert outcome.err.startswith("formcheck: mine.toml:")
    assert said in outcome.err
    assert outcome.out == ""


def test_an_own_folder_of_exercises_is_used(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (CATALOG_FOLDER / "squat.toml").read_text(encoding="utf-8")
    (here / "my_squat.toml").write_text(
        text.replace('id = "squat"', 'id = "my_squat"', 1), encoding="utf-8"
    )
    monkeypatch.setenv("FORMCHECK_CATALOG_FOLDER", str(here))

    assert "my_squat" in run("exercises", "list").out
