"""How a verdict is kept: completed where it was begun, or put beside the older ones."""

from dataclasses import replace
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from formcheck.exercises.result import Rep, SetResult
from formcheck.history.documents import finding_of, text_of
from formcheck.history.schema import RepRow, SetRow, VerdictDocumentRow, VerdictRow
from formcheck.history.verdict_rows import rep_rows, rows_beside_reps, summary_columns


def current_verdict(session: Session, set_id: UUID) -> VerdictRow:
    """Return the verdict of a set that counts."""
    return session.scalars(
        select(VerdictRow).where(VerdictRow.set_id == set_id, VerdictRow.is_current)
    ).one()


def spoken_reps(session: Session, verdict_id: UUID) -> list[str]:
    """Return the texts of the repetitions that were kept, in order."""
    return list(
        session.scalars(
            select(RepRow.document).where(RepRow.verdict_id == verdict_id).order_by(RepRow.number)
        )
    )


def keep_result(session: Session, set_id: UUID, result: SetResult, *, engine_version: str) -> None:
    """Keep the verdict on a set.

    It completes the one that was begun with the set, if that has the same repetitions up to now
    and the same judge; otherwise it becomes a new one, and counts from now on.
    """
    begun = current_verdict(session, set_id)
    spoken = _rep_rows(session, begun.id)
    same_judge = (begun.engine_version, begun.spec_hash) == (engine_version, result.spec_hash)
    if begun.judged_utc is None and same_judge and _goes_on(spoken, result):
        verdict = begun
        _settle_ends(spoken, result)
    else:
        verdict = add_verdict(session, set_id, result, engine_version=engine_version)
        spoken = []
    for name, value in summary_columns(result).items():
        setattr(verdict, name, value)
    session.flush()
    for rep in result.reps[len(spoken) :]:
        rows = rep_rows(verdict.id, rep)
        session.add(rows[0])
        session.flush()
        session.add_all(rows[1:])
    session.add_all(rows_beside_reps(verdict.id, result))
    session.add(VerdictDocumentRow(verdict_id=verdict.id, document=text_of(result)))
    session.get_one(SetRow, set_id).rep_count = result.rep_count


def _rep_rows(session: Session, verdict_id: UUID) -> list[RepRow]:
    query = select(RepRow).where(RepRow.verdict_id == verdict_id).order_by(RepRow.number)
    return list(session.scalars(query))


def _goes_on(spoken: list[RepRow], result: SetResult) -> bool:
    """Whether a verdict begins with the repetitions that were reported.

    Where the set ends is known only then, and no repetition ends after it: a time of end may be
    earlier than was reported.
    """
    if len(spoken) > result.rep_count:
        return False
    return all(
        text_of(replace(rep, end_s=finding_of(Rep, row.document).end_s)) == row.document
        for row, rep in zip(spoken, result.reps, strict=False)
    )


def _settle_ends(spoken: list[RepRow], result: SetResult) -> None:
    for row, rep in zip(spoken, result.reps, strict=False):
        row.end_s, row.document = rep.end_s, text_of(rep)


def add_verdict(
    session: Session, set_id: UUID, result: SetResult, *, engine_version: str
) -> VerdictRow:
    """Begin a verdict that counts instead of the older ones, which stay."""
    current_verdict(session, set_id).is_current = False
    session.flush()
    last = session.scalar(select(func.max(VerdictRow.number)).where(VerdictRow.set_id == set_id))
    verdict = VerdictRow(
        id=uuid4(),
        set_id=set_id,
        number=(last or 0) + 1,
        is_current=True,
        engine_version=engine_version,
        spec_version=result.spec_version,
        spec_hash=result.spec_hash,
        rep_count=result.rep_count,
    )
    session.add(verdict)
    return verdict
