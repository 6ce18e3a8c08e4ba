"""What counting real people must reach, and whether it does."""

from collections.abc import Iterator, Sequence

from benchmarks.page import Budget
from benchmarks.real.cases import CaseCounted
from benchmarks.real.movements import MOST_FALSE, Moved, false_total
from benchmarks.real.pairs import MOST_SHARE, Pair
from benchmarks.real.sets import Counted
from benchmarks.real.stored import Found
from benchmarks.real.tally import FAR, Tally, delay_s

LEAST_EXACT, LEAST_ALOUD = 0.95, 0.85
MOST_DELAY_S = 0.3
MOST_MS = 0.5


def budgets(found: Found) -> tuple[Budget, ...]:
    """Return what was aimed for in each part that was measured."""
    return (
        *_of_sets(found.sets or ()),
        *_of_pairs(found.pairs or ()),
        *_of_cases(found.cases or ()),
        *_of_movements(found.movements or ()),
    )


def _of_sets(counted: Sequence[Counted]) -> Iterator[Budget]:
    if not counted:
        return
    tally, (median_s, _) = Tally.of(counted), delay_s(counted)
    yield Budget(
        "sets counted as a fair count may say",
        f"at least {LEAST_EXACT:.0%}",
        f"{tally.exact} of {tally.sets} ({tally.exact_share:.0%})",
        tally.exact_share >= LEAST_EXACT,
    )
    yield Budget(f"off by more than {FAR}", "none", str(tally.far_off), tally.far_off == 0)
    yield Budget(
        "nothing counted and no reason said",
        "none",
        str(tally.zero_unexplained),
        tally.zero_unexplained == 0,
    )
    yield Budget(
        "counted live as a fair count may say",
        f"at least {LEAST_ALOUD:.0%}",
        f"{tally.aloud_exact} of {tally.sets} ({tally.aloud_share:.0%})",
        tally.aloud_share >= LEAST_ALOUD,
    )
    yield Budget(
        "live: counted after the end of the repetition, median",
        f"under {MOST_DELAY_S} s",
        f"{median_s:.2f} s",
        median_s < MOST_DELAY_S,
    )
    yield from _of_cost(counted)


def _of_cost(counted: Sequence[Counted]) -> Iterator[Budget]:
    """Yield the costliest set, whole and live."""
    for name, worst in (
        ("whole set", max(each.whole_ms for each in counted)),
        ("live", max(each.live_ms for each in counted)),
    ):
        yield Budget(
            f"{name}: mean of a pose in the costliest set",
            f"under {MOST_MS} ms",
            f"{worst:.2f} ms",
            worst < MOST_MS,
        )


def _of_pairs(pairs: Sequence[Pair]) -> Iterator[Budget]:
    if not pairs:
        return
    wrong = sum(pair.unquestioned for pair in pairs)
    yield Budget(
        "asked as another exercise: counted without a question",
        f"at most {MOST_SHARE:.0%}",
        f"{wrong} of {len(pairs)} ({wrong / len(pairs):.1%})",
        wrong <= MOST_SHARE * len(pairs),
    )


def _of_cases(cases: Sequence[CaseCounted]) -> Iterator[Budget]:
    """Yield what is aimed for where no picture is to blame."""
    tracks = [each for each in cases if not each.filmed]
    if not tracks:
        return
    exact = sum(each.exact for each in tracks)
    yield Budget(
        "rendered cases, of landmarks: counted exactly",
        "all",
        f"{exact} of {len(tracks)}",
        exact == len(tracks),
    )


def _of_movements(moved: Sequence[Moved]) -> Iterator[Budget]:
    if not moved:
        return
    false = false_total(moved)
    yield Budget(
        "everyday movements and walking: false counts",
        f"at most {MOST_FALSE}",
        str(false),
        false <= MOST_FALSE,
    )
