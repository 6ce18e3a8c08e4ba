"""What a token may allow, for a person with records."""

from uuid import UUID

from formcheck.history.store import Store
from formcheck.live.token import Claim
from scenery.answered import answer_no_to_all


def claim_of(store: Store, exercise_id: str = "squat") -> Claim:
    """Return a claim to a set of a session that begins now, by somebody who may exercise."""
    answer_no_to_all(store)
    session_id: UUID = store.sessions.start().id
    return Claim(person_id=store.viewer_id, session_id=session_id, exercise_id=exercise_id)
