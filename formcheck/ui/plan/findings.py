"""What was found out by hand: the result of a test, entered by the person or their therapist."""

from typing import get_args

import streamlit as st

from formcheck.anatomy.sides import SIDES, Side
from formcheck.care.profile import Assessed, AssessedBy, AssessedMeasure
from formcheck.programme.person import keep_finding
from formcheck.texts import say, texts
from formcheck.texts.measures import measure_said
from formcheck.ui.programme import this_day
from formcheck.ui.state import Viewing

ONE_SIDED: frozenset[AssessedMeasure] = frozenset({
    "side_plank_s", "single_leg_stance_s", "leg_raise_deg", "half_kneel_hip_deg"
})  # fmt: skip
MOST = 600.0


def by_hand() -> tuple[AssessedMeasure, ...]:
    """Return the tests whose result can be entered: those that have a name for people."""
    named = texts("measure")
    measures: tuple[AssessedMeasure, ...] = get_args(AssessedMeasure)
    return tuple(each for each in measures if each in named)


def enter_finding(context: Viewing) -> None:
    """Let a result be entered; the plan goes by it when it is made anew."""
    with st.popover(say("plan.finding")):
        st.markdown(say("plan.finding_hint"))
        measure: AssessedMeasure = st.selectbox(
            say("plan.finding_what"), by_hand(), format_func=measure_said, key="finding-what"
        )
        value = st.number_input(
            say("plan.finding_value"), min_value=0.0, max_value=MOST, value=None, key="finding"
        )
        side: Side | None = None
        if measure in ONE_SIDED:
            side = st.segmented_control(
                say("plan.finding_side"),
                SIDES,
                format_func=lambda each: say(f"side.{each}"),
                key="finding-side",
            )
        if st.button(say("plan.beside_keep"), type="primary", key="finding-keep"):
            _keep(context, measure, value, side)


def _keep(
    context: Viewing, measure: AssessedMeasure, value: float | None, side: Side | None
) -> None:
    if value is None or (measure in ONE_SIDED and side is None):
        st.warning(say("plan.finding_missing"))
        return
    by: AssessedBy = "hand" if context.is_own else "therapist"
    found = Assessed(measure, float(value), side, by, this_day())
    keep_finding(context.store, context.person_id, found)
    st.success(say("settings.saved"), icon=":material/check:")
