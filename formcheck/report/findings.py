"""The faults of a set, wherever in it they were found."""

from formcheck.exercises.result import FaultFinding, Hold, SetResult


def all_faults(result: SetResult) -> tuple[FaultFinding, ...]:
    """Return every finding of a set once, in order of time.

    A set carries the worst finding of each repetition's faults, too; here it stands once.
    """
    in_reps = [fault for rep in result.reps for fault in rep.faults]
    places = {(fault.id, fault.side, fault.time_s) for fault in in_reps}
    others = [each for each in result.faults if (each.id, each.side, each.time_s) not in places]
    return tuple(sorted((*in_reps, *others), key=lambda fault: fault.time_s))


def faults_of_hold(result: SetResult, hold: Hold) -> tuple[FaultFinding, ...]:
    """Return what was found while one stretch was held."""
    return tuple(each for each in result.faults if hold.start_s <= each.time_s <= hold.end_s)


def lowering(faults: tuple[FaultFinding, ...]) -> tuple[FaultFinding, ...]:
    """Return the findings that are to be changed, without those given for information."""
    return tuple(fault for fault in faults if fault.lowers_score)
