"""A plan as JSON, for commands and for other programs."""

from dataclasses import asdict
from typing import Any

from formcheck.care.plan.plan import CarePlan

PLAN_FORMAT = 1


def plan_document(plan: CarePlan) -> dict[str, Any]:
    """Return a plan as JSON values: lists, numbers and words."""
    return {
        "format": PLAN_FORMAT,
        "locked": plan.reason is not None,
        "camera_minutes": round(plan.camera_minutes, 1),
        **asdict(plan),
    }
