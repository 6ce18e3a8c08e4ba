"""From where an exercise may be judged: its own views, and where its angles are told surely."""

from collections.abc import Sequence

from formcheck.anatomy.sides import Side
from formcheck.exercises.coach.update import DriverSight
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observation
from formcheck.kinematics.view import View
from formcheck.texts import say

ESTIMATED_NOTE = say("coach.note_estimated")


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


def shows_lead(spec: ExerciseSpec, observation: Observation, side: Side) -> bool:
    """Return whether what drives the exercise means from here what it says from its own view."""
    lead = spec.driver or spec.hold
    if lead is None:
        return observation.view.allows(spec.views.primary)
    return observation.shows(lead.metric, side, spec.views.primary)


def lead_is_estimated(spec: ExerciseSpec, observation: Observation, side: Side) -> bool:
    """Return whether what drives the exercise from here is told rather than measured."""
    lead = spec.driver_for(observation.view.name) or spec.driver or spec.hold
    return lead is not None and observation.is_estimated(lead.metric, side)


def needs_level(spec: ExerciseSpec, observation: Observation) -> bool:
    """Return whether what drives the exercise from here is measured against the vertical."""
    lead = spec.driver_for(observation.view.name) or spec.driver or spec.hold
    return lead is not None and METRICS[lead.metric].needs_level


def view_notes(active: Sequence[DriverSight]) -> tuple[str, ...]:
    """Return what a reader should know of how a set was seen."""
    mostly = 2 * sum(each.estimated for each in active) > len(active)
    return (ESTIMATED_NOTE,) if mostly else ()
