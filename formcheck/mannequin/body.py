"""The bodies the mannequin can have: a mesh, a skeleton, and where the pose landmarks sit."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from formcheck.anatomy.sides import SIDES
from formcheck.errors import FormcheckError
from formcheck.mannequin.rotation import AHEAD, DOWN, about_x, about_z, between, frame_of
from formcheck.pose.frame import FloatArray

BodyName = Literal["man", "woman", "heavy"]
BODY_NAMES: tuple[BodyName, ...] = get_args(BodyName)


class MannequinError(FormcheckError, ValueError):
    """The mannequin was asked for a body, a pose or a contact it cannot give."""


@dataclass(frozen=True, slots=True, eq=False)
class MannequinBody:
    """One person, standing at rest with the arms half raised.

    A body is equal to itself alone: what follows from it can be kept (`functools.cache`).

    Attributes
    ----------
    name
        One of `BODY_NAMES`.
    vertices_m
        (vertices, 3) at rest, soles at z = 0.
    normals
        (vertices, 3), unit length, pointing out.
    faces
        (triangles, 3), indices of vertices.
    segments
        Name of each segment of the skeleton, parents before children.
    parents
        (segments,), index of each segment's parent; -1 for the pelvis.
    heads_m
        (segments, 3), the joint each segment turns about.
    bones_m
        (segments, 3), from the joint of each segment's parent to its own; 0 for the pelvis.
    chains
        (segments, segments), 1 where the column's segment is the row's or between it and the
        pelvis, which is in every row; else 0.
    weights
        (vertices, segments), how much each vertex follows each segment; rows sum to 1.
    follows
        (vertices,), index of the segment that each vertex follows most.
    neutral
        (segments, 3, 3), the turn from rest to the anatomical position (upright, arms and
        legs straight down, feet ahead), from which every joint angle counts.
    landmark_points_m
        (33, 3), where the pose landmarks sit at rest.
    landmark_segments
        (33,), index of the segment that carries each landmark.
    """

    name: BodyName
    vertices_m: FloatArray
    normals: FloatArray
    faces: NDArray[np.intp]
    segments: tuple[str, ...]
    parents: NDArray[np.intp]
    heads_m: FloatArray
    bones_m: FloatArray
    chains: FloatArray
    weights: FloatArray
    follows: NDArray[np.intp]
    neutral: FloatArray
    landmark_points_m: FloatArray
    landmark_segments: NDArray[np.intp]

    def index(self, segment: str) -> int:
        """Return the place of a segment.

        Raises
        ------
        MannequinError
            The body has no segment of that name.
        """
        try:
            return self.segments.index(segment)
        except ValueError:
            raise MannequinError(
                f"segment: expected one of {self.segments}, got {segment!r}"
            ) from None

    def head_m(self, segment: str) -> FloatArray:
        """Return the (3,) joint a segment turns about, at rest."""
        return np.asarray(self.heads_m[self.index(segment)])

    @property
    def height_m(self) -> float:
        """Stature."""
        return float(np.ptp(self.vertices_m[:, 2]))


@cache
def load_body(name: BodyName) -> MannequinBody:
    """Return one of the bodies that come with the package.

    Raises
    ------
    MannequinError
        No body has that name.
    """
    if name not in BODY_NAMES:
        raise MannequinError(f"body: expected one of {BODY_NAMES}, got {name!r}")
    resource = files("formcheck.mannequin") / "bodies" / f"{name}.npz"
    with as_file(resource) as path, np.load(path) as stored:
        return _body(name, stored)


def _body(name: BodyName, stored: Mapping[str, NDArray[np.float64]]) -> MannequinBody:
    vertices_m = stored["vertices"].astype(np.float64)
    faces = stored["faces"].astype(np.intp)
    segments = tuple(str(segment) for segment in stored["segments"])
    heads_m = stored["heads"].astype(np.float64)
    parents = stored["parents"].astype(np.intp)
    weights = np.zeros((len(vertices_m), len(segments)))
    columns = stored["weight_segments"].astype(np.intp)
    np.put_along_axis(weights, columns, stored["weights"].astype(np.float64), axis=1)
    return MannequinBody(
        name=name,
        vertices_m=vertices_m,
        normals=vertex_normals(vertices_m, faces),
        faces=faces,
        segments=segments,
        parents=parents,
        heads_m=heads_m,
        bones_m=np.where(parents[:, None] >= 0, heads_m - heads_m[parents], 0.0),
        chains=_chains(parents),
        weights=weights / weights.sum(axis=1, keepdims=True),
        follows=weights.argmax(axis=1),
        neutral=_neutral(segments, heads_m, stored["landmark_points"].astype(np.float64)),
        landmark_points_m=stored["landmark_points"].astype(np.float64),
        landmark_segments=stored["landmark_segments"].astype(np.intp),
    )


def _chains(parents: NDArray[np.intp]) -> FloatArray:
    chains = np.eye(len(parents))
    for child, parent in enumerate(parents):
        if parent >= 0:
            chains[child] += chains[parent]
    return chains


def vertex_normals(vertices_m: FloatArray, faces: NDArray[np.intp]) -> FloatArray:
    """Return the (vertices, 3) outward unit normals of a closed mesh."""
    corners = vertices_m[faces]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros_like(vertices_m)
    for corner in range(3):
        np.add.at(normals, faces[:, corner], across)
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return np.asarray(normals / np.maximum(length, 1e-12))


def _neutral(segments: tuple[str, ...], heads_m: FloatArray, points_m: FloatArray) -> FloatArray:
    """Return the turns from rest to the anatomical position."""
    head = dict(zip(segments, heads_m, strict=True))
    turns = dict.fromkeys(segments, _upright(head))
    for number, side in enumerate(SIDES):
        turns |= _straight_limb(head, side, ("upper_arm", "forearm", "hand"))
        turns |= _straight_limb(head, side, ("thigh", "shank", "foot"))
        wrist, little, index = (points_m[first + number] for first in (15, 17, 19))
        palm = frame_of((little + index) / 2 - wrist, (index - little) * (1 - 2 * number)).T
        turns[f"{side}_hand"] = palm
        turns[f"{side}_forearm_twist"] = _half_twist(turns[f"{side}_forearm"], palm)
        foot = points_m[31 + number] - points_m[29 + number]
        turns[f"{side}_foot"] = turns[f"{side}_toes"] = between(foot * [1, 1, 0], AHEAD)
    return np.array([turns[segment] for segment in segments])


def _upright(head: Mapping[str, FloatArray]) -> FloatArray:
    """Return the turn that brings the shoulders over the hips."""
    hips = (head["left_thigh"] + head["right_thigh"]) / 2
    shoulders = (head["left_upper_arm"] + head["right_upper_arm"]) / 2
    lean_deg = np.degrees(np.arctan2(-(shoulders - hips)[1], (shoulders - hips)[2]))
    return about_x(-float(lean_deg))


def _straight_limb(
    head: Mapping[str, FloatArray], side: str, parts: tuple[str, str, str]
) -> dict[str, FloatArray]:
    """Hang the upper and the lower bone of a limb straight down."""
    upper, lower, end = (head[f"{side}_{part}"] for part in parts)
    above = between(lower - upper, DOWN)
    below = between(above @ (end - lower), DOWN) @ above
    return {f"{side}_{parts[0]}": above, f"{side}_{parts[1]}": below}


def _half_twist(forearm: FloatArray, hand: FloatArray) -> FloatArray:
    """Return the turn of the middle of a forearm that lies along z, half way to the hand's."""
    turn = hand @ forearm.T
    angle_deg = np.degrees(np.arctan2(turn[1, 0] - turn[0, 1], turn[0, 0] + turn[1, 1]))
    return about_z(float(angle_deg) / 2) @ forearm
