"""Says that the side that was asked for never moved while the other one did."""

from formcheck.anatomy.sides import Side, other
from formcheck.exercises.result import SetResult
from formcheck.texts import say


def other_side_moved(result: SetResult, asked: Side | None) -> str | None:
    """Return what to say where only the other side worked; None where the asked one did, or none.

    Parameters
    ----------
    result
        The verdict on the set.
    asked
        The working side the person named, if any.
    """
    worked = {*(rep.side for rep in result.reps), *(hold.side for hold in result.holds)}
    if asked is None or worked != {other(asked)}:
        return None
    return say("coach.other_side_moved", asked=asked, moved=other(asked))
