"""The words for phases, views and reasons, and for faults where their exercise brings none.

Calm and plain, never a diagnosis, never frightening (clinical specification, rule 0.3).
"""

from functools import cache

from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.result import (
    FaultFinding,
    NotChecked,
    NotCountedReason,
    Phase,
    Severity,
    ViewSummary,
)

GUIDANCE = (
    "For general exercise guidance. Not a medical device and not a diagnosis. "
    "Stop when something feels wrong, and ask your physiotherapist."
)
SCORE_MEANING = (
    "The form score of a set is the mean of its repetitions' scores, from 0 to 100, so that "
    "everything found is felt in it; a set of which most could not be checked has none. It is a "
    "coaching number, not a clinical measure."
)

_METRICS = {
    "knee_flex": "knee bend",
    "hip_flex": "hip bend",
    "ankle_df": "ankle bend",
    "trunk_incl": "forward lean of the trunk",
    "trunk_lat": "side bend of the trunk",
    "trunk_lift": "lift of the trunk",
    "trunk_rot": "turn of the trunk",
    "body_line": "line from shoulder over hip to ankle",
    "body_line_knee": "line from shoulder over hip to knee",
    "shoulder_flex": "lift of the arm",
    "shoulder_abd": "lift of the arm to the side",
    "elbow_flex": "elbow bend",
    "thigh_elev": "height of the thigh",
    "thigh_lift": "lift of the thigh",
    "thigh_drop_pct": "lowering of the hips",
    "leg_lift": "lift of the leg",
    "hip_abd": "lift of the leg to the side",
    "heel_rise_pct": "rise of the heel",
    "knee_height_pct": "height of the knee",
    "wrist_height_pct": "height of the hands",
    "hand_floor_pct": "height of the hands above the floor",
    "head_fwd": "head ahead of the trunk",
    "weight_shift": "shift of the hips",
    "foot_pitch": "rise of the heel",
    "breath_rate": "rate of breathing",
}

_BLIND = {"possible_rounding": " (the camera cannot see your spine)"}
"""What a fault's name must not be taken for: clinical specification A.0."""

_CHECKS = {"tempo": "tempo", "score": "form score", "range": "range"}

_PHASES: dict[Phase, str] = {
    "waiting": "Find your start position",
    "ready": "Ready",
    "out": "Out",
    "peak": "Turning point",
    "return": "Back",
    "hold": "Hold",
    "inhale": "Breathe in",
    "exhale": "Breathe out",
}

_SEVERITIES: dict[Severity, str] = {"mild": "a little", "severe": "clearly"}

_VIEWS = {
    "side-left": "from your left side",
    "side-right": "from your right side",
    "front": "from the front",
    "back": "from behind",
    "oblique": "at an angle, between front and side",
    "unknown": "from a direction that could not be told",
}

_NOT_COUNTED: dict[NotCountedReason, str] = {
    "cut": "cut off",
    "given_up": "turned back early",
    "less_range": "less range than the others",
    "unlike": "not like the others",
    "another_movement": "not like this exercise",
    "stayed": "stayed there for long",
    "not_seen": "not seen well enough",
}


def metric_name(metric: str) -> str:
    """Return what a metric measures, in everyday words: "knee bend"."""
    return _METRICS.get(metric, metric.removesuffix("_pct").replace("_", " "))


def fault_name(fault_id: str, name: str | None = None) -> str:
    """Return a fault's name in everyday words: "heels lifting".

    Parameters
    ----------
    fault_id
        The fault's id in its exercise file.
    name
        What that file calls it. Without one, as in an exercise somebody wrote and in verdicts kept
        before files had names, it is what the catalogue calls a fault of that id.
    """
    return name or _catalogue_names().get(fault_id) or fault_id.replace("_", " ")


@cache
def _catalogue_names() -> dict[str, str]:
    """Return the name of each fault id that all exercises of the catalogue give it alike."""
    given: dict[str, set[str]] = {}
    for exercise_id in exercise_ids():
        for fault in load_exercise(exercise_id).faults:
            given.setdefault(fault.id, set()).add(fault.name or "")
    return {fault_id: names.pop() for fault_id, names in given.items() if len(names) == 1}


def check_name(item: NotChecked) -> str:
    """Return the name of something that could not be checked: a fault, or "tempo"."""
    return _CHECKS.get(item.id) or fault_name(item.id, item.name)


def phase_name(phase: Phase) -> str:
    """Return what the person is doing now: "Ready"."""
    return _PHASES[phase]


def how_much(severity: Severity) -> str:
    """Return how far a fault went: "a little" or "clearly"."""
    return _SEVERITIES[severity]


def view_name(view: ViewSummary) -> str:
    """Return from where the camera looked: "from your left side"."""
    return _VIEWS.get(view.name, view.name)


def not_counted_name(reason: NotCountedReason) -> str:
    """Return in a few words why a movement was not counted: "turned back early"."""
    return _NOT_COUNTED[reason]


def fault_label(fault: FaultFinding) -> str:
    """Return a fault with its side and extent: "knees pointing inward (left), a little"."""
    side = f" ({fault.side})" if fault.side else ""
    indirect = ", seen indirectly" if fault.observation == "proxy" else ""
    aside = _BLIND.get(fault.id, indirect)
    return f"{fault_name(fault.id, fault.name)}{side}, {how_much(fault.severity)}{aside}"


def capital(text: str) -> str:
    """Return a sentence with its first letter made a capital."""
    return text[:1].upper() + text[1:]
