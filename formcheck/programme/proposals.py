"""What the record says about each exercise of the plan: what is proposed, eased, answered."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any

from formcheck.care.day.flare import too_soon_for_harder
from formcheck.care.plan.dose import minutes_of
from formcheck.care.plan.plan import CameraItem
from formcheck.care.plan.volume import weekly_volume
from formcheck.care.progression import Proposal, ProposalContext, propose
from formcheck.errors import AccessRefusedError, RecordsError
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.records.programme import ProposalAnswer
from formcheck.history.store import Store
from formcheck.programme.exercise_history import exercise_sessions
from formcheck.programme.kept_plan import KeptPlan, PlanChange, with_state
from formcheck.programme.plans import keep
from formcheck.programme.record import Record, read_record
from formcheck.texts import say

Specs = Mapping[str, ExerciseSpec]
WEEK = timedelta(days=7)
AGAIN_AFTER = timedelta(days=7)
"""What was answered with "not now" is left alone for so long."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposal for an exercise of the plan, as it stands now."""

    proposal: Proposal
    item: CameraItem

    @property
    def document(self) -> dict[str, Any]:
        """The change and the numbers behind it, as JSON values."""
        step = self.proposal.step
        return {
            "kind": self.proposal.kind,
            "variable": step.variable if step else None,
            "before": step.before if step else None,
            "after": step.after if step else None,
            "gates": [asdict(each) for each in self.proposal.gates],
            "reason": self.proposal.reason,
        }


def suggestions(
    store: Store, record: Record, specs: Specs, *, clinic: bool
) -> tuple[Suggestion, ...]:
    """Return what is proposed now for the exercises of a plan, in its order; "stay" is left out."""
    plan = record.plan
    if plan is None or record.person.screening.locked:
        return ()
    left_alone = _left_alone(store, record)
    found = [
        Suggestion(_proposal(record, plan, item, specs, clinic=clinic), item)
        for item in plan.care.camera
        if item.exercise in specs
    ]
    kept = [each for each in found if each.proposal.kind != "stay"]
    return tuple(
        each
        for each in kept
        if each.proposal.kind != "harder"
        or (each.item.exercise not in left_alone and _may_get_harder_today(record))
    )


def ease(store: Store, record: Record, specs: Specs) -> tuple[Record, tuple[str, ...]]:
    """Make easier at once what should be easier; nothing harder is touched.

    Returns
    -------
    Record, tuple of str
        The record with the plan as it is now, and a sentence for each change.
    """
    said: list[str] = []
    while easier := _easier_now(store, record, specs):
        _take(store, record, easier, specs)
        said.append(easier.proposal.said)
        record = read_record(store, record.person_id, today=record.today)
    return record, tuple(said)


def accept(
    store: Store, record: Record, suggestion: Suggestion, specs: Specs, *, by_therapist: bool
) -> KeptPlan:
    """Let a proposal hold: the next version of the plan, and the answer beside it.

    Raises
    ------
    AccessRefusedError
        It needs a therapist's word.
    RecordsError
        There is nothing in it to accept, or it is not proposed any more.
    """
    if suggestion.proposal.needs == "therapist" and not by_therapist:
        raise AccessRefusedError
    clinic = suggestion.proposal.needs == "therapist"
    proposed = [each.document for each in suggestions(store, record, specs, clinic=clinic)]
    if suggestion.proposal.step is None or suggestion.document not in proposed:
        raise RecordsError(say("plan.nothing_to_accept"))
    kept = _take(store, record, suggestion, specs)
    exercise = suggestion.item.exercise
    store.proposal_answers.add(record.person_id, exercise, suggestion.document, "accepted")
    return kept


def not_now(store: Store, record: Record, suggestion: Suggestion) -> ProposalAnswer:
    """Leave a proposal for now; it comes again after a while if it still fits."""
    exercise = suggestion.item.exercise
    return store.proposal_answers.add(record.person_id, exercise, suggestion.document, "not_now")


def _may_get_harder_today(record: Record) -> bool:
    """Whether the day speaks for it: no question is due, and today's check-in was green."""
    today = record.today_sitting
    light = record.days_so_far[-1].before if today is not None else "green"
    return record.stands.ask_again is None and light == "green"


def _easier_now(store: Store, record: Record, specs: Specs) -> Suggestion | None:
    """Return the first exercise that should be easier, by the plan as it is now.

    What was eased just now has no session at its new step, so that it does not come again.
    """
    found = suggestions(store, record, specs, clinic=False)
    return next((each for each in found if each.proposal.kind == "easier"), None)


def _take(store: Store, record: Record, suggestion: Suggestion, specs: Specs) -> KeptPlan:
    plan, step = record.plan, suggestion.proposal.step
    assert plan is not None, "a suggestion is about a plan"
    assert step is not None, "the caller made sure of a step"
    minutes = minutes_of(specs[step.state.exercise], step.state.dose)
    draft = with_state(plan, suggestion.item, step.state)
    camera = tuple(
        replace(each, minutes=minutes) if each.exercise == step.state.exercise else each
        for each in draft.care.camera
    )
    kind = suggestion.proposal.kind
    change = PlanChange(
        "harder" if kind == "harder" else "easier",
        suggestion.item.exercise,
        step.variable,
        step.before,
        step.after,
    )
    new = replace(draft, care=replace(draft.care, camera=camera), change=change)
    return keep(store, record.person_id, new, suggestion.proposal.said, based_on=plan)


def _proposal(
    record: Record, plan: KeptPlan, item: CameraItem, specs: Specs, *, clinic: bool
) -> Proposal:
    state = plan.state(item.exercise)
    sessions = exercise_sessions(record, item.exercise, specs[item.exercise])
    context = ProposalContext(
        days=len(item.days),
        volume_week_ago=_least_volume(record),
        volume_now=weekly_volume(plan.care.camera),
        too_soon=too_soon_for_harder(record.days_so_far, today=record.today),
        eased_before=_eased_before(record, item.exercise),
        within=frozenset(each.exercise for each in plan.care.camera),
        clinic=clinic,
    )
    return propose(state, sessions, context, record.person, specs)


def _least_volume(record: Record) -> float:
    """Return the least that the plan held at any time of the last week, a day with it included.

    What was eased meanwhile comes back no faster than what is new.
    """
    since = record.today - WEEK
    written = [each.written_utc.astimezone().date() for each in record.history]
    held = [n for n, day in enumerate(written) if day <= since]
    first = held[-1] if held else 0
    return min(weekly_volume(each.care.camera) for each in record.history[first:])


def _eased_before(record: Record, exercise: str) -> int:
    changes = (each.change for each in record.history)
    return sum(each.kind == "easier" and each.exercise == exercise for each in changes)


def _left_alone(store: Store, record: Record) -> frozenset[str]:
    """Return the exercises of which something harder was put off lately."""
    answers = store.proposal_answers.of_person(record.person_id)
    return frozenset(
        each.exercise
        for each in answers
        if each.answer == "not_now"
        and each.proposal.get("kind") == "harder"
        and record.today - each.answered_utc.astimezone().date() < AGAIN_AFTER
    )
