"""What faults and checks are called, with what they must not be taken for.

Calm and plain, never a diagnosis, never frightening (clinical specification, rule 0.3).
"""

from functools import cache

from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.result import FaultFinding, NotChecked
from formcheck.report.quantity import clock
from formcheck.texts import say, texts
from formcheck.texts.names import aside, capital, how_much

_BLIND = {"possible_rounding": f" {say('report.camera_is_blind')}"}
"""What a fault's name must not be taken for: clinical specification A.0."""


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
    return texts("check").get(item.id) or fault_name(item.id, item.name)


def fault_label(fault: FaultFinding) -> str:
    """Return a fault with its side and extent: "knees pointing inward (left), a little"."""
    indirect = f", {say('report.seen_indirectly')}" if fault.observation == "proxy" else ""
    unlike = _BLIND.get(fault.id, indirect)
    name = f"{fault_name(fault.id, fault.name)}{aside(fault.side)}"
    return f"{name}, {how_much(fault.severity)}{unlike}"


def fault_at(fault: FaultFinding) -> str:
    """Return a fault and when it was seen: "Heels lifting, a little, at 0:04.2"."""
    return say("report.fault_at", fault=capital(fault_label(fault)), time=clock(fault.time_s))
