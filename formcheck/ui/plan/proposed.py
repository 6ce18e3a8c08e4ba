"""What changed, and what is proposed, with the numbers behind it: accept, or not now."""

import streamlit as st

from formcheck.care.progression.gates import GateResult
from formcheck.errors import FormcheckError
from formcheck.programme.proposals import Suggestion, accept, not_now, suggestions
from formcheck.programme.record import Record
from formcheck.texts import say
from formcheck.ui.catalogue import exercise_name
from formcheck.ui.naming import named
from formcheck.ui.programme import specs
from formcheck.ui.state import Viewing, settings
from formcheck.ui.wording import plain


def proposed(context: Viewing, record: Record) -> None:
    """Show the proposals for a plan; nothing where there are none."""
    clinic = settings().mode == "clinic"
    found = [
        each
        for each in suggestions(context.store, record, specs(), clinic=clinic)
        if each.proposal.step is not None
    ]
    if not found:
        return
    st.subheader(say("plan.proposed_title"))
    for each in found:
        _one(context, record, each)


def _one(context: Viewing, record: Record, suggestion: Suggestion) -> None:
    proposal, step = suggestion.proposal, suggestion.proposal.step
    if step is None:
        return
    name = exercise_name(suggestion.item.exercise)
    with st.container(border=True, key=f"well-proposed-{suggestion.item.exercise}"):
        st.markdown(f"#### {plain(name)}")
        st.markdown(plain(proposal.said))
        st.markdown(
            say(
                f"plan.step_{step.variable}",
                before=plain(_shown(step.before)),
                after=plain(_shown(step.after)),
            )
        )
        if proposal.gates:
            with st.expander(say("plan.why_proposed")):
                for gate in proposal.gates:
                    st.caption(_gate_said(gate))
        if context.is_sample:
            return
        if proposal.needs == "therapist" and context.is_own:
            st.caption(say("plan.needs_therapist"))
            return
        _answer(context, record, suggestion, name)


def _answer(context: Viewing, record: Record, suggestion: Suggestion, name: str) -> None:
    exercise = suggestion.item.exercise
    with st.container(horizontal=True):
        yes = st.button(named(say("plan.accept"), name), type="primary", key=f"accept-{exercise}")
        no = st.button(named(say("plan.not_now"), name), key=f"not-now-{exercise}")
    try:
        if yes:
            accept(context.store, record, suggestion, specs(), by_therapist=not context.is_own)
        if no:
            not_now(context.store, record, suggestion)
    except FormcheckError as error:
        st.warning(plain(str(error)))
        return
    if yes or no:
        st.rerun()


def _shown(value: float | str) -> str:
    """Return a number as it is, and an exercise by its name."""
    return exercise_name(value) if isinstance(value, str) else f"{value:g}"


def _gate_said(gate: GateResult) -> str:
    known = [f"{value:g}" for value in gate.values if value is not None]
    values = " · ".join(known) or say("plan.gate_unknown")
    return say(f"plan.gate_{gate.name}", values=values)
