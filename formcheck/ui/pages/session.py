"""Sessions: one sitting, its sets, and each repetition."""

from uuid import UUID

import streamlit as st

from formcheck.errors import AccessRefusedError
from formcheck.history.records import StoredSession, StoredSet
from formcheck.ui.catalogue import exercise_name
from formcheck.ui.figures.dates import day_said, time_said
from formcheck.ui.figures.sittings import pain_said
from formcheck.ui.sitting.one_set import one_set
from formcheck.ui.sitting.timeline import timeline
from formcheck.ui.sitting.unfinished import offer_unfinished
from formcheck.ui.state import Viewing, needs_person
from formcheck.ui.window import name_window
from formcheck.ui.wording import plain, say


def page() -> None:
    """Show the sittings of a person, or the one whose address this is."""
    wanted = st.query_params.get("sitting")
    if wanted is None:
        st.title(say("shell.session"))
    seen = needs_person()
    if seen is None:
        return
    if wanted is None:
        offer_unfinished(seen)
        timeline(seen)
        return
    st.button(say("session.back"), icon=":material/arrow_back:", on_click=st.query_params.clear)
    sitting = _sitting(seen, wanted)
    if sitting is None:
        st.info(say("session.gone"))
        return
    _sitting_page(seen, sitting)


def _sitting(seen: Viewing, wanted: str) -> StoredSession | None:
    """Return a sitting of the person shown; None for any other, and for what is no address."""
    try:
        sitting = seen.store.sessions.get(UUID(wanted))
    except (ValueError, AccessRefusedError):
        return None
    return sitting if sitting.person_id == seen.person_id else None


def _sitting_page(seen: Viewing, sitting: StoredSession) -> None:
    when = {"day": day_said(sitting.day), "time": time_said(sitting.started_utc)}
    name_window(say("session.heading", **when))
    st.title(say("session.heading", **when))
    asides = [pain_said(sitting.id, seen.store.pain.of_person(seen.person_id))]
    if sitting.place:
        asides.append(say("session.place", place=plain(sitting.place)))
    st.caption("  \n".join(filter(None, asides)))
    offer_unfinished(seen, sitting_id=sitting.id)
    sets = seen.store.sets.of_session(sitting.id)
    if sets:
        one_set(seen, _chosen(sets))


def _chosen(sets: tuple[StoredSet, ...]) -> StoredSet:
    """Return the set that is looked at, which stands in the address of the page."""
    by_id = {str(each.id): each for each in sets}
    wanted = st.query_params.get("set")
    names = {
        set_id: say("session.set_option", number=number, name=exercise_name(each.exercise_id))
        for number, (set_id, each) in enumerate(by_id.items(), start=1)
    }
    chosen = st.pills(
        say("session.which"),
        list(by_id),
        default=wanted if wanted in by_id else next(iter(by_id)),
        format_func=names.__getitem__,
        required=True,
        label_visibility="collapsed",
        key=f"sets-{sets[0].session_id}",
    )
    st.query_params["set"] = chosen
    return by_id[chosen]
