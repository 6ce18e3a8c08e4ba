"""Settings: taking everything along, backups, and leaving without a trace."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import streamlit as st

from formcheck.history.about_backup import ABOUT_NAME, FORMAT, About
from formcheck.history.backup import back_up
from formcheck.history.exchange import DATABASE_NAME
from formcheck.history.opening import Records, open_records
from formcheck.history.store import Store
from formcheck.jobs.board import JobBoard
from formcheck.settings import Settings
from formcheck.ui.preferences import Preferences, keep_preferences
from formcheck.ui.settings import erasing, taking_along
from scenery.patience import PATIENCE_S
from tests.ui.settings_page import button, click, field, shown, words
from tests.ui.uploads import Waiting, analysed, board_of, clip, ended, wish


@pytest.fixture(autouse=True)
def _records_of_its_own(kept: Records) -> None:
    """Keep every test to a folder of its own."""


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[JobBoard]:
    with board_of(tmp_path) as board:
        for part in (erasing, taking_along):
            monkeypatch.setattr(part, "job_board", lambda _: board)
        yield board


def test_everything_can_be_taken_along(
    mine: Store, board: JobBoard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysed(board, mine, clip(tmp_path))
    taken: list[bytes] = []
    monkeypatch.setattr(
        st, "download_button", lambda _label, content, *_rest, **_more: taken.append(content)
    )

    click(shown(), "Make my file")

    with zipfile.ZipFile(BytesIO(taken[0])) as archive:
        names = archive.namelist()
    assert {"index.html", "records.json", "sets.csv", "reps.csv"} <= set(names)
    assert any(name.endswith(".parquet") for name in names)


def test_nothing_is_erased_without_the_word(mine: Store, board: JobBoard) -> None:
    page = shown()
    assert button(page, "Erase everything about me").disabled

    field(page, "Type ERASE").input("erase").run()

    assert button(page, "Erase everything about me").disabled
    assert mine.accounts.me().closed_utc is None
    assert not board.is_busy


def test_erasing_leaves_nothing_and_gives_a_receipt(
    mine: Store, kept: Records, board: JobBoard, tmp_path: Path
) -> None:
    mine.accounts.rename("Ada Namensprobe")
    keep_preferences(kept, mine.viewer_id, Preferences(keep_video=True, keep_days=7))
    analysed(board, mine, clip(tmp_path))
    page = shown()

    field(page, "Type ERASE").input("ERASE").run()
    click(page, "Erase everything about me")

    said = words(page)
    assert "Everything about you was erased" in said
    assert "Erased on" in said
    assert "one account" in said
    assert "Ada" not in said.split("This is the receipt")[1]
    assert [each.label for each in page.download_button] == ["Download the receipt"]
    assert board.job_of(mine.viewer_id) is None
    assert not kept.vault.folder_of(mine.viewer_id).exists()
    assert kept.local_store().viewer_id != mine.viewer_id
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert b"Namensprobe" not in path.read_bytes()


def test_erasing_ends_an_analysis_under_way(
    mine: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = Waiting()
    with board_of(tmp_path, waiting) as board:
        monkeypatch.setattr(erasing, "job_board", lambda _: board)
        content = clip(tmp_path)
        job = board.start(mine, wish(), BytesIO(content), len(content))
        assert waiting.begun.wait(PATIENCE_S)
        page = shown()

        field(page, "Type ERASE").input("ERASE").run()
        click(page, "Erase everything about me")

        assert ended(job).stage == "cancelled"


def test_a_backup_can_be_put_back(
    mine: Store, kept: Records, board: JobBoard, tmp_path: Path
) -> None:
    mine.accounts.rename("Before")
    back_up(kept, tmp_path / "kept.zip")
    mine.accounts.rename("After")
    page = shown()

    page.file_uploader[0].set_value(("x.zip", (tmp_path / "kept.zip").read_bytes(), "zip")).run()
    field(page, "Type RESTORE").input("RESTORE").run()
    kept.close()
    click(page, "Replace my records by the backup")

    with open_records(Settings(data_folder=tmp_path)) as again:
        assert again.local_store().accounts.me().name == "Before"
    assert not board.is_busy
    assert not list(tmp_path.glob(".upload-*"))


@pytest.mark.parametrize("kind", ["words", "foreign", "bomb"])
def test_what_is_no_backup_changes_nothing(
    kind: str, mine: Store, board: JobBoard, tmp_path: Path
) -> None:
    made = BytesIO(b"just some words")
    if kind != "words":
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            if kind == "bomb":
                about = About(format=FORMAT, formcheck="0", revision="0001")
                archive.writestr(ABOUT_NAME, about.model_dump_json())
                archive.writestr(DATABASE_NAME, bytes(200_000_000))
            else:
                archive.writestr("../../outside.txt", b"")
    mine.accounts.rename("Still here")
    page = shown()

    page.file_uploader[0].set_value(("x.zip", made.getvalue(), "zip")).run()
    field(page, "Type RESTORE").input("RESTORE").run()
    click(page, "Replace my records by the backup")

    says = "This file is no backup of formcheck" if kind != "bomb" else "This file would become"
    assert says in page.warning[0].value.replace("\\", "")
    assert str(tmp_path) not in page.warning[0].value.replace("\\", "")
    with open_records(Settings(data_folder=tmp_path)) as again:
        assert again.local_store().accounts.me().name == "Still here"
    assert not (tmp_path.parent / "outside.txt").exists()
    assert not board.is_busy


def test_a_backup_is_not_put_back_while_a_recording_is_analysed(
    mine: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = Waiting()
    with board_of(tmp_path, waiting) as board:
        monkeypatch.setattr(taking_along, "job_board", lambda _: board)
        content = clip(tmp_path)
        board.start(mine, wish(), BytesIO(content), len(content))
        page = shown()

        page.file_uploader[0].set_value(("x.zip", b"anything", "zip")).run()
        field(page, "Type RESTORE").input("RESTORE").run()
        click(page, "Replace my records by the backup")

        assert "being analysed" in page.warning[0].value
