"""From where an exercise may be judged: its own views, and where its angles are told surely."""

from formcheck.exercises.result import Side
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.observer import Observation
from formcheck.kinematics.view import View

ESTIMATED_NOTE = (
    "The camera stood between front and side. Angles were estimated from the whole body, and may "
    "be off by more than usual; what they could not tell surely was not checked."
)


def pass_view(spec: ExerciseSpec, view: View, *, shown: bool) -> str | None:
    """Return which of the exercise's views this is, or is as good as; None for neither.

    Parameters
    ----------
    shown
        Whether what drives the exercise is told surely, though from another view (`shows_lead`).
    """
    wanted = (spec.views.primary, spec.views.second_pass)
    this = next((each for each in wanted if each and view.allows(each)), None)
    return this or (spec.views.primary if shown else None)


def shows_lead(spec: ExerciseSpec, observation: Observation, side: Side | None) -> bool:
    """Return whether what drives the exercise means from here what it says from its own view."""
    lead = spec.driver or spec.hold
    if lead is None:
        return observation.view.allows(spec.views.primary)
    return observation.shows(lead.metric, side or observation.stance.near, spec.views.primary)


def view_notes(spec: ExerciseSpec, view: View, *, scored: bool) -> tuple[str, ...]:
    """Return what a reader should know of how a set was seen."""
    elsewhere = pass_view(spec, view, shown=False) is None
    return (ESTIMATED_NOTE,) if scored and elsewhere else ()
