"""What the coach makes of exercises filmed from where a laptop happens to stand.

Every exercise that is driven by an angle of knee, hip, trunk or upper arm is shown from half-way
between front and side and from the view that is not its own, done well and with each fault that
such an angle tells; and judged by what is measured in the picture alone, and with the angles that
are estimated from the whole pose.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

from pydantic import TypeAdapter

from benchmarks.catalogue.poses import found_poses
from benchmarks.catalogue.proof import Case, Judged, judged, outcome, shown
from benchmarks.catalogue.rates import is_unchecked
from formcheck.demonstration.motion import demonstrable, yaw_deg
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.estimated import estimate
from formcheck.kinematics.estimated.estimate import ESTIMATED

STORE = Path(__file__).parents[1] / "results" / "views.json"
OBLIQUE_DEG, FRONT_DEG, SIDE_DEG = 45.0, 5.0, 85.0


@dataclass(frozen=True, slots=True)
class Viewed:
    """What was said of one demonstration from one view; attributes as of `Outcome`.

    Attributes
    ----------
    estimated
        Whether angles were estimated, or only measured in the picture.
    shows
        Id of the fault; None for good form.
    scored
        Whether the set was scored.
    checked
        Whether the fault it shows was looked for.
    """

    exercise_id: str
    shows: str | None
    yaw_deg: float
    estimated: bool
    shown: float
    counted: float
    exact: bool
    scored: bool
    found: bool
    checked: bool
    false_faults: tuple[str, ...]


STORED = TypeAdapter(tuple[Viewed, ...])


def judge_all(ids: Sequence[str], processes: int) -> Iterator[Viewed]:
    """Yield what is said of every demonstration, without and with estimated angles."""
    chosen = [case for each in ids or exercise_ids() for case in cases(load_exercise(each))]
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        for rows in pool.map(_viewed, chosen):
            yield from rows


def cases(spec: ExerciseSpec) -> tuple[Case, ...]:
    """Return what is shown of an exercise; nothing where no estimated angle drives it."""
    lead = spec.driver or spec.hold
    if spec.demo is None or lead is None or lead.metric not in ESTIMATED:
        return ()
    faults = [each.id for each in demonstrable(spec) if each.metric in ESTIMATED]
    other_deg = FRONT_DEG if spec.views.primary == "side" else SIDE_DEG
    yaws_deg = (OBLIQUE_DEG, other_deg)
    return tuple(Case(spec, fault, yaw) for yaw in yaws_deg for fault in (None, *faults))


def store(rows: Sequence[Viewed]) -> None:
    """Keep what was found."""
    STORE.write_bytes(STORED.dump_json(tuple(rows), indent=1) + b"\n")


def load() -> tuple[Viewed, ...]:
    """Return what was last found; empty where nothing was."""
    return STORED.validate_json(STORE.read_bytes()) if STORE.exists() else ()


def _viewed(case: Case) -> tuple[Viewed, Viewed]:
    track = found_poses(case.show())
    own = replace(case, yaw_deg=yaw_deg(case.spec))
    there = shown(own, own.show())
    with patch.object(estimate, "places", dict):
        before = judged(track, case.spec)
    return (
        _row(case, before, there, estimated=False),
        _row(case, judged(track, case.spec), there, estimated=True),
    )


def _row(case: Case, said: Judged | None, there: float, *, estimated: bool) -> Viewed:
    known = outcome(case, said, shown=there)
    return Viewed(
        exercise_id=case.spec.id,
        shows=case.fault_id,
        yaw_deg=case.yaw_deg,
        estimated=estimated,
        shown=known.shown,
        counted=known.counted,
        exact=known.exact,
        scored=said is not None and said.result.scored,
        found=known.found,
        checked=said is not None and not is_unchecked(case, said),
        false_faults=known.false_faults,
    )


def section(rows: Sequence[Viewed]) -> tuple[str, ...]:
    """Return the section about other views; none where nothing was found."""
    if not rows:
        return ()
    return (
        "## From where a laptop happens to stand",
        "Written by `python -m benchmarks.catalogue --views`. The exercises that an angle of knee, "
        "hip, trunk or upper arm drives, filmed from half-way between front and side "
        f"({OBLIQUE_DEG:.0f} deg) and from the view that is not their own (the front for most, "
        f"{FRONT_DEG:.0f} deg): done well, and with each fault that such an angle tells. Measured: "
        "by angles in the picture alone. Estimated: with the angles that a network tells from the "
        "whole pose ([Angles](angles.md)). What is not told surely enough is not checked.",
        "\n".join((HEAD, RULE, *(_summary(rows, *of) for of in _parts(rows)))),
        "\n".join((EXERCISE_HEAD, EXERCISE_RULE, *_by_exercise(rows))),
    )


HEAD = (
    "| camera | angles | done well: counted exactly | scored | said to have a fault "
    "| faults found | not checked | missed | another said beside |"
)
RULE = "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
EXERCISE_HEAD = (
    "| exercise | camera | counted, measured | counted, estimated | scored, measured "
    "| scored, estimated | faults found, measured | faults found, estimated |"
)
EXERCISE_RULE = "| --- | ---: | ---: | ---: | --- | --- | ---: | ---: |"


def _parts(rows: Sequence[Viewed]) -> list[tuple[bool, bool]]:
    """Return whether half-way or not, and whether estimated, in the order of the table."""
    there = {(row.yaw_deg == OBLIQUE_DEG, row.estimated) for row in rows}
    return sorted(there, key=lambda part: (not part[0], part[1]))


def _summary(rows: Sequence[Viewed], oblique: bool, estimated: bool) -> str:
    here = [r for r in rows if (r.yaw_deg == OBLIQUE_DEG, r.estimated) == (oblique, estimated)]
    well, faulty = [r for r in here if r.shows is None], [r for r in here if r.shows]
    found, unchecked = (
        sum(r.found for r in faulty),
        sum(not r.checked for r in faulty if not r.found),
    )
    cells = (
        "half-way" if oblique else "the other view",
        "estimated" if estimated else "measured",
        f"{sum(r.exact for r in well)} of {len(well)}",
        sum(r.scored for r in well),
        sum(bool(r.false_faults) for r in well),
        f"{found} of {len(faulty)}",
        unchecked,
        len(faulty) - found - unchecked,
        sum(bool(r.false_faults) for r in faulty),
    )
    return f"| {' | '.join(map(str, cells))} |"


def _by_exercise(rows: Sequence[Viewed]) -> list[str]:
    places = sorted({(r.exercise_id, r.yaw_deg) for r in rows}, key=lambda p: (p[0], -p[1]))
    return [_exercise(rows, *place) for place in places]


def _exercise(rows: Sequence[Viewed], exercise_id: str, yaw_deg: float) -> str:
    here = [r for r in rows if (r.exercise_id, r.yaw_deg) == (exercise_id, yaw_deg)]
    ways = [[r for r in here if r.estimated == estimated] for estimated in (False, True)]
    well = [next(r for r in way if r.shows is None) for way in ways]
    faulty = [[r for r in way if r.shows] for way in ways]
    cells = (
        f"`{exercise_id}`",
        f"{yaw_deg:.0f} deg",
        *(f"{r.counted:g} of {r.shown:g}" for r in well),
        *("yes" if r.scored else "no" for r in well),
        *(f"{sum(r.found for r in each)} of {len(each)}" for each in faulty),
    )
    return f"| {' | '.join(cells)} |"
