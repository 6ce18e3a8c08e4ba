"""What counts as a change of a person, and which rule said so (F.2)."""

from formcheck.care.change.flags import ChangeFlag, ChangePoint, change_flag
from formcheck.care.change.measures import ChangeMeasure, change_measure, fingertip_by_camera
from formcheck.care.change.own_noise import own_mdc

__all__ = [
    "ChangeFlag",
    "ChangeMeasure",
    "ChangePoint",
    "change_flag",
    "change_measure",
    "fingertip_by_camera",
    "own_mdc",
]
