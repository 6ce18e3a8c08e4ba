"""What one and several movements of an exercise are called: "squat", "squats"."""

from formcheck.texts import say
from formcheck.texts.names import movement_name

_VOWELS = "aeiou"


def movements(exercise_id: str, count: int) -> str:
    """Return what so many movements of an exercise are called, without the number.

    Parameters
    ----------
    exercise_id
        One of the catalogue; "repetition" stands for any other.
    count
        How many there are.
    """
    other = say("report.repetition" if count == 1 else "report.repetitions")
    return movement_name(exercise_id, one=count == 1) or other


def a_movement(exercise_id: str) -> str:
    """Return one movement of an exercise with its article: "a hip hinge"."""
    name = movement_name(exercise_id, one=True) or exercise_id.replace("_", " ")
    return say("report.an" if name[0].lower() in _VOWELS else "report.a", name=name)
