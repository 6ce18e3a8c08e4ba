import json
from pathlib import Path
from uuid import UUID

import pytest

from formcheck.exercises.coach import Target
from formcheck.exercises.library import CATALOG_FOLDER, load_exercise
from formcheck.history.opening import open_records
from formcheck.session import LiveAnalysis
from formcheck.session.recorder import SetRecorder
from formcheck.settings import Settings
from scenery.figures import squat
from tests.cli.conftest import Run

SQUAT = load_exercise("squat")


@pytest.fixture
def saved(run: Run, data_folder: Path, squats_parquet: Path) -> str:
    """The id of a set that was kept."""
    del data_folder
    outcome = run("analyze", squats_parquet, "-e", "squat", "--save", "--json")
    return str(json.loads(outcome.out)["saved_set"])


@pytest.fixture
def interrupted(settings: Settings) -> UUID:
    """The id of a set of three squats in which the program was ended during the third."""
    live = LiveAnalysis(SQUAT, Target())
    with open_records(settings) as records:
        store = records.local_store()
        recorder = SetRecorder(store, store.sessions.start().id, SQUAT, Target())
        with recorder:
            for pose in squat(3):
                feedback = live.push(pose)[1]
                recorder.push(pose, feedback)
                if feedback.rep_count == 2 and feedback.phase == "out":
                    break
        return recorder.set_id


def listed(run: Run, *options: str) -> list[dict[str, object]]:
    sittings = json.loads(run("history", "list", "--json", *options).out)
    return [each for sitting in sittings for each in sitting["sets"]]


def test_a_kept_recording_is_in_the_history(run: Run, saved: str) -> None:
    outcome = run("history", "list")

    assert outcome.code == 0
    assert saved[:8] in outcome.out
    assert "3 repetitions" in outcome.out


def test_without_save_nothing_is_kept(run: Run, data_folder: Path, squats_parquet: Path) -> None:
    outcome = run("analyze", squats_parquet, "-e", "squat", "--json")

    assert "saved_set" not in json.loads(outcome.out)
    assert not data_folder.exists()
    assert "Nothing is kept yet" in run("history", "list").out


def test_saving_is_said(run: Run, data_folder: Path, squats_parquet: Path) -> None:
    outcome = run("analyze", squats_parquet, "-e", "squat", "--save")

    assert "Kept as set" in outcome.out
    assert data_folder.exists()


def test_a_recording_that_cannot_be_judged_leaves_no_set(
    run: Run, data_folder: Path, here: Path
) -> None:
    del data_folder
    (here / "broken.parquet").write_bytes(b"PAR1 not really")

    assert run("analyze", here / "broken.parquet", "-e", "squat", "--save").code == 1
    assert listed(run) == []


def test_recordings_of_a_day_are_one_sitting(run: Run, saved: str, squats_parquet: Path) -> None:
    del saved
    run("analyze", squats_parquet, "-e", "squat", "--save")

    (sitting,) = json.loads(run("history", "list", "--json").out)
    assert len(sitting["sets"]) == 2


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--exercise", "squat"), 1),
        (("--exercise", "plank"), 0),
        (("--since", "2020-01-01"), 1),
        (("--since", "2999-01-01"), 0),
    ],
)
def test_the_list_can_be_narrowed(
    run: Run, saved: str, options: tuple[str, ...], count: int
) -> None:
    del saved
    assert len(listed(run, *options)) == count


def test_a_set_is_shown_as_analyze_prints_it(run: Run, saved: str, squats_parquet: Path) -> None:
    printed = run("analyze", squats_parquet, "-e", "squat", "--out", "there").out
    shown = run("history", "show", saved[:8]).out

    table = printed[: printed.index("Written to")]
    assert shown.startswith(table)
    assert "Verdict 1, counts" in shown


def test_the_json_of_a_set_is_that_of_analyze(run: Run, saved: str, squats_parquet: Path) -> None:
    printed = json.loads(run("analyze", squats_parquet, "-e", "squat", "--json").out)
    shown = json.loads(run("history", "show", saved, "--json").out)

    assert shown == printed


@pytest.mark.parametrize("beginning", ["zzz", "00000000-0000-0000-0000-000000000000"])
def test_a_set_that_is_not_there_is_said(run: Run, saved: str, beginning: str) -> None:
    del saved
    outcome = run("history", "show", beginning)

    assert outcome.code == 1
    assert "formcheck history list" in outcome.err


def test_judging_again_with_the_same_judge_changes_nothing(run: Run, saved: str) -> None:
    assert "nothing changed" in run("history", "rescore", saved[:8]).out
    assert "0 of 1 sets were judged again" in run("history", "rescore", "--all").out
    assert "Verdict 2" not in run("history", "show", saved).out


