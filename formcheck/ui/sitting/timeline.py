"""The list of sittings."""

from uuid import UUID

import streamlit as st

from formcheck.history.records import StoredSet
from formcheck.ui.blocks import nothing_yet
from formcheck.ui.catalogue import exercise_name
from formcheck.ui.figures.sittings import SessionLine, by_month, sitting_line
from formcheck.ui.naming import named
from formcheck.ui.state import Viewing
from formcheck.ui.wording import say

AT_ONCE = 10
_SHOWN = "sittings_shown"


def timeline(seen: Viewing) -> None:
    """Show the sittings of a person, the newest first, and let one be opened."""
    wanted = int(st.session_state.get(_SHOWN, AT_ONCE))
    sittings = seen.store.sessions.of_person(seen.person_id, limit=wanted + 1)
    if not sittings:
        nothing_yet(seen)
        return
    st.markdown(say("session.list_hint"))
    pain = seen.store.pain.of_person(seen.person_id)
    lines = []
    for sitting in sittings[:wanted]:
        sets = seen.store.sets.of_session(sitting.id)
        lines.append(sitting_line(sitting, sets, _names(sets), pain))
    for month, its in by_month(lines):
        st.subheader(month)
        for line in its:
            _row(line)
    if len(sittings) > wanted and st.button(say("session.earlier")):
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
