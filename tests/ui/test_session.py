"""The page of sittings, sets and repetitions."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from streamlit.testing.v1 import AppTest

from formcheck.errors import AccessRefusedError
from formcheck.exercises.coach.target import Target
from formcheck.exercises.result import SetResult
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.report.summary import summarise
from formcheck.ui import state
from formcheck.ui.wording import plain
from scenery.clinic import furnish
from tests.ui.conftest import Look, words
from tests.ui.furnished import (
    HOSTILE,
    SQUAT,
    add_set,
    deeper,
    squats,
    stopped_set,
    weeks_of_squats,
)
from tests.ui.labels import seen_of


def press(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.button if seen_of(each.label) == label).click().run()


def unescaped(app: AppTest) -> str:
    return words(app).replace("\\", "")


def tables(app: AppTest) -> str:
    return "\n".join(each.proto.body for each in app.get("html"))


def test_person_without_a_sitting_sees_what_to_do_next(look: Look) -> None:
    app = look("session")
    assert not app.exception
    assert "Look around with sample data" in [each.label for each in app.button]


def test_newest_sittings_come_first_and_more_on_demand(
    look: Look, kept: Records, mine: Store
) -> None:
    weeks_of_squats(kept, mine, weeks=12)
    app = look("session")
    opening = [each for each in app.button if seen_of(each.label) == "Open"]
    assert len(opening) == 10
    assert "Pain before 4 (of 10)" in words(app)
    app = press(app, "Show earlier sessions")
    assert len([each for each in app.button if seen_of(each.label) == "Open"]) == 12


def test_set_says_what_went_well_first_then_one_thing_to_try(
    look: Look, kept: Records, mine: Store
) -> None:
    add_set(kept, mine, deeper(0.0))
    app = press(look("session"), "Open")
    assert not app.exception
    said = [each.value for each in app.markdown]
    headings = [each.removeprefix("#### ").partition(": ")[2] for each in said]
    assert headings.index("What went well") < headings.index("Next time")
    assert "All 3 squats with nothing to change" in unescaped(app)
    assert [each.label for each in app.metric][:2] == ["Repetitions", "Form score"]


def test_every_repetition_stands_in_the_table(look: Look, kept: Records, mine: Store) -> None:
    add_set(kept, mine, deeper(0.0))
    app = press(look("session"), "Open")
    assert tables(app).count('<th scope="row"') == 3


def test_skeleton_is_replayed_from_the_kept_poses(look: Look, kept: Records, mine: Store) -> None:
    add_set(kept, mine, deeper(0.0))
    app = press(look("session"), "Open")
    (replay,) = app.get("bidi_component")
    assert replay.proto.component_name == "formcheck_replay"
    assert "knee bend" in words(app).lower()


def test_set_without_poses_says_so(look: Look, mine: Store) -> None:
    sitting = mine.sessions.start()
    its = mine.sets.open(sitting.id, SQUAT, Target())
    mine.sets.finish(its.id, squats().result)
    app = look("session", sitting=str(sitting.id))
    assert not app.exception
    assert "were not kept" in words(app)
    assert not app.get("bidi_component")


def test_live_set_is_replayed_as_it_was_judged(look: Look, mine: Store) -> None:
    sitting = mine.sessions.start()
    its = mine.sets.open(sitting.id, SQUAT, Target(), source="live")
    mine.sets.finish(its.id, squats().result, squats().track)
    app = look("session", sitting=str(sitting.id))
    assert len(app.get("bidi_component")) == 1
    assert "Done in front of the camera." in words(app)


def test_what_was_not_checked_says_what_to_do(look: Look, kept: Records, mine: Store) -> None:
    missing = summarise(squats().result).unchecked
    add_set(kept, mine, deeper(0.0))
    app = press(look("session"), "Open")
    assert missing
    assert "Not checked this time" in words(app)
    assert missing[0][1] in unescaped(app)


def like_a_hinge() -> SetResult:
    """Return the verdict on the squats as it is where a hip hinge fits clearly better."""
    nothing = deeper(0.0)
    return replace(
        nothing, reps=(), faults=(), scored=False, score=None, perhaps="hip_hinge",
        not_counted_reason="What I saw was not a squat.",
    )  # fmt: skip


def test_a_zero_says_why_and_asks_what_it_was(look: Look, kept: Records, mine: Store) -> None:
    add_set(kept, mine, like_a_hinge())
    app = press(look("session"), "Open")
    assert not app.exception
    assert [each.value for each in app.header] == [plain("What I saw was not a squat.")]
    assert "Is this perhaps a hip hinge?" in unescaped(app)
    assert "What went well" not in words(app)
    assert "Next time" not in words(app)


def test_a_set_that_was_another_exercise_is_judged_as_that(
    look: Look, kept: Records, mine: Store
) -> None:
    set_id = add_set(kept, mine, like_a_hinge())
    app = press(press(look("session"), "Open"), "Yes, look at it as a hip hinge")
    assert not app.exception
    its = mine.sets.get(set_id)
    assert its.exercise_id == "hip_hinge"
    assert [each.result.exercise_id for each in mine.verdicts.of_set(set_id)] == [
        "squat",
        "hip_hinge",
    ]
    assert "Is this perhaps a hip hinge" not in words(app)
    assert "Hip hinge" in words(app)


def test_poses_that_were_not_kept_cannot_be_looked_at_again(look: Look, mine: Store) -> None:
    sitting = mine.sessions.start()
    its = mine.sets.open(sitting.id, SQUAT, Target())
    mine.sets.finish(its.id, like_a_hinge())
    app = press(look("session", sitting=str(sitting.id)), "Yes, look at it as a hip hinge")
    assert "It could not be looked at again. no poses of this set were kept" in unescaped(app)
    assert mine.sets.get(its.id).exercise_id == "squat"


def test_set_is_chosen_by_its_address_and_kept_in_it(
    look: Look, kept: Records, mine: Store
) -> None:
    set_id = add_set(kept, mine, deeper(0.0), days_ago=1)
    its = mine.sets.get(set_id)
    second = mine.sets.open(its.session_id, SQUAT, Target())
    app = look("session", sitting=str(its.session_id), set=str(second.id))
    assert "still going on" in words(app)
    app = look("session", sitting=str(its.session_id))
    assert app.query_params["set"] == str(set_id)


def test_other_pages_lead_to_the_set_itself(
    look: Look, kept: Records, mine: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_id = add_set(kept, mine, deeper(0.0), days_ago=1)
    led: dict[str, str] = {}
    monkeypatch.setattr(state, "open_page", lambda name, **query: led.update(query, page=name))
    state.open_set(mine.sets.get(set_id).session_id, set_id)
    app = look(led.pop("page"), **led)
    assert "All sessions" in [seen_of(each.label) for each in app.button]
    assert app.query_params["set"] == str(set_id)


@pytest.mark.parametrize("address", ["nonsense", str(UUID(int=7))])
def test_guessed_address_learns_nothing(look: Look, mine: Store, address: str) -> None:
    del mine
    app = look("session", sitting=address)
    assert not app.exception
    assert "not among the records" in words(app)


def test_address_of_somebody_else_learns_as_little(
    look: Look, kept: Records, mine: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from formcheck.history.records import LoginIdentity, Person
    from formcheck.ui import gates

    monkeypatch.setenv("FORMCHECK_MODE", "clinic")
    video = tmp_path / "video.mp4"
    video.write_bytes(b"a video")
    clinic = furnish(kept, video)
    stranger = kept.store_of(clinic.ids["other_patient"]).accounts.me()
    monkeypatch.setattr(gates, "login_identity", lambda: LoginIdentity("i", "s"))
    monkeypatch.setattr(gates, "person_of_login", lambda *_: stranger)
    app = look("session", sitting=str(clinic.session_id), set=str(clinic.set_id))
    assert "not among the records" in words(app)
    assert isinstance(stranger, Person)
    with pytest.raises(AccessRefusedError):
        kept.store_of(stranger.id).sessions.get(clinic.session_id)
    assert mine.viewer_id != stranger.id


def test_interrupted_set_is_completed_with_what_was_heard(look: Look, mine: Store) -> None:
    set_id = stopped_set(mine)
    app = look("session")
    assert "1 repetition kept" in words(app)
    app = press(app, "Complete it")
    assert not app.exception
    assert mine.sets.get(set_id).status == "finished"
    assert mine.sets.reps(set_id)[0] == squats().result.reps[0]
    assert "All 3 squats with nothing to change" in unescaped(app)


def test_interrupted_set_is_discarded_only_after_asking(look: Look, mine: Store) -> None:
    set_id = stopped_set(mine)
    app = press(look("session"), "Discard it")
    assert mine.sets.get(set_id).status == "interrupted"
    assert "cannot be undone" in words(app)
    app = press(app, "Keep it")
    assert mine.sets.get(set_id).status == "interrupted"
    app = press(app, "Discard it")
    app = press(app, "Yes, discard it")
    assert mine.sets.get(set_id).status == "discarded"
    assert "stopped before its end" not in words(app)


def test_comments_are_shown_letter_by_letter(look: Look, kept: Records, mine: Store) -> None:
    set_id = add_set(kept, mine, deeper(0.0))
    mine.comments.write(mine.viewer_id, f"{HOSTILE}\nsecond line", set_id=set_id)
    app = press(look("session"), "Open")
    assert [each.value for each in app.text] == [f"{HOSTILE}\nsecond line"]
    assert plain(HOSTILE) in words(app)  # the place of the sitting
    assert HOSTILE not in [each.value for each in app.markdown]


def test_comment_is_written_to_the_set(look: Look, kept: Records, mine: Store) -> None:
    set_id = add_set(kept, mine, deeper(0.0))
    app = press(look("session"), "Open")
    app.text_area[0].set_value("Good even pace")
    app = press(app, "Send")
    assert "Good even pace" in words(app)
    (comment,) = mine.comments.of_person(mine.viewer_id)
    assert comment.set_id == set_id


def test_older_verdicts_are_mentioned(look: Look, kept: Records, mine: Store) -> None:
    set_id = add_set(kept, mine, deeper(0.0))
    mine.verdicts.add(set_id, replace(deeper(5.0), score=50.0))
    app = press(look("session"), "Open")
    assert "1 older verdict" in words(app)
    assert app.metric[1].value == "50"