@pytest.fixture
def stricter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on a squat is aimed deeper."""
    folder = tmp_path / "catalog"
    folder.mkdir()
    text = (CATALOG_FOLDER / "squat.toml").read_text(encoding="utf-8")
    deeper = text.replace("\nversion = 1\n", "\nversion = 2\n", 1)
    deeper = deeper.replace("standard = 90.0", "standard = 108.0", 1)
    (folder / "squat.toml").write_text(deeper, encoding="utf-8")
    monkeypatch.setenv("FORMCHECK_CATALOG_FOLDER", str(folder))


@pytest.mark.parametrize("how", ["one", "all"])
def test_a_better_exercise_file_gives_a_new_verdict_beside_the_old(
    run: Run, saved: str, stricter: None, how: str
) -> None:
    del stricter
    before = run("history", "show", saved).out

    outcome = run("history", "rescore", saved if how == "one" else "--all")

    assert outcome.code == 0
    assert "the target is 108° instead of 90°" in outcome.out
    assert "less depth than the target: 3 times instead of 0" in outcome.out
    now = run("history", "show", saved).out
    assert "Verdict 2, counts" in now
    old = run("history", "show", saved, "--verdict", "1").out
    assert old.split("Verdict 1")[0] == before.split("Verdict 1")[0]
    assert run("history", "show", saved, "--verdict", "3").code == 1


def test_a_set_whose_exercise_is_gone_is_said_and_stops_no_other(
    run: Run, saved: str, here: Path, squats_parquet: Path, stricter: None
) -> None:
    del stricter
    folder = here.parent / "catalog"
    bridge = (CATALOG_FOLDER / "glute_bridge.toml").read_text(encoding="utf-8")
    (folder / "glute_bridge.toml").write_text(bridge, encoding="utf-8")
    run("analyze", squats_parquet, "-e", "glute_bridge", "--save")
    (folder / "glute_bridge.toml").unlink()

    outcome = run("history", "rescore", "--all")

    assert outcome.code == 1
    assert "not judged again" in outcome.err
    assert f"Set {saved[:8]} (squat" in outcome.out
    assert "1 of 2 sets were judged again" in outcome.out


def test_a_kept_set_is_looked_at_as_another_exercise_without_being_changed(
    run: Run, saved: str
) -> None:
    outcome = run("history", "show", saved, "--as", "hip_hinge")

    assert outcome.code == 0
    assert "Hip hinge, standard level" in outcome.out
    document = json.loads(run("history", "show", saved, "--as", "hip_hinge", "--json").out)
    assert document["exercise"] == "hip_hinge"
    assert run("history", "show", saved, "--as", "hip_hinge", "--verdict", "1").code == 2
    assert "Bodyweight squat, standard level" in run("history", "show", saved).out
    assert run("history", "show", saved, "--as", "no_such_exercise").code == 1


def test_interrupted_sets_are_offered(run: Run, interrupted: UUID) -> None:
    outcome = run("history", "resume")

    assert str(interrupted)[:8] in outcome.out
    assert "2 repetitions kept" in outcome.out
    assert "resume" in run("history", "show", interrupted).err


def test_an_interrupted_set_is_completed_from_what_was_kept(run: Run, interrupted: UUID) -> None:
    outcome = run("history", "resume", "--complete")

    assert f"Completed: set {str(interrupted)[:8]} counts now." in outcome.out
    (each,) = listed(run)
    assert (each["set"], each["status"], each["rep_count"]) == (str(interrupted), "finished", 2)
    assert "No set was interrupted." in run("history", "resume").out
    assert run("history", "resume", interrupted, "--complete").code == 1


def test_the_json_of_a_live_set_says_what_was_counted_live_and_what_counts(
    run: Run, interrupted: UUID
) -> None:
    (stopped,) = listed(run)
    assert (stopped["rep_count"], stopped["rep_count_live"]) == (2, 2)

    run("history", "resume", "--complete")
    run("history", "rescore", interrupted)

    (finished,) = listed(run)
    shown = json.loads(run("history", "show", interrupted, "--json").out)
    assert finished["rep_count_live"] == shown["rep_count_live"] == 2
    assert shown["rep_count"] == finished["rep_count"] == 2


def test_the_json_of_a_recording_has_no_live_count(run: Run, saved: str) -> None:
    (each,) = listed(run)
    shown = json.loads(run("history", "show", saved, "--json").out)
    assert each["rep_count_live"] is shown["rep_count_live"] is None
    assert shown["format_version"] == 2


def test_an_interrupted_set_can_be_discarded(
    run: Run, interrupted: UUID, data_folder: Path
) -> None:
    run("history", "resume", interrupted, "--discard")

    (each,) = listed(run)
    assert each["status"] == "discarded"
    assert not list(data_folder.rglob("*.parquet"))


def test_nothing_about_the_person_is_logged(
    run: Run, saved: str, caplog: pytest.LogCaptureFixture, settings: Settings
) -> None:
    with open_records(settings) as records:
        store = records.local_store()
        store.accounts.rename("Unmistakable Ana")
        store.pain.add(9, "now", note="unmistakable note")
    with caplog.at_level("DEBUG"):
        for command in (("list",), ("show", saved), ("rescore", saved), ("resume",)):
            run("history", *command, "--person", "unmistakable ana")
        run("data", "export")
        run("data", "backup")

    logged = "\n".join(record.getMessage() for record in caplog.records).lower()
    assert "unmistakable" not in logged


def test_the_verdict_of_a_live_set_is_not_changed_by_keeping_its_poses(
    run: Run, interrupted: UUID
) -> None:
    completed = run("history", "resume", "--complete")
    assert completed.code == 0

    assert "nothing changed" in run("history", "rescore", interrupted).out
