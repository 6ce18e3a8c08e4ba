"""What is proposed for an exercise after a session, with the numbers behind it (E.4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from formcheck.care.plan.volume import volume_allows
from formcheck.care.profile import CareProfile
from formcheck.care.progression.easier import EaseReason, easier_step, why_easier
from formcheck.care.progression.gates import SESSIONS, GateResult, all_open, gates
from formcheck.care.progression.ladder import ExerciseState, Step, harder_steps
from formcheck.care.progression.session import ExerciseSession
from formcheck.exercises.spec import ExerciseSpec
from formcheck.texts import say

ProposalKind = Literal["harder", "easier", "stay", "ask"]
NeedsWord = Literal["nobody", "person", "therapist"]


@dataclass(frozen=True, slots=True)
class ProposalContext:
    """What lies around an exercise.

    Attributes
    ----------
    days
        Days a week of this exercise.
    volume_week_ago, volume_now
        Of the whole plan a week, then and now: what was added since is added already.
    too_soon
        A red day lies within the last week.
    eased_before
        How often this exercise was eased.
    asked_easier
        The person asked for it.
    within
        The exercises of the plan.
    clinic
        A therapist confirms changes; else the person accepts what is harder.
    """

    days: int
    volume_week_ago: float
    volume_now: float
    too_soon: bool = False
    eased_before: int = 0
    asked_easier: bool = False
    within: frozenset[str] = frozenset()
    clinic: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change of one exercise, or why there is none.

    Attributes
    ----------
    step
        None where nothing changes.
    needs
        Whose word it needs before it holds; easing needs nobody's in local use.
    said
        The sentence for the person.
    gates
        The numbers it rests on.
    """

    kind: ProposalKind
    exercise: str
    step: Step | None
    needs: NeedsWord
    said: str
    gates: tuple[GateResult, ...] = ()
    reason: EaseReason | None = None


def propose(
    state: ExerciseState,
    sessions: Sequence[ExerciseSession],
    context: ProposalContext,
    person: CareProfile,
    specs: Mapping[str, ExerciseSpec],
) -> Proposal:
    """Return what is proposed for an exercise: easier at once, harder if all four gates allow.

    Parameters
    ----------
    sessions
        With this exercise at this step, in order.
    """
    reason = why_easier(sessions, asked=context.asked_easier)
    if reason is not None:
        return _easier(state, reason, context, person, specs)
    found = gates(sessions)
    if not context.too_soon and _must_ask(sessions):
        said = say("care_progression.ask_form")
        return Proposal("ask", state.exercise, None, "person", said, found)
    if context.too_soon or not all_open(sessions):
        return Proposal("stay", state.exercise, None, "nobody", _stay(), found)
    reached = all(each.range_reached for each in sessions[-SESSIONS:])
    for step in harder_steps(state, person, specs, range_reached=reached):
        in_plan = step.variable == "exercise" and step.after in context.within
        if not in_plan and _fits(state, step, context):
            said = say(f"care_progression.harder_{step.variable}")
            needs: NeedsWord = "therapist" if context.clinic else "person"
            return Proposal("harder", state.exercise, step, needs, said, found)
    return Proposal("stay", state.exercise, None, "nobody", _stay(), found)


def _easier(
    state: ExerciseState,
    reason: EaseReason,
    context: ProposalContext,
    person: CareProfile,
    specs: Mapping[str, ExerciseSpec],
) -> Proposal:
    step = easier_step(
        state, person, specs, eased_before=context.eased_before, within=context.within
    )
    if step is None:
        return Proposal("stay", state.exercise, None, "nobody", _stay(), reason=reason)
    key = "swap" if step.variable == "exercise" else reason
    needs: NeedsWord = "therapist" if context.clinic else "nobody"
    said = say(f"care_progression.easier_{key}")
    return Proposal("easier", state.exercise, step, needs, said, reason=reason)


def _must_ask(sessions: Sequence[ExerciseSession]) -> bool:
    """Whether only the person's word on form is missing: nothing scored, and nobody asked."""
    last = sessions[-SESSIONS:]
    others = [gate.is_open for gate in gates(last) if gate.name != "form"]
    unknown = any(each.form_score is None and each.felt_controlled is None for each in last)
    return len(last) == SESSIONS and unknown and all(others)


def _fits(state: ExerciseState, step: Step, context: ProposalContext) -> bool:
    """Whether the plan's weekly volume may carry a step."""
    added = (step.state.dose.volume - state.dose.volume) * context.days
    if added <= 0:
        return True
    smallest = context.days * float(state.dose.sets) if step.variable == "reps" else 0.0
    already = max(0.0, context.volume_now - context.volume_week_ago)
    return volume_allows(
        context.volume_week_ago,
        context.volume_now + added,
        smallest_step=0.0 if already else smallest,
    )


def _stay() -> str:
    return say("care_progression.stay")
