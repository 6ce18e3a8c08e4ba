"""The gate as commands ask it: whether somebody may exercise, and may keep what they did."""

from typing import TYPE_CHECKING

from formcheck.cli.options import read_settings
from formcheck.cli.records import opened_store

if TYPE_CHECKING:
    from formcheck.exercises.spec import ExerciseSpec
    from formcheck.history.store import Store


def refuse_locked(spec: "ExerciseSpec", *, somebody_moves: bool) -> None:
    """Refuse an exercise that the person of this machine may not do now.

    In a clinic nobody is known here, and nothing is kept: the pages ask who it is.

    Parameters
    ----------
    somebody_moves
        Whether somebody stands before the camera; a recording shows what lies behind, so that
        health questions without an answer do not refuse it.

    Raises
    ------
    LockedError
        The exercise is not for them now.
    """
    from formcheck.programme.permission import require_permission, require_permission_of_done

    settings = read_settings()
    if settings.mode == "clinic" or not (somebody_moves or settings.has_records):
        return
    with opened_store(None) as store:
        if somebody_moves:
            require_permission(store, spec)
        else:
            require_permission_of_done(store, spec)


def refuse_keeping(store: "Store", spec: "ExerciseSpec") -> None:
    """Refuse to keep a recording of somebody whose answers shut the door.

    Raises
    ------
    LockedError
        They do.
    """
    from formcheck.programme.permission import require_permission_of_done

    require_permission_of_done(store, spec)
