"""The optional passcode of a person on their own machine."""

from datetime import timedelta
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from formcheck.errors import RecordsError
from formcheck.history.database import Database
from formcheck.history.schema import PasscodeRow, now_utc

MIN_LENGTH = 4
FREE_TRIES = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)


def has_passcode(database: Database, person_id: UUID) -> bool:
    """Whether a passcode opens the records of a person."""
    with database.transaction(writes=False) as db_session:
        return db_session.get(PasscodeRow, person_id) is not None


def passcode_fits(database: Database, person_id: UUID, passcode: str) -> bool:
    """Whether this is the person's passcode; True where none is set.

    Raises
    ------
    RecordsError
        Too many wrong ones were tried: it says how long to wait.
    """
    with database.transaction(writes=True) as db_session:
        row = db_session.get(PasscodeRow, person_id, with_for_update=True)
        if row is None:
            return True
        left = _left(row)
        if not left:
            fits = _verified(row, passcode)
            row.wrong_count = 0 if fits else row.wrong_count + 1
            row.wait_until_utc = None if fits else now_utc() + _wait(row.wrong_count)
            return fits
    seconds = left.total_seconds()
    raise RecordsError(f"too many wrong passcodes; try again in {seconds:.0f} seconds")


def keep_passcode(database: Database, person_id: UUID, passcode: str | None) -> None:
    """Set the passcode of a person who is in already, or take it away with None.

    Raises
    ------
    RecordsError
        It is too short.
    """
    if passcode is not None and len(passcode) < MIN_LENGTH:
        raise RecordsError(f"a passcode needs at least {MIN_LENGTH} characters")
    with database.transaction(writes=True) as db_session:
        row = db_session.get(PasscodeRow, person_id, with_for_update=True)
        if row is not None:
            db_session.delete(row)
            db_session.flush()
        if passcode is not None:
            kept = PasswordHasher().hash(passcode)
            db_session.add(PasscodeRow(person_id=person_id, argon2_hash=kept, set_utc=now_utc()))


def _left(row: PasscodeRow) -> timedelta:
    """Return how long still to wait; a clock that was set back makes nobody wait for longer."""
    now = now_utc()
    if row.wait_until_utc is None:
        return timedelta()
    longest = now + _wait(row.wrong_count)
    row.wait_until_utc = min(row.wait_until_utc, longest)
    return max(row.wait_until_utc - now, timedelta())


def _wait(wrong_count: int) -> timedelta:
    """Return how long to wait: nothing at first, then twice as long with each wrong passcode."""
    over = wrong_count - FREE_TRIES
    return min(FIRST_WAIT * 2 ** min(over, 20), LONGEST_WAIT) if over >= 0 else timedelta()


def _verified(row: PasscodeRow, passcode: str) -> bool:
    try:
        return PasswordHasher().verify(row.argon2_hash, passcode)
    except VerifyMismatchError:
        return False
