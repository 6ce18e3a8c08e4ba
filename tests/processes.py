"""Whether a process still runs, asked of the system in one step.

What ``/proc`` says of a process is read in two, opening and reading, and a process that ends in
between is an error there; a handle of the process has no such moment.
"""

import os
import select


def ends_within(process_id: int, seconds: float) -> bool:
    """Return whether a process ends in time; one its parent took no note of yet has ended."""
    try:
        handle = os.pidfd_open(process_id)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], seconds)[0])
    finally:
        os.close(handle)


def is_running(process_id: int) -> bool:
    """Return whether a process runs at this moment."""
    return not ends_within(process_id, 0)
