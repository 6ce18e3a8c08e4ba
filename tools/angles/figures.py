"""The figures of the page about angles: errors by group, by view, by exercise, and how sure."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from benchmarks.angles.splits import HELD_OUT, ON_FLOOR
from tools.angles.dataset import Floats, Poses
from tools.angles.directions import turned
from tools.angles.evaluation import NAMES, YAW_BINS_DEG, Errors, Said, errors_of

Row = dict[str, object]
SUREST = (1.0, 0.9, 0.8, 0.6)
FEWEST = 40
"""A row of fewer poses says little and is left out."""


def figures(poses: Poses, said: Said) -> dict[str, list[Row]]:
    """Return the rows of each table."""
    return {
        "groups": [_row(name, poses, said, kept) for name, kept in _groups(poses)],
        "believed": [_row(name, poses, said, kept, believed=True) for name, kept in _groups(poses)],
        "views": [{"joint": name, **_views(poses, errors_of(name, poses, said))} for name in NAMES],
        "exercises": [
            _row(str(each), poses, said, poses.source == each)
            for each in sorted(set(poses.source))
            if (poses.source == each).sum() >= FEWEST
        ],
        "surest": [{"share": share, **_surest(poses, said, share)} for share in SUREST],
        "models": [
            _row(str(each), poses, said, poses.model == each) for each in ("lite", "full", "heavy")
        ],
        "directions": [
            {"name": name, "poses": int(kept.sum()), **turned(poses.only(kept), said.only(kept))}
            for name, kept in _groups(poses)
        ],
        "familiar": [
            _row("familiar", poses, said, said.familiar),
            _row("not familiar", poses, said, ~said.familiar),
        ],
    }


def _groups(poses: Poses) -> Iterable[tuple[str, NDArray[np.bool_]]]:
    source = poses.source
    held_out, floor = np.isin(source, HELD_OUT), np.isin(source, ON_FLOOR)
    random = source == "random"
    yield "exercises never seen, upright", held_out & ~floor
    yield "exercises never seen, on the floor", held_out & floor
    yield "exercises learnt from, other people", ~held_out & ~random
    yield "random movements, other people", random
    yield "all", np.ones(len(poses), dtype=bool)


def _row(
    name: str, poses: Poses, said: Said, kept: NDArray[np.bool_], *, believed: bool = False
) -> Row:
    """Return errors before and after of some poses; None where there are none."""
    row: Row = {"name": name, "poses": int(kept.sum())}
    for joint in NAMES:
        errors = errors_of(joint, poses.only(kept), said.only(kept))
        errors = errors.only(errors.believed) if believed else errors
        row[joint] = [_mean(errors.picture), _mean(errors.model), _mean(errors.network)]
    return row


def _views(poses: Poses, errors: Errors) -> Row:
    yaw = np.concatenate([poses.yaw_deg, poses.yaw_deg])
    bins = [errors.believed & (yaw >= low) & (yaw < high) for low, high in YAW_BINS_DEG]
    return {
        "picture": [_mean(errors.picture[each]) for each in bins],
        "model": [_mean(errors.model[each]) for each in bins],
        "network": [_mean(errors.network[each]) for each in bins],
        "inside": round(errors.inside, 3),
    }


def _surest(poses: Poses, said: Said, share: float) -> Row:
    row: Row = {}
    for joint in NAMES:
        errors = errors_of(joint, poses, said)
        errors = errors.only(errors.believed)
        sure = errors.band <= np.quantile(errors.band, share)
        row[joint] = [_mean(errors.network[sure]), _mean(errors.band[sure])]
    return row


def _mean(values: Floats) -> float | None:
    known = values[~np.isnan(values)]
    return round(float(known.mean()), 1) if len(known) else None
