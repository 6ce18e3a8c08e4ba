"""How long something will go on, as people say it."""

from formcheck.texts import say

SOON_S, STEP_S, MINUTE_S = 8.0, 5.0, 60.0


def left_said(left_s: float) -> str:
    """Return about how much longer it takes: "about 2 minutes left"."""
    return say("analyse.left", left=_about(left_s))


def _about(left_s: float) -> str:
    if left_s < SOON_S:
        return say("analyse.left_soon")
    if left_s < MINUTE_S - STEP_S:
        return say("analyse.left_s", seconds=round(left_s / STEP_S) * STEP_S)
    minutes = round(left_s / MINUTE_S)
    return say("analyse.left_min", minutes=minutes) if minutes > 1 else say("analyse.left_one_min")
