"""The page to which a recording is given: choosing, waiting, cancelling, and what came out."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.testing.v1 import AppTest

from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.terms import LEVELS
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.jobs.board import JobBoard
from formcheck.jobs.job import AnalysisJob
from formcheck.jobs.limits import UploadLimits
from formcheck.jobs.watch import Watch
from formcheck.pose.track import PoseTrack
from formcheck.settings import Settings
from formcheck.ui.analyse import page as analyse
from formcheck.ui.camera_drawing import camera_drawing
from formcheck.ui.demo_clips import demo_clip
from formcheck.ui.figures.aims import target_said
from formcheck.ui.figures.waiting import left_said
from formcheck.ui.preferences import Preferences, keep_preferences, read_preferences
from formcheck.ui.state import needs_person, settings
from scenery.patience import PATIENCE_S
from tests.ui.uploads import Tell, Waiting, board_of, clip, ended, squats, wish

SCRIPT = """
from formcheck.history.sign_in import local_person
from formcheck.ui.analyse import page as analyse
from formcheck.ui.state import records, ui_state

ui_state().me_id = ui_state().me_id or local_person(records().database).id
analyse.page()
"""
MARKED_NAME = "<img src=x onerror=alert(1)> [a](http://evil.example) **b**"


@pytest.fixture(autouse=True)
def _records_of_its_own(kept: Records) -> None:
    """Keep every test to a folder of its own."""


@pytest.fixture
def waiting() -> Waiting:
    return Waiting()


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[JobBoard]:
    with board_of(tmp_path) as board:
        monkeypatch.setattr(analyse, "job_board", lambda _: board)
        yield board


@pytest.fixture
def slow_board(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waiting: Waiting
) -> Iterator[JobBoard]:
    with board_of(tmp_path, waiting) as board:
        monkeypatch.setattr(analyse, "job_board", lambda _: board)
        yield board


def shown() -> AppTest:
    page = AppTest.from_string(SCRIPT, default_timeout=PATIENCE_S).run()
    assert not page.exception
    return page


def words(page: AppTest) -> str:
    parts = (page.title, page.header, page.subheader, page.markdown, page.caption, page.info)
    return "\n".join(str(each.value) for part in parts for each in part)


def button(page: AppTest, label: str) -> object:
    (found,) = [each for each in page.button if each.label == label]
    return found


def click(page: AppTest, label: str) -> AppTest:
    button(page, label).click().run()  # type: ignore[attr-defined]
    assert not page.exception
    return page


def job_of(board: JobBoard, mine: Store) -> AnalysisJob:
    job = board.job_of(mine.viewer_id)
    assert job is not None
    return job


def given(page: AppTest, content: bytes, name: str = "clip.mp4") -> AppTest:
    page.file_uploader[0].set_value((name, content, "video/mp4")).run()
    return click(page, "Analyse")


def test_without_a_recording_there_is_nothing_to_start(board: JobBoard) -> None:
    page = shown()

    assert button(page, "Analyse").disabled  # type: ignore[attr-defined]
    assert "Side-on to the camera" in words(page)
    assert "90° (knee bend)" in words(page)
    assert not board.is_busy


def test_the_camera_is_placed_for_the_chosen_exercise(board: JobBoard) -> None:
    page = shown()

    page.selectbox[0].select("shoulder_abduction").run()

    assert "Facing the camera" in words(page)
    assert not board.is_busy


def test_the_side_is_asked_where_one_works(board: JobBoard) -> None:
    page = shown()
    assert [each.label for each in page.button_group] == ["Level"]

    page.selectbox[0].select("single_leg_stance").run()

    assert [each.label for each in page.button_group] == ["Level", "Working side"]
    assert not board.is_busy


def test_a_mirrored_recording_is_kept_with_the_true_sides(
    board: JobBoard, mine: Store, tmp_path: Path
) -> None:
    page = shown()
    page.toggle[0].set_value(True).run()
    given(page, clip(tmp_path))
    outcome = ended(job_of(board, mine)).outcome

    assert outcome is not None
    assert outcome.result.view.name == "side-left", "the figure that is found faces right"
    kept = mine.tracks.read(outcome.set_id)
    assert kept is not None
    assert kept.picture_is_mirrored


def test_an_upload_goes_from_choice_to_verdict(
    board: JobBoard, mine: Store, tmp_path: Path
) -> None:
    page = given(shown(), clip(tmp_path))
    ended(job_of(board, mine))
    page.run()

    said = words(page)
    assert "Both squats with nothing to change" in said
    assert said.index("What went well") < said.index("Next time")
    assert "Not checked" in said
    assert "Kept under Sessions" in said
    assert "Form score" in [each.label for each in page.metric]


def test_whom_of_several_people_it_followed_is_said_in_the_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mine: Store
) -> None:
    note = "two people were in view; the one on the right, who moves, was followed"

    def in_company(path: Path, settings: Settings, watch: Watch, tell: Tell) -> PoseTrack:
        return squats(path, settings, watch, tell).with_notes(note)

    with board_of(tmp_path, in_company) as board:
        monkeypatch.setattr(analyse, "job_board", lambda _: board)
        page = given(shown(), clip(tmp_path))
        ended(job_of(board, mine))
        said = words(page.run()).replace("\\", "")
    assert "How it was seen" in said
    assert f"T{note[1:]}." in said


def test_the_result_is_there_again_in_another_window(
    board: JobBoard, mine: Store, tmp_path: Path
) -> None:
    given(shown(), clip(tmp_path))
    ended(job_of(board, mine))

    other = shown()
    assert "Kept under Sessions" in words(other)

    click(other, "Analyse another one")
    assert len(other.file_uploader) == 1
    assert board.job_of(mine.viewer_id) is None


def test_the_server_forgets_an_upload_once_it_is_begun(
    slow_board: JobBoard, waiting: Waiting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[str] = []
    monkeypatch.setattr(
        MemoryUploadedFileManager,
        "remove_file",
        lambda _self, _session_id, file_id: forgotten.append(file_id),
    )

    given(shown(), clip(tmp_path))

    assert waiting.begun.wait(PATIENCE_S)
    assert len(forgotten) == 1
    assert slow_board.is_busy


def test_progress_is_shown_and_cancelling_keeps_nothing(
    slow_board: JobBoard, mine: Store, waiting: Waiting, tmp_path: Path
) -> None:
    page = given(shown(), clip(tmp_path))
    assert waiting.begun.wait(PATIENCE_S)
    page.run()
    assert "3 of 10 pictures" in str(page.get("progress")[0].proto)
    assert not page.file_uploader

    click(page, "Cancel")

    assert "Cancelled. Nothing was kept." in words(page)
    ended(job_of(slow_board, mine))
    assert mine.sessions.of_person(mine.viewer_id) == ()
    click(page, "Close")
    assert "Cancelled" not in words(page)


def test_what_is_no_video_is_said_kindly(board: JobBoard, mine: Store) -> None:
    page = given(shown(), b"just some words")
    ended(job_of(board, mine))
    page.run()

    said = words(page).replace("\\", "")
    assert "This file is not a video that can be read; choose a video" in said
    assert "ffmpeg" not in said
    assert len(page.file_uploader) == 1


@pytest.mark.parametrize("name", ["../../../etc/cron.d/x.mp4", "a\x00b.mp4", "CON.mp4", "<b>.mp4"])
def test_the_name_of_the_file_leads_nowhere(
    name: str, board: JobBoard, mine: Store, tmp_path: Path
) -> None:
    before = {path for path in tmp_path.rglob("*") if path.is_dir()}

    given(shown(), clip(tmp_path), name)
    state = ended(job_of(board, mine))

    assert state.outcome is not None
    assert name not in state.outcome.report_html + state.outcome.result_json
    after = {path for path in tmp_path.rglob("*") if path.is_dir()}
    assert all(tmp_path / "people" in (path, *path.parents) for path in after - before)


def test_more_than_is_taken_on_is_refused_in_the_page(
    mine: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = UploadLimits(upload_max_mb=1)
    with board_of(tmp_path, limits=limits) as small_board:
        monkeypatch.setattr(analyse, "job_board", lambda _: small_board)
        page = given(shown(), bytes(1024 * 1024 + 1))

        assert "too large" in page.warning[0].value
        assert small_board.job_of(mine.viewer_id) is None


def test_an_exercise_with_html_in_its_name_is_shown_as_text(
    board: JobBoard, mine: Store, tmp_path: Path
) -> None:
    marked = replace(wish(), spec=load_exercise("squat").model_copy(update={"name": MARKED_NAME}))
    ended(board.start(mine, marked, BytesIO(clip(tmp_path)), 1))

    page = shown()

    said = words(page)
    assert "\\<img src\\=x" in said
    assert MARKED_NAME not in said


def test_the_video_is_kept_only_when_ticked_and_for_the_chosen_days(
    board: JobBoard, mine: Store, kept: Records, tmp_path: Path
) -> None:
    keep_preferences(kept, mine.viewer_id, Preferences(keep_video=False, keep_days=7))
    page = shown()
    page.checkbox[0].check()

    given(page, clip(tmp_path))
    ended(job_of(board, mine))
    page.run()

    (media,) = mine.media.of_person(mine.viewer_id)
    assert media.expires_utc is not None
    assert (media.expires_utc - media.consented_utc).days in (6, 7)
    assert "with the video" in words(page)


def test_the_box_is_ticked_beforehand_for_who_wants_that(board: JobBoard, kept: Records) -> None:
    person_id = kept.local_store().viewer_id
    assert not shown().checkbox[0].value

    keep_preferences(kept, person_id, Preferences(keep_video=True, keep_days=7))

    assert shown().checkbox[0].value
    assert read_preferences(kept, person_id, settings()).keep_days == 7
    assert not board.is_busy


def test_others_records_are_not_added_to(
    board: JobBoard, mine: Store, monkeypatch: pytest.MonkeyPatch
) -> None:

    def somebody_else() -> object:
        mine = needs_person()
        assert mine is not None
        assert mine.person is not None
        person = replace(mine.person, id=uuid4(), name=MARKED_NAME)
        return replace(mine, person=person)

    monkeypatch.setattr(analyse, "needs_person", somebody_else)
    page = shown()

    assert "recordings of your own only" in page.info[0].value
    assert MARKED_NAME not in page.info[0].value
    assert not page.file_uploader
    assert board.job_of(mine.viewer_id) is None


@pytest.mark.parametrize(
    ("left_s", "says"),
    [(2.0, "a few seconds"), (23.0, "25 seconds"), (58.0, "a minute"), (170.0, "3 minutes")],
)
def test_the_time_left_is_said_roughly(left_s: float, says: str) -> None:
    assert left_said(left_s) == f"about {says} left"


def test_what_is_aimed_for_names_what_is_measured() -> None:
    assert target_said(load_exercise("squat"), "standard") == "90° (knee bend)"
    assert "s" in target_said(load_exercise("plank"), "beginner")
    assert all(
        target_said(load_exercise(each), level) for each in exercise_ids() for level in LEVELS
    )


def test_there_is_a_clip_of_an_exercise_and_none_of_an_unknown_one() -> None:
    assert demo_clip("squat") is not None
    assert demo_clip("no_such_exercise") is None


def test_the_drawing_turns_the_person_as_the_words_say() -> None:
    assert "rotate(90" in camera_drawing("side", on_dark=False)
    assert "rotate(0" in camera_drawing("front", on_dark=True)
