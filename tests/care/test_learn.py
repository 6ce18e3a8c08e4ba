"""The nine pages to read and the guides in steps (clinical specification E.6 and E.7)."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as some

from formcheck.care.beside_kinds import BY_THERAPIST, BesideKind
from formcheck.care.learn import card, cards, fitting_cards, guide, guides, next_card
from formcheck.care.profile import Assessed
from formcheck.errors import CareFileError
from formcheck.ui.learn.titles import beside_title
from tests.care.builders import person
from tests.reading_age import TWELVE_YEARS_GRADE, grade

NINE = [
    "hurt_not_harm", "backs_are_strong", "most_ease_in_weeks", "keep_moving", "sleep_stress_mood",
    "scans_show_age", "pacing", "flare_plan", "when_to_get_help",
]  # fmt: skip
IDS = some.sampled_from(NINE)


def test_all_nine_pages_are_there_in_their_order() -> None:
    assert [each.id for each in cards()] == NINE
    assert [each.order for each in cards()] == list(range(1, 10))


@pytest.mark.parametrize("card_id", NINE)
def test_a_page_is_short_and_read_by_a_person_of_twelve(card_id: str) -> None:
    page = card(card_id)
    assert 80 <= sum(len(paragraph.split()) for paragraph in page.text) <= 140
    assert len(page.text) >= 3
    assert grade([*page.text, page.try_this, page.idea]) <= TWELVE_YEARS_GRADE
    assert page.try_this.count(".") == 1


def test_a_page_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(CareFileError, match=r"'nonsense'; there are hurt_not_harm"):
        card("nonsense")


def test_pages_come_in_order_and_then_round_again() -> None:
    read: list[str] = []
    for _ in range(18):
        read.append(next_card(read).id)
    assert read == [*NINE, *NINE]


def test_a_page_that_fits_comes_first_and_only_until_it_was_read() -> None:
    assert next_card(["hurt_not_harm"], ["flare_plan"]).id == "flare_plan"
    assert next_card(["hurt_not_harm", "flare_plan"], ["flare_plan"]).id == "backs_are_strong"


@given(some.lists(IDS, max_size=30), some.lists(IDS, unique=True, max_size=3))
def test_nothing_is_read_again_while_something_was_not_read(
    read: list[str], fitting: list[str]
) -> None:
    coming = next_card(read, fitting).id
    assert coming not in read or set(read) == set(NINE)


@pytest.mark.parametrize(
    ("found", "fitting"),
    [
        (Assessed("start_back_psych", 4.0), ("sleep_stress_mood",)),
        (Assessed("phq2_total", 3.0), ("sleep_stress_mood",)),
        (Assessed("gad2_total", 3.0), ("sleep_stress_mood",)),
        (Assessed("stress", 7.0), ("sleep_stress_mood",)),
        (Assessed("fear_of_movement", 1.0), ("hurt_not_harm", "sleep_stress_mood")),
        (Assessed("phq2_total", 2.0), ()),
        (Assessed("sts5_s", 14.0), ()),
    ],
)
def test_what_fits_follows_from_what_was_found(found: Assessed, fitting: tuple[str, ...]) -> None:
    who = person(assessed=(found,))
    assert fitting_cards(who, sore=False) == fitting
    assert fitting_cards(who, sore=True) == ("flare_plan", *fitting)


def test_everything_without_a_camera_has_a_guide_but_reading_and_a_therapists_hands() -> None:
    every = set(get_args(BesideKind))
    assert {each.id for each in guides()} == every - BY_THERAPIST - {"lesson"}
    with pytest.raises(CareFileError, match="manual_therapy"):
        guide("manual_therapy")


def test_every_guide_stands_behind_its_cautions() -> None:
    assert all(each.cautions for each in guides())
    assert [each.id for each in guides() if each.role == "relaxation"] == [
        "body_scan", "breathing", "muscle_relaxation",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (
            "heat",
            ("feels less", "poor blood flow", "rays", "fever", "fall asleep", "cancer", "gel"),
        ),
        ("cold", ("feels less", "poor blood flow", "rays", "asleep", "white", "rash")),
        ("self_release", ("bones", "middle line", "numb", "blood thinners", "veins", "cancer")),
        ("breathing", ("dizzy", "tingle", "hold your breath")),
        ("muscle_relaxation", ("half", "what hurts", "breathing")),
        ("body_scan", ("eyes open", "stop at any time")),
    ],
)
def test_the_cautions_of_the_specification_are_said(kind: str, words: tuple[str, ...]) -> None:
    said = " ".join(guide(kind).cautions)
    assert [each for each in words if each not in said] == []


@pytest.mark.parametrize(
    ("kind", "codes", "suits"),
    [
        ("heat", ["PREG"], False),
        ("self_release", ["OSTEO"], False),
        ("self_release", ["PREG"], False),
        ("self_release", ["KNEE"], True),
        ("breathing", ["RESP"], False),
        ("cold", ["PREG"], True),
        ("muscle_relaxation", ["HTN"], True),
    ],
)
def test_who_had_better_leave_it_out(kind: str, codes: list[Any], suits: bool) -> None:
    assert guide(kind).suits(codes) == suits


def test_a_caution_for_some_is_said_to_them_alone() -> None:
    lightly = [each for each in guide("muscle_relaxation").cautions_of(["HTN"]) if "heart" in each]
    assert lightly
    assert not any("heart" in each for each in guide("muscle_relaxation").cautions_of([]))


@pytest.mark.parametrize("kind", get_args(BesideKind))
def test_everything_without_a_camera_has_a_name(kind: BesideKind) -> None:
    assert beside_title(kind)
