"""People who answered the health questions, so that they may exercise."""

from formcheck.care.screening import screen_questions
from formcheck.history.store import Store


def answer_no_to_all(store: Store) -> None:
    """Let the viewer have answered every health question with no, unless they answered before."""
    if any(each.finished_utc for each in store.screenings.of_person(store.viewer_id)):
        return
    asked = store.screenings.begin("never")
    for question in screen_questions():
        store.screenings.answer(asked.id, question.number, answer=False)
    store.screenings.finish(asked.id)
