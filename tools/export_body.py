"""Write the mannequin's bodies from the MakeHuman model in the package ``anny``.

A developer runs this once, in an environment of its own with ``anny`` and ``torch``::

    python tools/export_body.py formcheck/mannequin/bodies

Every body is one ``.npz``: a mesh without toes (it wears shoes), a pruned skeleton of 30
segments with the project's own names, skinning weights, and where on the body each of the
33 pose landmarks sits.
"""

import sys
from pathlib import Path

import anny  # type: ignore[import-not-found]
import numpy as np
import torch  # type: ignore[import-not-found]
from numpy.typing import NDArray

Array = NDArray[np.float64]
Arrays = dict[str, NDArray[np.generic]]

PHENOTYPES = {
    "man": {
        "gender": 0.0,
        "age": 0.62,
        "muscle": 0.6,
        "weight": 0.45,
        "height": 0.43,
        "proportions": 0.6,
    },
    "woman": {
        "gender": 1.0,
        "age": 0.6,
        "muscle": 0.5,
        "weight": 0.5,
        "height": 0.47,
        "proportions": 0.6,
    },
    "heavy": {
        "gender": 0.1,
        "age": 0.72,
        "muscle": 0.35,
        "weight": 1.0,
        "height": 0.38,
        "proportions": 0.5,
    },
}

TRUNK = {
    "pelvis": "root",
    "spine_1": "spine05",
    "spine_2": "spine04",
    "spine_3": "spine03",
    "spine_4": "spine02",
    "chest": "spine01",
    "neck_1": "neck01",
    "neck_2": "neck02",
    "neck_3": "neck03",
    "head": "head",
}
LIMBS = {
    "clavicle": "clavicle",
    "scapula": "shoulder01",
    "upper_arm": "upperarm01",
    "forearm": "lowerarm01",
    "forearm_twist": "lowerarm02",
    "hand": "wrist",
    "thigh": "upperleg01",
    "shank": "lowerleg01",
    "foot": "foot",
    "toes": "toe2-1",
}
SEGMENTS = TRUNK | {
    f"{side}_{ours}": f"{theirs}.{side[0].upper()}"
    for side in ("left", "right")
    for ours, theirs in LIMBS.items()
}
WEIGHTS_PER_VERTEX = 4


def main(folder: Path) -> None:
    """Write every body into a folder."""
    model = anny.Anny(topology="notoes").to(torch.float32)
    for name, phenotype in PHENOTYPES.items():
        body = export(model, phenotype)
        np.savez_compressed(folder / f"{name}.npz", **body)  # type: ignore[arg-type]
        height_m = float(np.ptp(body["vertices"][:, 2].astype(np.float64)))
        sys.stdout.write(f"{name}: {len(body['vertices'])} vertices, {height_m:.2f} m\n")


def export(model: anny.Anny, phenotype: dict[str, float]) -> Arrays:
    """Return all that is kept of one body, by name."""
    identity = torch.eye(4)[None, None].repeat(1, model.bone_count, 1, 1)
    posed = model(pose_parameters=identity, phenotype_kwargs=phenotype)
    vertices = posed["vertices"][0].detach().numpy().astype(np.float64)
    bones = posed["bone_poses"][0, :, :3, 3].detach().numpy().astype(np.float64)
    sole = np.array([0.0, 0.0, vertices[:, 2].min()])
    vertices, bones = vertices - sole, bones - sole
    labels = list(model.bone_labels)
    heads = np.array([bones[labels.index(bone)] for bone in SEGMENTS.values()])
    owner, parents = prune(labels, list(model.bone_parents))
    straighten_forearms(heads, parents)
    weights = merge(model, owner)
    faces = model.faces.numpy()
    points, carriers = landmarks(vertices, bones, labels, weights)
    order = np.argsort(-weights, axis=1)[:, :WEIGHTS_PER_VERTEX]
    kept = np.take_along_axis(weights, order, axis=1)
    return {
        "vertices": vertices.astype(np.float32),
        "faces": faces.astype(np.uint16),
        "segments": np.array(list(SEGMENTS)),
        "parents": np.array(parents, dtype=np.int8),
        "heads": heads.astype(np.float32),
        "weight_segments": order.astype(np.uint8),
        "weights": (kept / kept.sum(axis=1, keepdims=True)).astype(np.float16),
        "landmark_points": points.astype(np.float32),
        "landmark_segments": carriers.astype(np.uint8),
    }


