"""Dress the body: garments are thickness and colour over parts of the skin."""

from dataclasses import dataclass

import numpy as np

from formcheck.anatomy.sides import SIDES
from formcheck.mannequin.body import MannequinBody, vertex_normals
from formcheck.mannequin.skin import covered_by
from formcheck.pose.frame import FloatArray

Colour = tuple[int, int, int]

LIPS: Colour = (150, 80, 75)
EYE_WHITE: Colour = (235, 232, 228)
IRIS: Colour = (52, 36, 28)


@dataclass(frozen=True, slots=True)
class Outfit:
    """What the person wears and how they look; colours are RGB.

    Attributes
    ----------
    skin, hair, shirt, bottoms, shoes, soles
        Colours.
    sleeve_frac
        Length of the sleeves: 0 none, 0.5 to mid upper arm, 1 to the elbow, 2 to the wrist.
    leg_frac
        Length of the legs of the bottoms: 0.4 shorts, 1 to the knee, 1.9 long trousers.
    looseness_m
        How far shirt and bottoms stand off the skin.
    """

    skin: Colour = (205, 158, 130)
    hair: Colour = (58, 42, 34)
    shirt: Colour = (46, 104, 168)
    bottoms: Colour = (44, 46, 54)
    shoes: Colour = (224, 224, 222)
    soles: Colour = (120, 120, 122)
    sleeve_frac: float = 0.55
    leg_frac: float = 0.55
    looseness_m: float = 0.008


SPORTSWEAR = Outfit()


@dataclass(frozen=True, slots=True)
class Dressed:
    """A body with clothes on, at rest.

    Attributes
    ----------
    points_m
        (vertices, 3), the skin pushed out where cloth or hair is over it.
    normals
        (vertices, 3).
    layers_m
        (vertices, layers), how far inside each layer a vertex is; negative outside.
    colours
        (layers + 1, 3), RGB of bare skin and of each layer; later layers cover earlier ones.
    openness
        (vertices,), 1 where light reaches freely, less in hollows.
    """

    points_m: FloatArray
    normals: FloatArray
    layers_m: FloatArray
    colours: FloatArray
    openness: FloatArray


def dress(body: MannequinBody, outfit: Outfit) -> Dressed:
    """Put an outfit on a body."""
    shirt, bottoms = _shirt_m(body, outfit.sleeve_frac), _bottoms_m(body, outfit.leg_frac)
    shoes, hair = _shoes_m(body), _hair_m(body)
    layers = [
        (*_lips_m(body), LIPS),
        (*_eyes_m(body, 0.0135, 0.0052), EYE_WHITE),
        (*_eyes_m(body, 0.0054, 0.0054), IRIS),
        (*_brows_m(body), outfit.hair),
        (hair, 0.016, outfit.hair),
        (bottoms, outfit.looseness_m + 0.003, outfit.bottoms),
        (shirt, outfit.looseness_m, outfit.shirt),
        (shoes, 0.006, outfit.shoes),
        (np.minimum(shoes, 0.022 - body.vertices_m[:, 2]), 0.0, outfit.soles),
    ]
    thickness_m = np.max([_ramp(field) * thick for field, thick, _ in layers], axis=0)
    points_m = body.vertices_m + body.normals * thickness_m[:, None]
    points_m[:, 2] = np.maximum(points_m[:, 2], 0.0)
    return Dressed(
        points_m,
        vertex_normals(points_m, body.faces),
        np.stack([field for field, _, _ in layers], axis=1),
        np.array([outfit.skin, *(colour for _, _, colour in layers)], dtype=np.float64),
        _openness(body),
    )


def _ramp(inside_m: FloatArray) -> FloatArray:
    return np.asarray(np.clip(inside_m / 0.012, 0.0, 1.0))


def _along(body: MannequinBody, start: str, end: str) -> FloatArray:
    """Return how far each vertex is along a bone: 0 at its start, 1 at its end."""
    bone_m = body.head_m(end) - body.head_m(start)
    return np.asarray((body.vertices_m - body.head_m(start)) @ bone_m / (bone_m @ bone_m))


