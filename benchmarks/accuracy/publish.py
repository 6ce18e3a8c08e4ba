"""From raw results to the page, its drawing and the package's table of bands."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from benchmarks.accuracy.band_table import band_table
from benchmarks.accuracy.drawing import drawn
from benchmarks.accuracy.errors import Errors, errors_of
from benchmarks.accuracy.filming import SIZE_PX, fingerprint
from benchmarks.accuracy.page import (
    Found,
    bias_table,
    circumstance_table,
    driver_table,
    error_table,
    panels,
    robustness_table,
    seen_yaw_table,
    yaw_scores,
)
from benchmarks.accuracy.plan import GRID_HZ, YAWS_DEG, Clip
from benchmarks.accuracy.raw import kept_at, load
from benchmarks.accuracy.robustness import Verdict, tallies, verdicts
from benchmarks.accuracy.scores import by
from benchmarks.processes import Crew, shared_out

DRAWING = "accuracy-by-yaw.svg"


@dataclass(frozen=True, slots=True)
class Reduced:
    """What one clip says.

    Attributes
    ----------
    pictures, spent_s
        Its length, and how long it took.
    current
        Whether it would be filmed the same today.
    errors, verdicts
        Of a clip for angles; of a clip for the coach.
    """

    clip: Clip
    fingerprint: str
    pictures: int
    spent_s: float
    current: bool
    errors: list[Errors]
    verdicts: list[Verdict]


@dataclass(frozen=True, slots=True)
class Places:
    """Where things lie.

    Attributes
    ----------
    raw
        Folder of the raw results.
    docs
        Folder of the page; its drawing goes into ``images/`` there.
    table
        The table of bands.
    """

    raw: Path
    docs: Path
    table: Path


def publish(clips: Sequence[Clip], places: Places, *, processes: int) -> None:
    """Write the page, the drawing and the table of bands from the raw results of these clips."""
    kept = [path for clip in clips if (path := kept_at(places.raw, clip)).exists()]
    print(f"{len(clips)} clips in the plan, {len(clips) - len(kept)} not filmed yet")
    every = shared_out(reduced_from, kept, Crew(processes))
    reduced = [result.done for result in sorted(every, key=lambda result: result.item)]
    stale = sum(not each.current for each in reduced)
    print(f"{stale} were filmed before something about them changed")
    found: Found = by((errors for each in reduced for errors in each.errors), _metric_id)
    pictures = sum(each.pictures for each in reduced)
    images = places.docs / "images"
    images.mkdir(parents=True, exist_ok=True)
    table = band_table(found, inputs=_inputs_hash(reduced), pictures=pictures)
    places.table.write_text(table, encoding="utf-8")
    (images / DRAWING).write_text(drawn(panels(yaw_scores(found))), encoding="utf-8")
    (places.docs / "accuracy.md").write_text(text(reduced, found), encoding="utf-8")
    print(f"written: {places.docs / 'accuracy.md'}, {places.table}")


def reduced_from(path: Path) -> Reduced:
    """Return what one kept clip says."""
    kept = load(path)
    clip = kept.clip
    return Reduced(
        clip=clip,
        fingerprint=kept.fingerprint,
        pictures=len(kept.track),
        spent_s=kept.spent_s,
        current=kept.fingerprint == fingerprint(clip),
        errors=errors_of(kept) if clip.for_angles else [],
        verdicts=[] if clip.for_angles else verdicts(kept),
    )


def text(reduced: list[Reduced], found: Found) -> str:
    """Return the page."""
    scores = yaw_scores(found)
    coach = tallies(verdict for each in reduced for verdict in each.verdicts)
    parts = (
        "# Accuracy",
        "Written by `python -m benchmarks.accuracy` (which films) and "
        "`python -m benchmarks.accuracy --page` (which counts). " + _size(reduced),
        _METHOD,
        "## Error by the camera's yaw",
        "Mean absolute error / 95 % band, in the metric's unit; bold where the metric may be "
        "judged from there. 0° is the front, 90° the side.",
        f"![Mean absolute error (line) and 95 % band (area) against yaw, one drawing per metric; "
        f"green where the metric may be judged](images/{DRAWING})",
        error_table(scores).markdown(),
        "## Bias",
        "Mean error (found less true) / root mean square error.",
        bias_table(scores).markdown(),
        "## What each exercise goes by",
        "Mean absolute error / 95 % band of the metric that counts or times it.",
        driver_table(found).markdown(),
        "## Where the camera is seen to be",
        "The coach goes by the yaw it sees, and so do its bands.",
        seen_yaw_table(found).markdown(),
        "## Height, distance and model",
        "Mean absolute error from the exercise's own view (90° or 0°), one person, one thing "
        "changed at a time.",
        circumstance_table(found).markdown(),
        "## Robustness",
        _ROBUSTNESS,
        robustness_table(coach).markdown(),
        "## The coach's bands",
        _BANDS,
        "## Limits",
        _LIMITS,
    )
    return "\n\n".join(parts) + "\n"


def _metric_id(errors: Errors) -> str:
    return errors.metric_id


def _inputs_hash(reduced: Iterable[Reduced]) -> str:
    said = sorted(f"{each.clip.id} {each.fingerprint}" for each in reduced)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _size(reduced: list[Reduced]) -> str:
    exercises = {each.clip.exercise for each in reduced}
    bodies = {each.clip.body for each in reduced}
    pictures = sum(each.pictures for each in reduced)
    minutes = reduce(lambda total, each: total + each.spent_s, reduced, 0.0) / 60
    return (
        f"This page: {len(reduced)} clips of {len(exercises)} exercises by {len(bodies)} "
        f"{'person' if len(bodies) == 1 else 'people'}, {pictures} pictures of "
        f"{SIZE_PX[0]}x{SIZE_PX[1]}; filming and looking took {minutes:.0f} minutes of one core."
    )


_METHOD = (
    "The mannequin does each exercise as its file demonstrates it, is filmed from yaws of "
    f"{YAWS_DEG[0]:g} to {YAWS_DEG[-1]:g} degrees, and the pose model looks at {GRID_HZ:g} "
    "pictures a second of one repetition. What the package measures on the poses, conditioned as "
    "a recording is, is compared with the truth: the same formulas on the body's true landmarks, "
    "seen by a camera without perspective exactly from the side (side metrics) or the front (front "
    "metrics). So the error holds everything at once: the model's, the perspective's, and that of "
    "a camera that does not stand where it should. A metric of any view is defined by the picture, "
    "and its truth is seen from the real camera's yaw. Changes from the start count from the first "
    "pictures. A value counts where the coach would believe it (every landmark it rests on at "
    "least 0.6 certain) and on the side the coach would judge. A metric's errors come from the "
    "exercises whose files name it, so that joints that merely hang there do not make it look "
    "better; a metric no file names is measured on all. The 95 % band is the 95th percentile of "
    "the absolute error: errors are neither centred nor normal, so a multiple of their standard "
    "deviation would not hold 95 % of them."
)
_ROBUSTNESS = (
    "Good form (two repetitions) and each fault (one repetition, its poses seen twice in a row: a "
    "fault is told when it is clear or when two show it) of a few exercises, filmed from "
    "where they should be. Frame rates, lost pictures, jitter and exchanged sides are put upon the "
    "poses found at 30 pictures a second; grain, blur, a post between camera and person and a "
    "second person are filmed anew. A fault counts as found when at least half of the repetitions "
    "are said to have it; precision is the share of faults said that were shown."
)
_BANDS = (
    "The band beside every value the coach gives is read from a table in the package "
    "(`formcheck/kinematics/error_bands.json`) that this bench writes. It holds the 95th "
    "percentile of the absolute error by the yaw that the coach saw (not the true one, which it "
    "cannot know), from all clips with the full model, camera height and distance varied too; of "
    "a metric that no view rules out, from the view its exercise judges it by. A band is never "
    "narrower than the clinical specification's noise of one measurement; outside the metric's "
    "view it is neither narrower than the specification's nor than nearer to the view; metrics not "
    "measured here keep the specification's."
)
_LIMITS = (
    "The people are rendered: three bodies, plain close-fitting clothes, an even light, one room. "
    "Real clothes, light, backgrounds and bodies are harder, so real errors are larger; what real "
    "recordings could be compared with is said where exercises are tested. The truth is where the "
    "body's landmarks sit by definition, and the model was taught by people's opinion of where "
    "joints are: a part of the bias is that difference of definition. Pictures of one clip are "
    "much alike, so the number of clips, not of pictures, says how far a figure can be trusted. "
    "Windows of time (sway, breathing) and times of repetitions are not measured here."
)
