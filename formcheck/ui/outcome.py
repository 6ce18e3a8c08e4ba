"""What came out of a set: what matters most, one thing to try, then all the rest."""

from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.report.summary import summarise
from formcheck.ui.verdict import LookAgain, first_words, not_checked, numbers, the_rest


def show_outcome(
    result: SetResult, spec: ExerciseSpec, look_again: LookAgain | None = None
) -> None:
    """Show the verdict on a set.

    Parameters
    ----------
    look_again
        What to do when the person says that it was another exercise; None where nobody may.
    """
    summary = summarise(result)
    first_words(result, summary, look_again)
    numbers(result, spec)
    the_rest(result, summary)
    not_checked(summary)
