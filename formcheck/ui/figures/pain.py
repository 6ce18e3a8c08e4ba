"""What was said of pain, as the series that trends are worked out from."""

from collections.abc import Iterable

from formcheck.history.records import Pain
from formcheck.progress.series import FeltPain


def felt_pain(entries: Iterable[Pain]) -> list[FeltPain]:
    """Return the pain that was felt at the time or before exercising, by its local day."""
    return [
        FeltPain(each.felt_utc.astimezone().date(), each.score)
        for each in entries
        if each.kind in ("now", "before")
    ]
