"""The page on which people decide for themselves: name, privacy, passcode, people, leaving."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import formcheck
from formcheck.errors import VaultError
from formcheck.history.opening import Records
from formcheck.history.passcode import has_passcode, passcode_fits
from formcheck.history.records import AuditEntry
from formcheck.history.sample_account import add_sample
from formcheck.history.store import Store
from formcheck.jobs.board import JobBoard
from formcheck.sample_person import sample_person
from formcheck.settings import Settings
from formcheck.ui.figures.looks import looks
from formcheck.ui.figures.packages import packages
from formcheck.ui.figures.stock import size_said, stock_of
from formcheck.ui.preferences import FILE_NAME, Preferences, keep_preferences, read_preferences
from formcheck.ui.settings import erasing, taking_along
from formcheck.ui.state import settings
from tests.keys import new_key
from tests.ui.settings_page import MARKED_NAME, clean, click, field, shown, words
from tests.ui.uploads import analysed, board_of, clip, ended, wish


@pytest.fixture(autouse=True)
def _records_of_its_own(kept: Records) -> None:
    """Keep every test to a folder of its own."""


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[JobBoard]:
    with board_of(tmp_path) as board:
        for part in (erasing, taking_along):
            monkeypatch.setattr(part, "job_board", lambda _: board)
        yield board


def test_one_s_name_can_be_changed_and_is_text(mine: Store) -> None:
    page = shown()
    field(page, "Your name").input(f"  {MARKED_NAME} ")

    clean(page.button[0].click().run())

    assert mine.accounts.me().name == MARKED_NAME
    assert MARKED_NAME not in words(shown())


def test_a_name_is_needed(mine: Store) -> None:
    before = mine.accounts.me().name
    page = shown()
    field(page, "Your name").input("   ")

    clean(page.button[0].click().run())

    assert "give a name" in page.warning[0].value
    assert mine.accounts.me().name == before


def test_it_is_said_what_is_kept_and_where(
    mine: Store, kept: Records, board: JobBoard, tmp_path: Path
) -> None:
    mine.pain.add(4, "now")
    analysed(board, mine, clip(tmp_path))

    stock = stock_of(kept, mine)
    said = words(shown())

    assert (stock.sets, stock.sessions, stock.pain_entries, stock.videos) == (1, 1, 1, 0)
    assert stock.movement_bytes > 10_000
    assert "1 set, 1 sitting" in said
    assert str(tmp_path / "records.sqlite") in said
    assert "not encrypted" in said
    assert "No video of you is kept" in said


def test_a_key_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FORMCHECK_KEY", new_key())

    said = words(shown())

    assert "are encrypted with the key" in said
    assert tmp_path.exists()


def test_a_kept_video_is_listed_and_can_be_deleted(
    mine: Store, board: JobBoard, tmp_path: Path
) -> None:
    content = clip(tmp_path)
    wanted = replace(wish(), consented_utc=datetime(2026, 3, 1, 12, tzinfo=UTC))
    ended(board.start(mine, wanted, BytesIO(content), len(content)))
    page = shown()
    assert "Video of Sun 1 Mar 2026" in words(page)

    click(page, "Delete")

    assert mine.media.of_person(mine.viewer_id) == ()
    assert "No video of you is kept" in words(page)


def test_videos_past_their_days_are_gone_before_they_are_listed(
    kept: Records, board: JobBoard, tmp_path: Path
) -> None:
    early = replace(kept, media_keep_for=timedelta(seconds=-1)).local_store()
    content = clip(tmp_path)
    wanted = replace(wish(), consented_utc=datetime.now(UTC))
    ended(board.start(early, wanted, BytesIO(content), len(content)))

    assert "No video of you is kept" in words(shown())
    assert not list((tmp_path / "people").rglob("*.mp4"))


def test_what_becomes_of_videos_is_chosen_once(kept: Records, mine: Store) -> None:
    page = shown()
    next(each for each in page.checkbox if "Keep the video" in each.label).check()
    page.number_input[0].set_value(7)

    clean([each for each in page.button if each.label == "Save"][-1].click().run())

    chosen = read_preferences(kept, mine.viewer_id, settings())
    assert chosen == Preferences(keep_video=True, keep_days=7)
    path = kept.vault.folder_of(mine.viewer_id) / FILE_NAME
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_damaged_choices_are_named_rather_than_guessed(kept: Records, mine: Store) -> None:
    keep_preferences(kept, mine.viewer_id, Preferences(keep_video=True, keep_days=7))
    path = kept.vault.folder_of(mine.viewer_id) / FILE_NAME
    path.write_text('{"keep_days": -1}')

    with pytest.raises(VaultError, match=r"damaged; delete it"):
        read_preferences(kept, mine.viewer_id, Settings())


def typed(page: AppTest, **given: str) -> AppTest:
    for name, text in given.items():
        page.text_input(key=f"field-passcode_{name}").input(text)
    return page


def test_a_passcode_can_be_set_changed_and_removed(mine: Store, kept: Records) -> None:
    database, me = kept.database, mine.viewer_id

    click(typed(shown(), new="first one", again="first one"), "Set passcode")
    assert passcode_fits(database, me, "first one")

    click(typed(shown(), now="first one", new="second", again="second"), "Change passcode")
    assert passcode_fits(database, me, "second")

    click(typed(shown(), now="second"), "Remove passcode")
    assert not has_passcode(database, me)


def test_the_two_new_passcodes_must_be_the_same(mine: Store, kept: Records) -> None:
    page = click(typed(shown(), new="first one", again="first two"), "Set passcode")

    assert "not the same" in page.warning[0].value
    assert not has_passcode(kept.database, mine.viewer_id)


def test_a_short_passcode_is_refused(mine: Store, kept: Records) -> None:
    page = click(typed(shown(), new="123", again="123"), "Set passcode")

    assert "at least 4 characters" in page.warning[0].value
    assert not has_passcode(kept.database, mine.viewer_id)


def test_a_passcode_is_changed_by_who_knows_it(mine: Store, kept: Records) -> None:
    click(typed(shown(), new="first one", again="first one"), "Set passcode")

    page = click(typed(shown(), now="guess", new="other", again="other"), "Change passcode")

    assert "not the passcode as it is now" in page.warning[0].value
    assert passcode_fits(kept.database, mine.viewer_id, "first one")


def test_sample_data_can_be_removed(kept: Records, mine: Store) -> None:
    assert "Remove sample data" not in [each.label for each in shown().button]
    with kept.database.transaction(writes=True) as session:
        add_sample(session)
    page = shown()

    click(page, "Remove sample data")

    assert sample_person(kept.database) is None
    assert mine.accounts.me().closed_utc is None


def test_version_and_licences_are_there() -> None:
    said = words(shown())

    assert f"Version {formcheck.__version__}" in said
    assert "Apache License" in said
    assert {"streamlit", "numpy", "SQLAlchemy"} <= {each.name for each in packages()}
    assert all(each.version and each.licence for each in packages())


def test_looks_are_gathered_by_day_and_person() -> None:
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    entries = [
        AuditEntry(at, "Kim", "change", "comments.add"),
        AuditEntry(at, "Kim", "read", "sets.get"),
        AuditEntry(at, None, "read", "sets.get"),
        AuditEntry(at - timedelta(days=1), "Kim", "read", "pain.of_person"),
    ]

    said = [(each.day.day, each.who, each.did, each.rooms) for each in looks(entries)]

    assert said == [
        (1, "Kim", ("read", "change"), ("comments", "sets")),
        (1, None, ("read",), ("sets",)),
        (28, "Kim", ("read",), ("pain",)),
    ]
    assert looks([]) == []
    assert isinstance(looks(entries)[0].day, date)


@pytest.mark.parametrize(
    ("size_bytes", "says"), [(0, "0 kB"), (340_400, "340 kB"), (1.25e6, "1.25 MB"), (2e9, "2 GB")]
)
def test_sizes_are_said_in_the_unit_that_fits(size_bytes: float, says: str) -> None:
    assert size_said(size_bytes) == says
