"""The page of moving and leaning cameras: what was said of every exercise before each kind."""

from collections.abc import Iterable, Sequence
from itertools import product

from benchmarks.camera.filming import BODIES, MEASURED_ON_BODY
from benchmarks.camera.judging import CameraVerdict
from benchmarks.camera.kinds import kinds
from benchmarks.camera.rooms import ROOMS
from benchmarks.page import Row, Table

INTRODUCTION = """# A camera that moves or leans

Written by `python -m benchmarks.camera`. Made-up people do an exercise well, two repetitions or a
plank throughout, or only stand there; in a room with furniture along its wall, and, before the
cameras that are hardest to tell there, in a bare one: wall, skirting and boards. They are filmed at
15 pictures a second, 640 by 480 pixels, and the whole picture is moved as the camera would move it.
The pose model and the watch of the camera look at it as at any recording.

Right is: all that is done is counted, nothing else is, and no fault is told, for none is shown; or
it is said that the camera moves or may not be level, and neither a fault nor too many are told.
Rules were mended by looking at the first person and measured on the second.

The people and the rooms are drawn. What motion blur does, things near and far, and pictures that
come unevenly, this page does not say. Who planks is in position from the first picture to the last:
how a hold begins and ends before such a camera it does not say either."""

COLUMNS = tuple(product(BODIES, ROOMS))
HEAD: Row = (
    "camera",
    *(f"{who}, {room}" for who, room in product(("first person", "second person"), ROOMS)),
)
ABOUT_PLACES = """## Where the camera was said to be

The furthest that its place was told wrong in any set, in pixels. In the bare room boards are
mistaken for one another and a zoom for a motion: that a set is right there does not say that the
place was."""
ABOUT_CELLS = """Each cell says what was counted of what was done, faults that were told and
are not there, and what was said of the camera. (*) would be wrong were the camera taken to stand
still and level."""


def page(verdicts: Sequence[CameraVerdict]) -> str:
    """Return the page."""
    measured = [each for each in verdicts if each.body == MEASURED_ON_BODY]
    sums = (_sums(verdicts).markdown(), ABOUT_PLACES, _places(verdicts).markdown())
    parts = [INTRODUCTION, _total(measured), *sums, f"## Every set\n\n{ABOUT_CELLS}"]
    for asked in dict.fromkeys((each.does, each.asked) for each in verdicts):
        own = [each for each in verdicts if (each.does, each.asked) == asked]
        parts += [f"### {_title(own[0])}", _of_exercise(own).markdown()]
    return "\n\n".join(parts) + "\n"


_SAYS = {kind.id: kind.says for kind in kinds()}


def _total(verdicts: Sequence[CameraVerdict]) -> str:
    exact = sum(each.exact and not each.faults for each in verdicts)
    false = sum(bool(each.faults) for each in verdicts)
    many = sum(each.counted > each.shown and not each.exact for each in verdicts)
    unwatched = sum(each.right_unwatched for each in verdicts)
    return (
        f"Of {len(verdicts)} sets of the second person {_right(verdicts)} are right, {exact} of "
        f"them counted exactly and told no fault. A fault that is not there was told in {false}, "
        f"and too much was counted in {many}. Were every camera taken to stand still and level, "
        f"{unwatched} would be right."
    )


def _sums(verdicts: Sequence[CameraVerdict]) -> Table:
    rows = [
        (says, *(_share(_of(verdicts, column, kind)) for column in COLUMNS))
        for kind, says in _SAYS.items()
    ]
    everything = (_share(_of(verdicts, column)) for column in COLUMNS)
    return Table(HEAD, (*rows, ("all", *everything)))


def _places(verdicts: Sequence[CameraVerdict]) -> Table:
    return Table(
        HEAD,
        tuple(
            (says, *(_furthest(_of(verdicts, column, kind)) for column in COLUMNS))
            for kind, says in _SAYS.items()
        ),
    )


def _furthest(verdicts: Sequence[CameraVerdict]) -> str:
    return f"{max(each.place_off_px for each in verdicts):g}" if verdicts else "–"


def _of_exercise(verdicts: Sequence[CameraVerdict]) -> Table:
    return Table(
        HEAD,
        tuple(
            (
                says,
                *(_cells(_of(verdicts, column, kind)) for column in COLUMNS),
            )
            for kind, says in _SAYS.items()
        ),
    )


def _of(
    verdicts: Sequence[CameraVerdict], column: tuple[str, str], kind: str | None = None
) -> list[CameraVerdict]:
    return [
        each for each in verdicts if (each.body, each.room) == column and kind in (None, each.kind)
    ]


def _share(verdicts: Sequence[CameraVerdict]) -> str:
    return f"{_right(verdicts)} of {len(verdicts)}" if verdicts else "–"


def _right(verdicts: Iterable[CameraVerdict]) -> int:
    return sum(each.right for each in verdicts)


def _title(verdict: CameraVerdict) -> str:
    name = verdict.asked.replace("_", " ")
    return name.capitalize() if verdict.does == verdict.asked else f"Only stands, asked for {name}"


def _cells(verdicts: Sequence[CameraVerdict]) -> str:
    return "; ".join(map(_cell, verdicts)) or "–"


def _cell(verdict: CameraVerdict) -> str:
    said = {"may not be level": verdict.not_level, "moves": verdict.moves}
    words = (
        f"{verdict.counted:g} of {verdict.shown:g}",
        *(f"`{each}`" for each in verdict.faults),
        *(word for word, is_said in said.items() if is_said),
    )
    told = ", ".join(words) if verdict.right else f"**wrong**: {', '.join(words)}"
    return told if verdict.right_unwatched else f"{told} (*)"
