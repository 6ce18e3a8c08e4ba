"""What the pages of a programme share: the catalogue, the day, the record, the gate."""

from collections.abc import Mapping
from datetime import date, datetime

from formcheck.care.catalogue import catalogue
from formcheck.exercises.spec import ExerciseSpec
from formcheck.programme.permission import Permission, permission
from formcheck.programme.record import Record, read_record
from formcheck.ui.state import Viewing, settings


def specs() -> Mapping[str, ExerciseSpec]:
    """Return every exercise of the catalogue that is set, by its id."""
    return catalogue(settings().catalog_folder)


def this_day() -> date:
    """Return the person's calendar day."""
    return datetime.now().astimezone().date()


def record_of(context: Viewing) -> Record:
    """Return what is known of the person whose records are shown."""
    return read_record(context.store, context.person_id, today=this_day())


def permission_of(context: Viewing) -> Permission:
    """Return what the person whose records are shown may do now."""
    return permission(context.store, context.person_id, today=this_day())


def is_for_oneself(context: Viewing) -> bool:
    """Whether somebody looks at their own records, and may change them."""
    return context.is_own and not context.is_sample