def prune(labels: list[str], parents: list[int]) -> tuple[NDArray[np.intp], list[int]]:
    """Give each bone the kept segment that carries it, and each segment its parent."""
    kept = {bone: index for index, bone in enumerate(SEGMENTS.values())}
    toes = {f"toe{toe}-{part}.{s}" for toe in range(1, 6) for part in range(1, 4) for s in "LR"}
    owner = np.zeros(len(labels), dtype=int)
    for index, label in enumerate(labels):
        if label in toes:
            owner[index] = kept[f"toe2-1.{label[-1]}"]
        elif label in kept:
            owner[index] = kept[label]
        else:
            owner[index] = owner[parents[index]]
    segment_parents = [
        int(owner[parents[labels.index(bone)]]) if bone != "root" else -1
        for bone in SEGMENTS.values()
    ]
    return owner, segment_parents


def straighten_forearms(heads: Array, parents: list[int]) -> None:
    """Hang the hand on the forearm itself, and put the joint that twists it on their line."""
    names = list(SEGMENTS)
    for side in ("left", "right"):
        elbow, twist, wrist = (
            names.index(f"{side}_{part}") for part in ("forearm", "forearm_twist", "hand")
        )
        parents[wrist] = elbow
        line = heads[wrist] - heads[elbow]
        along = (heads[twist] - heads[elbow]) @ line / (line @ line)
        heads[twist] = heads[elbow] + along * line


def merge(model: anny.Anny, owner: NDArray[np.intp]) -> Array:
    """Add up each vertex's weights by kept segment: (vertices, segments)."""
    weights = model.vertex_bone_weights.numpy()
    merged = np.zeros((len(weights), len(SEGMENTS)))
    for column in range(weights.shape[1]):
        bones = model.vertex_bone_indices.numpy()[:, column]
        np.add.at(merged, (np.arange(len(weights)), owner[bones]), weights[:, column])
    return merged


def landmarks(
    vertices: Array, bones: Array, labels: list[str], weights: Array
) -> tuple[Array, NDArray[np.intp]]:
    """Return where the 33 BlazePose landmarks sit at rest, and the segment that carries each."""
    segments = list(SEGMENTS)
    head = vertices[weights.argmax(axis=1) == segments.index("head")]
    nose = head[np.argmin(head[:, 1] + 10 * np.abs(head[:, 0]))]
    chin = head[np.argmin(head[:, 2] + 10 * np.abs(head[:, 0]) + 2 * (head[:, 1] > nose[1] + 0.05))]
    points, carriers = np.zeros((33, 3)), np.full(33, segments.index("head"))
    points[0] = nose
    for side, sign, first in (("left", 1.0, 0), ("right", -1.0, 1)):
        letter = side[0].upper()
        eye = bones[labels.index(f"eye.{letter}")]
        front = head[np.argmin(np.linalg.norm((head - eye)[:, [0, 2]], axis=1) + head[:, 1])]
        for landmark, shift in ((1, -0.013), (2, 0.0), (3, 0.014)):
            points[landmark + 3 * first] = [eye[0] + sign * shift, front[1], eye[2]]
        ear = head[head[:, 0] * sign > 0.94 * (head[:, 0] * sign).max()]
        points[7 + first] = ear.mean(axis=0)
        lips = 0.45 * chin + 0.55 * nose
        corner = np.array([sign * 0.024, nose[1], lips[2]])
        points[9 + first] = head[np.argmin(np.linalg.norm((head - corner) * [1, 0.2, 1], axis=1))]
        for landmark, bone, carrier in (
            (11, "upperarm01", "upper_arm"),
            (13, "lowerarm01", "forearm"),
            (15, "wrist", "hand"),
            (17, "finger5-1", "hand"),
            (19, "finger2-1", "hand"),
            (21, "finger1-2", "hand"),
            (23, "upperleg01", "thigh"),
            (25, "lowerleg01", "shank"),
            (27, "foot", "foot"),
        ):
            points[landmark + first] = bones[labels.index(f"{bone}.{letter}")]
            carriers[landmark + first] = segments.index(f"{side}_{carrier}")
        foot_segments = [segments.index(f"{side}_{part}") for part in ("foot", "toes")]
        foot = vertices[np.isin(weights.argmax(axis=1), foot_segments)]
        foot = foot[foot[:, 2] < 0.06]
        heel, toe = foot[np.argmax(foot[:, 1])], foot[np.argmin(foot[:, 1])]
        points[29 + first] = [heel[0], heel[1], 0.025]
        points[31 + first] = [toe[0], toe[1] + 0.02, 0.025]
        carriers[29 + first], carriers[31 + first] = foot_segments
    return points, carriers


if __name__ == "__main__":
    main(Path(sys.argv[1]))
