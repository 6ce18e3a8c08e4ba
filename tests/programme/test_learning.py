"""What a person reads, and what comes next for them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from formcheck.care.learn import cards
from formcheck.care.profile import Assessed
from formcheck.errors import CareFileError
from formcheck.history.records.programme import UnseenActivity
from formcheck.history.store import Store
from formcheck.programme.health import answer_all
from formcheck.programme.learning import (
    cards_read,
    cards_read_today,
    may_read,
    next_lesson,
    read_card,
)
from formcheck.programme.permission import permission
from formcheck.programme.person import keep_finding
from formcheck.programme.record import Record, read_record
from formcheck.programme.sittings import answer
from formcheck.settings import Settings
from tests.empty_records import open_empty

ALL_NO = dict.fromkeys(range(1, 16), False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_empty(Settings(data_folder=tmp_path)) as records:
        yield records.local_store()


def today() -> date:
    return datetime.now().astimezone().date()


def record(store: Store, *, days_later: int = 0) -> Record:
    return read_record(store, store.viewer_id, today=today() + timedelta(days=days_later))


def reading(card_id: str, days_ago: int) -> UnseenActivity:
    moment = datetime.now().astimezone() - timedelta(days=days_ago)
    return UnseenActivity(
        uuid4(), uuid4(), None, None, "lesson", {"card": card_id}, None, moment.date(), moment
    )


def test_a_page_that_was_read_is_kept_once_a_day_and_the_next_one_comes(store: Store) -> None:
    assert next_lesson(record(store)).id == "hurt_not_harm"
    read_card(store, "hurt_not_harm")
    read_card(store, "hurt_not_harm")
    assert cards_read(record(store)) == ("hurt_not_harm",)
    assert cards_read_today(record(store)) == ("hurt_not_harm",)
    assert cards_read_today(record(store, days_later=1)) == ()
    assert next_lesson(record(store)).id == "backs_are_strong"


def test_a_page_that_there_is_not_is_not_kept(store: Store) -> None:
    with pytest.raises(CareFileError, match="nonsense"):
        read_card(store, "nonsense")
    assert store.unseen.of_person(store.viewer_id) == ()


def test_a_page_that_was_laid_aside_lets_the_next_one_come(store: Store) -> None:
    assert next_lesson(record(store), passed=["hurt_not_harm"]).id == "backs_are_strong"
    every = [each.id for each in cards()]
    assert next_lesson(record(store), passed=every).id == "hurt_not_harm"


def test_after_a_red_day_the_plan_for_sore_days_comes_first_for_a_week(store: Store) -> None:
    answer(store, "pain", 8, today=today())
    assert next_lesson(record(store)).id == "flare_plan"
    assert next_lesson(record(store, days_later=6)).id == "flare_plan"
    assert next_lesson(record(store, days_later=7)).id == "hurt_not_harm"


def test_the_plan_for_sore_days_comes_again_with_a_new_flare(store: Store) -> None:
    answer(store, "pain", 8, today=today())
    long_ago = replace(record(store), unseen=(reading("flare_plan", 30),))
    assert next_lesson(long_ago).id == "flare_plan"
    read_now = replace(long_ago, unseen=(*long_ago.unseen, reading("flare_plan", 0)))
    assert next_lesson(read_now).id == "hurt_not_harm"


def test_worry_found_by_a_questionnaire_brings_its_page(store: Store) -> None:
    store.questionnaires.add("phq2", {"total": 3}, score=3.0)
    assert next_lesson(record(store)).id == "sleep_stress_mood"


def test_fear_of_moving_brings_its_page(store: Store) -> None:
    keep_finding(store, store.viewer_id, Assessed("fear_of_movement", 1.0))
    read_card(store, "hurt_not_harm")
    assert next_lesson(record(store)).id == "sleep_stress_mood"


@pytest.mark.parametrize(
    ("answers", "reads"),
    [
        ({}, True),
        (ALL_NO, True),
        ({**ALL_NO, 9: True}, True),  # a doctor first: reading is what there is
        ({1: True}, False),  # help first: nothing stands beside it
    ],
)
def test_reading_is_open_but_where_help_comes_first(
    store: Store, answers: dict[int, bool], reads: bool
) -> None:
    answer_all(store, answers.items(), today=today())
    assert may_read(permission(store, store.viewer_id)) is reads


def test_entries_of_pages_that_are_gone_are_left_out(store: Store) -> None:
    store.unseen.add("lesson", {"card": "gone"})
    store.unseen.add("lesson", {})
    store.unseen.add("walking", {"minutes": 10})
    assert cards_read(record(store)) == ()
