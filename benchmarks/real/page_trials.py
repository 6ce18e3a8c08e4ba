"""The page's section about other constants."""

from collections.abc import Iterator, Sequence

from benchmarks.page import Row, Table
from benchmarks.real import texts
from benchmarks.real.constants import AS_SHIPPED, Trial
from benchmarks.real.left_out import LeftOut, left_out
from benchmarks.real.sets import Counted


def trials_section(trials: Sequence[Trial], counted: Sequence[Counted]) -> Iterator[str]:
    """Yield what other constants would count of the sets; nothing where none was tried."""
    if not trials:
        return
    yield "## Other constants"
    yield texts.TRIALS
    head = ("constant", "value", "exact", "within one", "live: exact")
    yield Table(head, tuple(map(_trial, trials))).markdown()
    if len(counted) == trials[0].sets:
        yield texts.LEFT_OUT
        yield _without("without the exercise", _by_exercise(trials, counted))
        yield _one_by_one(left_out(trials, {each.name: each.name for each in counted}))


def _trial(trial: Trial) -> Row:
    shipped = trial.variant.constant == AS_SHIPPED
    name = "as shipped" if shipped else f"`{trial.variant.constant}`"
    value = "" if trial.value is None else f"{trial.value:g} (× {trial.variant.factor:g})"
    return (name, value, str(trial.exact), str(trial.within_one), str(trial.aloud_exact))


def _by_exercise(trials: Sequence[Trial], counted: Sequence[Counted]) -> tuple[LeftOut, ...]:
    return left_out(trials, {each.name: each.exercise for each in counted})


def _without(name: str, groups: Sequence[LeftOut]) -> str:
    rows = tuple(
        (f"`{each.group}`", str(each.sets), str(each.exact), str(each.exact_as_shipped))
        for each in groups
    )
    return Table((name, "sets", "exact", "as shipped"), rows).markdown()


def _one_by_one(groups: Sequence[LeftOut]) -> str:
    return (
        f"Without one recording each: {sum(each.exact for each in groups)} of {len(groups)} of "
        f"the recordings left out are counted exactly (as shipped: "
        f"{sum(each.exact_as_shipped for each in groups)})."
    )