def _arm_vertices(body: MannequinBody, side: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    parts = ("upper_arm", "forearm", "forearm_twist", "hand")
    return covered_by(body, tuple(f"{side}_{part}" for part in parts))


def _shirt_m(body: MannequinBody, sleeve_frac: float) -> FloatArray:
    z, y = body.vertices_m[:, 2], body.vertices_m[:, 1]
    hem_m = z - (body.head_m("pelvis")[2] + 0.04)
    neck = body.head_m("neck_1")
    collar_m = neck[2] - 0.008 + 0.55 * (y - neck[1]) - z
    inside_m = np.minimum(hem_m, collar_m)
    for side in SIDES:
        arm = _arm_vertices(body, side)
        upper = _along(body, f"{side}_upper_arm", f"{side}_forearm")
        lower = 1 + _along(body, f"{side}_forearm", f"{side}_hand")
        along = np.where(upper < 1, upper, np.maximum(lower, 1))
        inside_m[arm] = ((sleeve_frac - along) * 0.27)[arm]
    head = covered_by(body, ("head", "neck_3", "neck_2"))
    inside_m[head] = np.minimum(inside_m[head], -0.01)
    return np.asarray(inside_m)


def _bottoms_m(body: MannequinBody, leg_frac: float) -> FloatArray:
    z = body.vertices_m[:, 2]
    hip, knee, ankle = (body.head_m(f"left_{part}")[2] for part in ("thigh", "shank", "foot"))
    end = hip - leg_frac * (hip - knee) if leg_frac < 1 else knee - (leg_frac - 1) * (knee - ankle)
    inside_m = np.minimum(hip + 0.09 - z, z - end)
    for side in SIDES:
        inside_m[_arm_vertices(body, side)] = -0.1
    return np.asarray(inside_m)


def _shoes_m(body: MannequinBody) -> FloatArray:
    return np.asarray(body.head_m("left_foot")[2] + 0.012 - body.vertices_m[:, 2])


def _hair_m(body: MannequinBody) -> FloatArray:
    nose, eye, ear = (body.landmark_points_m[index] for index in (0, 2, 7))
    x, y, z = body.vertices_m.T
    back = np.clip((y - eye[1]) / 0.2, 0.0, 1.0)
    hairline = eye[2] + 0.062 - 0.02 * (np.abs(x) / 0.07) ** 2 - 0.16 * back**1.2
    inside_m = z - hairline
    around_ear = np.hypot(y - ear[1], z - ear[2]) - 0.036
    inside_m = np.where(np.abs(x) > 0.06, np.minimum(inside_m, around_ear), inside_m)
    inside_m[z < nose[2] - 0.05] = -0.1
    inside_m[~covered_by(body, ("head", "neck_3"))] = -0.1
    return np.asarray(inside_m)


def _patch_m(
    body: MannequinBody, middle_m: FloatArray, half_width_m: float, half_height_m: float
) -> FloatArray:
    """Return the inside of an ellipse on the front of the face."""
    x, y, z = (body.vertices_m - middle_m).T
    radius = np.hypot(x / half_width_m, z / half_height_m)
    inside_m = (1 - radius) * half_height_m
    inside_m[(y > 0.035) | ~covered_by(body, ("head",))] = -0.1
    return np.asarray(np.maximum(inside_m, -0.1))


def _lips_m(body: MannequinBody) -> tuple[FloatArray, float]:
    return _patch_m(body, body.landmark_points_m[[9, 10]].mean(axis=0), 0.026, 0.0085), 0.0


def _eyes_m(
    body: MannequinBody, half_width_m: float, half_height_m: float
) -> tuple[FloatArray, float]:
    eyes = [_patch_m(body, body.landmark_points_m[i], half_width_m, half_height_m) for i in (2, 5)]
    return np.maximum(*eyes), 0.0


def _brows_m(body: MannequinBody) -> tuple[FloatArray, float]:
    lift_m = np.array([0.0, -0.01, 0.0175])
    brows = [_patch_m(body, body.landmark_points_m[i] + lift_m, 0.021, 0.004) for i in (2, 5)]
    return np.maximum(*brows), 0.0015


def _openness(body: MannequinBody) -> FloatArray:
    """Return how open to light each vertex is, from how hollow the mesh is around it."""
    edges = np.concatenate([body.faces[:, [0, 1]], body.faces[:, [1, 2]], body.faces[:, [2, 0]]])
    total, count = np.zeros_like(body.vertices_m), np.zeros(len(body.vertices_m))
    np.add.at(total, edges[:, 0], body.vertices_m[edges[:, 1]])
    np.add.at(count, edges[:, 0], 1.0)
    away_m = total / np.maximum(count, 1.0)[:, None] - body.vertices_m
    lengths_m = np.linalg.norm(body.vertices_m[edges[:, 1]] - body.vertices_m[edges[:, 0]], axis=1)
    hollow = np.maximum((away_m * body.normals).sum(axis=1) / lengths_m.mean(), 0.0)
    depth = np.where(covered_by(body, ("head",)), 1.6, 0.5)
    return np.asarray(np.clip(1.0 - depth * hollow, 0.6, 1.0))
