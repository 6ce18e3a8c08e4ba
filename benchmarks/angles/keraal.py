"""A real patient's exercise, filmed and captured at once: what is told of the file's landmarks.

The data set (Keraal) publishes the picture's landmarks with a depth, but not those in metres that
the pose model finds beside them; here the depth stands in for these.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from formcheck.kinematics.estimated.features import features
from formcheck.kinematics.estimated.network import network
from formcheck.kinematics.points import UP, turn_deg
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark

SIZE_PX = (480.0, 360.0)
TRUNK_M = 0.5
CLAIMED = 0.95
VICON_TARGETS, HIPS_TARGET, SHOULDER_TARGETS = 17, 13, (7, 8)


@dataclass(frozen=True, slots=True)
class OneExercise:
    """What came of it.

    Attributes
    ----------
    strangeness
        The middle of all poses'; from 1 on they are not believed.
    refused_frac
        The share of poses that are not believed.
    trunk_measured_deg
        Mean absolute difference of the trunk's side bend in the picture from the laboratory's,
        each from its own middle.
    """

    poses: int
    strangeness: float
    refused_frac: float
    trunk_measured_deg: float


def looked_at(found: Path, vicon: Path) -> OneExercise:
    """Return what is told of the published landmarks of one exercise."""
    image_px, world_m = _landmarks(found)
    count = len(image_px)
    visibility = np.full((count, LANDMARK_COUNT), CLAIMED)
    given = features(image_px, world_m, visibility, np.tile(SIZE_PX, (count, 1)))
    strangeness = np.array([network().estimate(row).novelty for row in given])
    trunk_deg = _trunk_deg(image_px)
    true_deg = np.interp(np.linspace(0, 1, count), *_true_trunk_deg(vicon))
    off = np.abs((trunk_deg - np.median(trunk_deg)) - (true_deg - np.median(true_deg)))
    return OneExercise(
        poses=count,
        strangeness=round(float(np.median(strangeness)), 2),
        refused_frac=round(float((strangeness > 1.0).mean()), 3),
        trunk_measured_deg=round(float(off.mean()), 1),
    )


def _landmarks(found: Path) -> tuple[FloatArray, FloatArray]:
    """Return (poses, 33, 2) in pixels and (poses, 33, 3) scaled to a trunk of half a metre."""
    positions = json.loads(found.read_text(encoding="utf-8"))["positions"]
    places = np.full((len(positions), LANDMARK_COUNT, 3), np.nan)
    for row, pose in enumerate(positions.values()):
        for name, place in pose.items():
            places[row, Landmark[name.upper()]] = place
    places *= [SIZE_PX[0], SIZE_PX[1], SIZE_PX[0]]
    off = places - _middle(places, "HIP")[:, None]
    trunk = np.median(np.linalg.norm(_middle(off, "SHOULDER"), axis=1))
    return places[..., :2], off * TRUNK_M / trunk


def _middle(points: FloatArray, part: str) -> FloatArray:
    pair = points[:, [Landmark[f"LEFT_{part}"], Landmark[f"RIGHT_{part}"]]]
    return np.asarray(pair.mean(axis=1))


def _trunk_deg(image_px: FloatArray) -> FloatArray:
    across = _middle(image_px, "SHOULDER") - _middle(image_px, "HIP")
    return np.array([-turn_deg(UP, complex(x, -y)) for x, y in across])


def _true_trunk_deg(vicon: Path) -> tuple[FloatArray, FloatArray]:
    """Return the share of the recording that is over, and the side bend; y is left, z is up."""
    rows = np.loadtxt(vicon)
    places = rows.reshape(len(rows), VICON_TARGETS, 7)[:, :, :3]
    trunk = places[:, SHOULDER_TARGETS].mean(axis=1) - places[:, HIPS_TARGET]
    return np.linspace(0, 1, len(rows)), np.degrees(np.arctan2(trunk[:, 1], trunk[:, 2]))
