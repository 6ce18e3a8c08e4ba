"""All metrics there are: importing this fills the registry."""

from formcheck.kinematics import frontal, rep_metrics, sagittal, windows
from formcheck.kinematics.registry import METRICS, Metric

__all__ = ["METRICS", "Metric", "frontal", "rep_metrics", "sagittal", "windows"]
