"""What the coach says live of pictures that come slowly, by the quick and the usual pose model."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.catalogue.poses import Look, found_at
from benchmarks.catalogue.proof import Case, Judged, Outcome, cases, outcome, shown
from formcheck.exercises.coach import Target
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.pose.track import PoseTrack
from formcheck.session import LiveAnalysis

STORE = Path(__file__).parents[1] / "results" / "rates.json"
RATES_HZ = (5.0, 10.0, 15.0, 30.0)
LOOKS = tuple(Look(model, rate_hz) for model in ("lite", "full") for rate_hz in RATES_HZ)
BROWSER_LOOKS = (Look("lite", 5.0), Look("lite", 10.0))
"""What a browser without a graphics card manages."""

CLOSELY = ("forward_lunge", "glute_bridge", "hip_hinge", "shoulder_abduction", "squat")
"""The exercises whose faults are shown at every rate, too."""


@dataclass(frozen=True, slots=True)
class Slow:
    """What was said of one demonstration at one rate; attributes as of `Outcome`.

    Attributes
    ----------
    shows
        Id of the fault; None for good form.
    unchecked
        Whether the fault it shows was said to be not checked.
    """

    exercise_id: str
    shows: str | None
    yaw_deg: float
    model: str
    rate_hz: float
    shown: float
    counted: float
    exact: bool
    found: bool
    unchecked: bool
    false_faults: tuple[str, ...]


STORED = TypeAdapter(tuple[Slow, ...])


def judge_all(ids: Sequence[str] = ()) -> Iterator[Slow]:
    """Yield what is said of every exercise done well, and of the faults of `CLOSELY`."""
    for exercise_id in ids or exercise_ids():
        for case in cases(load_exercise(exercise_id)):
            if exercise_id in CLOSELY:
                yield from _judged(case, LOOKS)
            elif case.fault_id is None:
                yield from _judged(case, BROWSER_LOOKS)


def store(rows: Sequence[Slow]) -> None:
    """Keep what was found."""
    STORE.write_bytes(STORED.dump_json(tuple(rows), indent=1) + b"\n")


def load() -> tuple[Slow, ...]:
    """Return what was last found; empty where nothing was."""
    return STORED.validate_json(STORE.read_bytes()) if STORE.exists() else ()


def _judged(case: Case, looks: Sequence[Look]) -> Iterator[Slow]:
    show = case.show()
    there = shown(case, show)
    for look, track in zip(looks, found_at(show, looks), strict=True):
        heard = _live(track, case)
        yield _row(look, outcome(case, heard, shown=there), heard)


def _live(track: PoseTrack, case: Case) -> Judged:
    session = LiveAnalysis(case.spec, Target())
    feedback = tuple(session.push(pose)[1] for pose in track)
    return Judged(feedback, session.finish())


def _row(look: Look, said: Outcome, heard: Judged) -> Slow:
    case = said.case
    return Slow(
        exercise_id=case.spec.id,
        shows=case.fault_id,
        yaw_deg=case.yaw_deg,
        model=look.model,
        rate_hz=look.rate_hz,
        shown=said.shown,
        counted=said.counted,
        exact=said.exact,
        found=said.found,
        unchecked=is_unchecked(case, heard) and not said.found,
        false_faults=said.false_faults,
    )


def is_unchecked(case: Case, heard: Judged) -> bool:
    """Return whether the fault a demonstration shows was said to be not checked."""
    return any(each.id == case.fault_id for each in heard.result.not_checked)


def section(rows: Sequence[Slow]) -> tuple[str, ...]:
    """Return the section about few pictures a second; none where nothing was found."""
    if not rows:
        return ()
    close = [row for row in rows if row.exercise_id in CLOSELY]
    looks = sorted(
        {(row.model, row.rate_hz) for row in close}, key=lambda look: LOOKS.index(Look(*look))
    )
    return (
        "## Few pictures a second",
        "Written by `python -m benchmarks.catalogue --rates`. A browser on a slow computer finds "
        "some five poses a second, with the quick model (lite). The same pictures, judged as they "
        "come, by either model at each rate: "
        f"{', '.join(f'`{each}`' for each in CLOSELY)}, done well and with each fault. A fault "
        "that needs 15 pictures a second is not checked below that.",
        "\n".join((HEAD, RULE, *(_summary(close, *look) for look in looks))),
        _slips(rows),
    )


HEAD = (
    "| model | pictures a second | done well: counted exactly | said to have a fault "
    "| faults found | not checked | missed | another said beside |"
)
RULE = "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"


def _summary(rows: Sequence[Slow], model: str, rate_hz: float) -> str:
    here = [row for row in rows if (row.model, row.rate_hz) == (model, rate_hz)]
    well, faulty = [r for r in here if r.shows is None], [r for r in here if r.shows]
    found, unchecked = sum(r.found for r in faulty), sum(r.unchecked for r in faulty)
    cells = (
        model,
        f"{rate_hz:g}",
        f"{sum(r.exact for r in well)} of {len(well)}",
        sum(bool(r.false_faults) for r in well),
        f"{found} of {len(faulty)}",
        unchecked,
        len(faulty) - found - unchecked,
        sum(bool(r.false_faults) for r in faulty),
    )
    return f"| {' | '.join(map(str, cells))} |"


def _slips(rows: Sequence[Slow]) -> str:
    seen = {(look.model, look.rate_hz) for look in BROWSER_LOOKS}
    well = [r for r in rows if r.shows is None and (r.model, r.rate_hz) in seen]
    wrong = [r for r in well if r.false_faults or not r.exact]
    said = "\n".join(
        f"- `{r.exercise_id}` at {r.yaw_deg:.0f} deg, {r.rate_hz:g} a second: {r.counted:g} of "
        f"{r.shown:g} counted{''.join(f', said: {each}' for each in r.false_faults)}"
        for r in wrong
    )
    exercises = len({r.exercise_id for r in well})
    return (
        f"{exercises} exercises done well, by the quick model at 5 and 10 pictures a second: "
        f"{len(well) - len(wrong)} of {len(well)} counted exactly and called good. The others:"
        f"\n\n{said or '- none'}"
    )
