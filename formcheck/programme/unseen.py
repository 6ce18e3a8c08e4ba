"""What was done without a camera, kept in today's sitting: it counts as fully as any set."""

from collections.abc import Mapping
from typing import Any

from formcheck.errors import LockedError
from formcheck.history.records.programme import Effort, UnseenActivity
from formcheck.history.schema import now_utc
from formcheck.history.store import Store
from formcheck.programme.permission import permission
from formcheck.programme.plans import current_plan
from formcheck.programme.sittings import todays_sitting


def keep_unseen(
    store: Store, item: str, amount: Mapping[str, Any], *, effort: Effort | None = None
) -> UnseenActivity:
    """Keep that the viewer did something of their plan today.

    Parameters
    ----------
    item
        An exercise's id, or what else a plan holds: "walking".
    amount
        How much: ``sets``, ``reps``, ``hold_s``, ``minutes``, whichever were said.

    Raises
    ------
    LockedError
        Nothing at all is offered to them now.
    """
    today = now_utc().astimezone().date()
    allowed = permission(store, store.viewer_id, today=today)
    if allowed.offer == "nothing":
        raise LockedError(allowed.said or allowed.screening.message)
    sitting = todays_sitting(store, store.viewer_id, today=today)
    plan = current_plan(store, store.viewer_id)
    return store.unseen.add(
        item,
        amount,
        effort=effort,
        session_id=sitting.id if sitting else None,
        plan_version_id=plan.version_id if plan else None,
    )
