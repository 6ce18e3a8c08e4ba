"""What a person read of the short pages, and which one comes next for them."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from formcheck.care.day.today import check_in_light
from formcheck.care.learn import LessonCard, card, cards, fitting_cards, next_card
from formcheck.care.learn.cards import FLARE
from formcheck.history.records.programme import UnseenActivity
from formcheck.history.schema import now_utc
from formcheck.history.store import Store
from formcheck.programme.permission import Permission
from formcheck.programme.record import Record

LESSON = "lesson"
SORE_FOR = timedelta(days=7)
"""After a red day the plan for sore days fits for so long."""


def may_read(allowed: Permission) -> bool:
    """Whether there is something to read for a person: not where help has to come first."""
    return not (allowed.is_decided and allowed.offer == "nothing")


def cards_read(record: Record) -> tuple[str, ...]:
    """Return the ids of the pages that a person read, the oldest reading first."""
    return tuple(card_id for _, card_id in _readings(record.unseen))


def cards_read_today(record: Record) -> tuple[str, ...]:
    """Return the ids of the pages that were read today."""
    return tuple(card_id for day, card_id in _readings(record.unseen) if day == record.today)


def next_lesson(record: Record, *, passed: Iterable[str] = ()) -> LessonCard:
    """Return the page that comes next for a person.

    The plan for sore days comes again with each flare, also where it was read before.

    Parameters
    ----------
    passed
        Ids of the pages that were laid aside just now.
    """
    red = _last_red(record)
    sore = red is not None and record.today - red < SORE_FOR
    read = [
        card_id
        for day, card_id in _readings(record.unseen)
        if not (sore and card_id == FLARE and red is not None and day < red)
    ]
    return next_card([*read, *passed], fitting_cards(record.person, sore=sore))


def read_card(store: Store, card_id: str) -> UnseenActivity:
    """Keep that the viewer read a page; the same page is kept once a day.

    Raises
    ------
    CareFileError
        There is no such page.
    """
    page, today = card(card_id), now_utc().astimezone().date()
    for each in store.unseen.of_person(store.viewer_id):
        if (each.item, each.day, each.amount.get("card")) == (LESSON, today, page.id):
            return each
    return store.unseen.add(LESSON, {"card": page.id})


def _readings(unseen: Iterable[UnseenActivity]) -> Iterator[tuple[date, str]]:
    """Yield which page was read when; pages that there are no more are left out."""
    known = {each.id for each in cards()}
    for each in unseen:
        if each.item == LESSON and each.amount.get("card") in known:
            yield each.day, str(each.amount["card"])


def _last_red(record: Record) -> date | None:
    """Return the last red day, today's check-in included; None where there was none."""
    red = [each.day for each in record.past if each.red]
    sitting = record.today_sitting
    if sitting is not None:
        before = check_in_light(sitting.check_in(), record.person)
        if "red" in (before, sitting.during(record.person.usual_pain)):
            red.append(record.today)
    return max(red, default=None)
