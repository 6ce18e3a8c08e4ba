"""What one browser window knows between two looks, and the records behind it.

A page asks `viewing` who looks and at whose records, and uses nothing but the store it gives.
"""

from dataclasses import dataclass, field
from uuid import UUID

import streamlit as st

from formcheck.errors import AccessRefusedError
from formcheck.history.opening import Records, open_records
from formcheck.history.records import Person
from formcheck.history.store import Store
from formcheck.settings import Settings
from formcheck.texts import say

_KEY = "formcheck"


@dataclass(slots=True)
class UiState:
    """What one browser window has chosen so far.

    Attributes
    ----------
    me_id
        Who looks; None until they were let in.
    unlocked_id
        Whose passcode was given in this window.
    patient_id
        Whose records a therapist looks at.
    sample_id
        The made-up person whose records are looked at instead of one's own.
    pages
        The pages of the app by name, for links from one to another.
    """

    me_id: UUID | None = None
    unlocked_id: UUID | None = None
    patient_id: UUID | None = None
    sample_id: UUID | None = None
    pages: dict[str, st.Page] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Viewing:
    """Who looks, and at whose records.

    Attributes
    ----------
    records
        The open database and files; pages use `store`.
    store
        What the viewer may ask.
    me
        The viewer.
    person
        Whose records are shown; None for an admin, and for a therapist whom nobody lets see any.
    is_sample
        Whether that is the made-up person.
    """

    records: Records
    store: Store
    me: Person
    person: Person | None
    is_sample: bool

    @property
    def person_id(self) -> UUID:
        """Whose records are shown.

        Raises
        ------
        AccessRefusedError
            Nobody's.
        """
        if self.person is None:
            raise AccessRefusedError
        return self.person.id

    @property
    def is_own(self) -> bool:
        """Whether the records belong to the viewer, who may change them."""
        return self.person is not None and self.person.id == self.me.id


def ui_state() -> UiState:
    """Return the state of this browser window."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = UiState()
    state: UiState = st.session_state[_KEY]
    return state


def settings() -> Settings:
    """Return the settings of the environment."""
    return Settings()


def records() -> Records:
    """Return the records of the settings; they are opened once for all windows.

    Raises
    ------
    RecordsError
        They cannot be opened.
    """
    return _open_once(settings())


def viewing() -> Viewing:
    """Return who looks, and at whose records.

    Raises
    ------
    AccessRefusedError
        Nobody was let in, or the account is closed.
    """
    state, opened = ui_state(), records()
    if state.me_id is None:
        raise AccessRefusedError
    if state.sample_id is not None:
        store = opened.store_of(state.sample_id)
        me = store.accounts.me()
        return Viewing(opened, store, me, me, is_sample=True)
    store = opened.store_of(state.me_id)
    me = store.accounts.me()
    return Viewing(opened, store, me, _shown(store, me), is_sample=False)


def patients(store: Store, me: Person) -> tuple[Person, ...]:
    """Return the people a therapist may choose from; none for others."""
    return store.accounts.patients() if me.role == "therapist" else ()


def open_page(name: str, **query: str) -> None:
    """Go to another page of the app, with what stands in its address."""
    st.switch_page(ui_state().pages[name], query_params=query)


def open_set(session_id: UUID, set_id: UUID) -> None:
    """Go to the page of a set, among the sets of its sitting."""
    open_page("session", sitting=str(session_id), set=str(set_id))


def needs_person() -> Viewing | None:
    """Return who looks at whose records; None after saying why there are none to look at."""
    context = viewing()
    if context.person is not None:
        return context
    reason = "admin" if context.me.role == "admin" else "nobody"
    st.subheader(say(f"shell.{reason}_title"))
    st.markdown(say(f"shell.{reason}_hint"))
    return None


def _shown(store: Store, me: Person) -> Person | None:
    if me.role == "patient":
        return me
    among = patients(store, me)
    chosen = [person for person in among if person.id == ui_state().patient_id]
    return next(iter((*chosen, *among)), None)


@st.cache_resource(show_spinner=False)
def _open_once(chosen: Settings) -> Records:
    return open_records(chosen)
