"""What of a body may touch what bears it."""

from typing import Literal

Anchor = Literal[
    "feet",
    "left_foot",
    "right_foot",
    "back",
    "elbows",
    "front",
    "pelvis",
    "seat",
    "left_side",
    "right_side",
    "knees",
    "left_knee",
    "right_knee",
    "hands",
    "left_elbow",
    "right_elbow",
    "lowest",
]
Planted = Literal[
    "left_foot",
    "right_foot",
    "left_toes",
    "right_toes",
    "left_hand",
    "right_hand",
    "left_palm",
    "right_palm",
    "left_palm_slides",
    "right_palm_slides",
]
