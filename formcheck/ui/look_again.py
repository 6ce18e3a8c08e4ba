"""A set that was another exercise: its kept poses are judged again, as that one."""

from collections.abc import Callable
from uuid import UUID

import streamlit as st

from formcheck.errors import FormcheckError
from formcheck.session.judging import judge_as
from formcheck.texts import say
from formcheck.ui.catalogue import exercise
from formcheck.ui.state import Viewing
from formcheck.ui.verdict import LookAgain
from formcheck.ui.wording import plain


def looking_again(
    context: Viewing, set_id: UUID, perhaps: str | None, then: Callable[[], None]
) -> LookAgain | None:
    """Return what judges a set as another exercise; None where it cannot be done.

    Parameters
    ----------
    context, set_id
        Who looks, and at which set.
    perhaps
        The exercise that fits better; None where the chosen one fits.
    then
        Where to go when that is done.
    """
    spec = exercise(perhaps) if perhaps else None
    if spec is None or not context.is_own:
        return None

    def look_again() -> None:
        try:
            judge_as(context.store, set_id, spec)
        except FormcheckError as error:
            st.warning(plain(f"{say('verdict.perhaps_failed')} {error}"))
            return
        then()

    return look_again
