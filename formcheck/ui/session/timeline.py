"""The list of sittings."""

from uuid import UUID

import streamlit as st

from formcheck.history.records import StoredSet
from formcheck.texts import say
from formcheck.ui.blocks import nothing_yet
from formcheck.ui.catalogue import exercise_name
from formcheck.ui.figures.session_lines import SessionLine, by_month, session_line
from formcheck.ui.naming import named
from formcheck.ui.state import Viewing

AT_ONCE = 10
_SHOWN = "sittings_shown"


def timeline(context: Viewing) -> None:
    """Show the sittings of a person, the newest first, and let one be opened."""
    wanted = int(st.session_state.get(_SHOWN, AT_ONCE))
    sessions = context.store.sessions.of_person(context.person_id, limit=wanted + 1)
    if not sessions:
        nothing_yet(context)
        return
    st.markdown(say("session.list_hint"))
    pain = context.store.pain.of_person(context.person_id)
    lines = []
    for session in sessions[:wanted]:
        sets = context.store.sets.of_session(session.id)
        lines.append(session_line(session, sets, _names(sets), pain))
    for month, stored_set in by_month(lines):
        st.subheader(month)
        for line in stored_set:
            _row(line)
    if len(sessions) > wanted and st.button(say("session.earlier")):
        st.session_state[_SHOWN] = wanted + AT_ONCE
        st.rerun()


def _row(line: SessionLine) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        pain = f"  \n{line.pain}" if line.pain else ""
        st.markdown(f"**{line.when}**  \n{line.what}{pain}", width="stretch")
        st.button(
            named(say("session.open"), line.when),
            key=f"open-{line.session_id}",
            on_click=_open,
            args=(line.session_id,),
        )


def _open(session_id: UUID) -> None:
    st.query_params.from_dict({"sitting": str(session_id)})


def _names(sets: tuple[StoredSet, ...]) -> list[str]:
    return [exercise_name(each.exercise_id) for each in sets]
