"""What a person's kept answers, conditions and clearances say now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from formcheck.care.screening import Clearance, Screening, is_adult, screen, still_open
from formcheck.care.screening.asking_again import AskAgain, Since, why_ask_again
from formcheck.exercises.terms import Contraindication
from formcheck.history.records.programme import (
    StoredClearance,
    StoredCondition,
    StoredScreening,
)
from formcheck.history.schema import now_utc
from formcheck.history.store import Store


@dataclass(frozen=True, slots=True)
class HealthStanding:
    """Where a person stands.

    Attributes
    ----------
    screening
        What all that was said allows.
    ask_again
        Why the health questions are due; None while they are not.
    answered_on, answered_utc
        The local day on which they were last answered to the end, and the moment; None if never.
    open_round
        The round that was begun and not finished; None where there is none.
    """

    screening: Screening
    ask_again: AskAgain | None
    answered_on: date | None
    open_round: StoredScreening | None
    answered_utc: datetime | None = None

    def is_answered_since(self, moment: datetime) -> bool:
        """Whether the questions were answered to the end after a moment, and none is open."""
        return (
            self.open_round is None
            and self.answered_utc is not None
            and self.answered_utc >= moment
        )


def screened(store: Store, person_id: UUID, *, today: date) -> HealthStanding:
    """Return where a person stands with the health questions.

    A yes counts from the moment it is given, and stays until somebody looked at it after that: a
    later no does not take it back. A no counts when its round is finished.
    """
    rounds = store.screenings.of_person(person_id)
    open_round = next((each for each in rounds if each.finished_utc is None), None)
    finished = next((each for each in rounds if each.finished_utc is not None), None)
    clearances = clearances_now(store, person_id)
    answers = _answers(rounds, clearances)
    profile = store.profiles.of_person(person_id)
    born = profile.body.get("year_of_birth") if profile else None
    adult = is_adult(int(born), today=today) if born else None
    codes = conditions_now(store.conditions.of_person(person_id), clearances)
    answered_on = _day(finished.finished_utc) if finished else None
    return HealthStanding(
        screen(answers, codes, adult=adult),
        _ask_again(store, person_id, open_round, answered_on, today),
        answered_on,
        open_round,
        finished.finished_utc if finished else None,
    )


def clearances_now(store: Store, person_id: UUID) -> list[Clearance]:
    """Return the clearances that count: none that is dated ahead, as by a clock that ran ahead."""
    now = now_utc()
    every = (as_clearance(each) for each in store.clearances.of_person(person_id))
    return [each for each in every if each.stated_at <= now]


def as_clearance(stored: StoredClearance) -> Clearance:
    """Return a kept clearance as the rules take it."""
    codes: frozenset[Contraindication] = frozenset(stored.codes)  # type: ignore[arg-type]
    return Clearance(
        stored.examined_by,
        stored.examined_utc,
        stored.stated_utc,
        stored.stated_by,
        frozenset(stored.questions),
        codes,
    )


def conditions_now(
    said: Iterable[StoredCondition], clearances: Iterable[Clearance]
) -> tuple[Contraindication, ...]:
    """Return the conditions that hold: said, not ended, and not lifted since."""
    looked_at = tuple(clearances)
    holding: list[Contraindication] = []
    for each in said:
        code: Contraindication = each.code  # type: ignore[assignment]
        lifted = any(c.lifts_code(code) and c.stated_at >= each.said_utc for c in looked_at)
        if each.ended_utc is None and not lifted and code not in holding:
            holding.append(code)
    return tuple(holding)


def _answers(rounds: Sequence[StoredScreening], clearances: list[Clearance]) -> Mapping[int, bool]:
    """Return the answers of the last round that was finished, with every yes that still stands.

    Before the first was finished those of the open one count.
    """
    finished = [each for each in rounds if each.finished_utc is not None]
    answers = dict(_without_cleared((*finished, *rounds)[0], clearances)) if rounds else {}
    for each in rounds:
        standing = _without_cleared(each, clearances)
        answers |= {number: True for number, yes in standing.items() if yes}
    return answers


def _without_cleared(asked: StoredScreening, clearances: list[Clearance]) -> Mapping[int, bool]:
    yes = [number for number, answer in asked.answers.items() if answer]
    if not yes or asked.answered_utc is None:
        return asked.answers
    uncleared = still_open(yes, clearances, answered_at=asked.answered_utc)
    return {number: number in uncleared for number in asked.answers}


def _ask_again(
    store: Store,
    person_id: UUID,
    open_round: StoredScreening | None,
    answered_on: date | None,
    today: date,
) -> AskAgain | None:
    if open_round is not None:
        reason: AskAgain = open_round.reason  # type: ignore[assignment]
        return reason
    days = store.progress.active_days(person_id)
    last = max((each.day for each in days), default=None)
    return why_ask_again(Since(answered_on, last), today=today)


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone().date() if moment else None
