"""The page that says what becomes of the exercises."""

from collections.abc import Callable
from threading import Event
from uuid import UUID

import pytest
from streamlit.testing.v1 import AppTest

from formcheck.errors import VaultError
from formcheck.history.database import Database
from formcheck.history.opening import Records
from formcheck.history.sample_account import add_sample
from formcheck.history.store import Store
from formcheck.history.vault import Vault
from formcheck.settings import Settings
from formcheck.ui.shared_jobs import sample_making
from tests.ui.conftest import Look, words
from tests.ui.furnished import WEEKS, add_set, deeper, weeks_of_squats


def button(app: AppTest, label: str) -> AppTest:
    """Press a button and look again."""
    return next(each for each in app.button if each.label == label).click().run()


def test_person_without_a_set_sees_what_to_do_next(look: Look) -> None:
    app = look()
    assert not app.exception
    assert [each.label for each in app.button] == [
        "Analyse a recording",
        "Look around with sample data",
    ]


def test_sentences_say_what_became_of_range_score_and_count(
    look: Look, kept: Records, mine: Store
) -> None:
    weeks_of_squats(kept, mine)
    app = look()
    assert not app.exception
    said = words(app)
    assert "How far: knee bend" in said
    assert "Further" in said
    assert "No clear change" in said
    assert f"active on **{WEEKS} of the last 84 days**" in said
    assert [each.value for each in app.metric] == ["1", str(WEEKS), str(3 * WEEKS)]


def test_small_difference_of_range_is_no_change(look: Look, kept: Records, mine: Store) -> None:
    for week, by_deg in enumerate((0.0, 4.0, 8.0, 9.0)):
        add_set(kept, mine, deeper(by_deg), days_ago=7 * (4 - week))
    said = words(look())
    assert "The camera tells a change from 10° on" in said
    assert "Further" not in said


def test_one_day_is_too_early_to_say(look: Look, kept: Records, mine: Store) -> None:
    add_set(kept, mine, deeper(0.0))
    assert "Too early to say" in words(look())


def test_longer_period_shows_older_sets(look: Look, kept: Records, mine: Store) -> None:
    weeks_of_squats(kept, mine)
    app = look()
    app.segmented_control[0].set_value(28).run()
    assert "**4 of the last 28 days**" in words(app)


def test_who_was_away_is_welcomed_back(look: Look, kept: Records, mine: Store) -> None:
    add_set(kept, mine, deeper(0.0), days_ago=20)
    assert "Good to see you again." in words(look())


def test_sample_person_is_made_in_the_background_and_then_looked_at(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = Event()

    def fill(database: Database, vault: Vault, tell: Callable[[int, int], None]) -> None:
        del vault
        tell(1, 4)
        assert may_go_on.wait(60.0)
        with database.transaction(writes=True) as session:
            add_sample(session)

    monkeypatch.setattr("formcheck.sample_person.fill_sample", fill)
    app = button(look("today"), "Look around with sample data")
    making = sample_making(Settings())
    assert making.is_running
    assert "You can look at other pages meanwhile." in words(app)
    assert "Look around with sample data" not in [each.label for each in app.button]
    may_go_on.set()
    making.wait()
    assert "sample data" in words(app.run())


def test_sample_person_that_cannot_be_made_says_why(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(*_: object) -> None:
        raise VaultError("the disk is full")

    monkeypatch.setattr("formcheck.sample_person.fill_sample", fill)
    app = button(look(), "Look around with sample data")
    sample_making(Settings()).wait()
    assert "the disk is full" in words(app.run())


def test_sample_person_is_looked_at_and_left(look: Look, kept: Records) -> None:
    with kept.database.transaction(writes=True) as session:
        sample_id: UUID = add_sample(session).id
    weeks_of_squats(kept, kept.store_of(sample_id))
    app = button(look(), "Look around with sample data")
    assert "sample data" in words(app)
    assert "How far: knee bend" in words(app)
    app = button(app, "Back to my own records")
    assert "sample data" not in words(app)
