"""One exercise: what it is, its sets in front of the camera, and what came out of each."""

import streamlit as st

from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import LEVELS, Level
from formcheck.live.browser_files import missing_browser_files
from formcheck.texts import say
from formcheck.ui.catalogue import exercise
from formcheck.ui.exercise.course import CourseSet, course
from formcheck.ui.exercise.exercise_url import ExerciseUrl, go, here
from formcheck.ui.exercise.stages import run_set, show_result, start
from formcheck.ui.exercises.about import about, clip_of
from formcheck.ui.exercises.best import show_best
from formcheck.ui.exercises.chosen import ExerciseChoice, TodayList, keep_today, read_today
from formcheck.ui.player.choices import read_choices
from formcheck.ui.state import Viewing, needs_person, open_page, settings
from formcheck.ui.window import name_window
from formcheck.ui.wording import plain


def page() -> None:
    """Show where somebody is: before the first set, in a set, or after one."""
    context = needs_person()
    if context is None:
        return
    place = here()
    bouts = course(_exercises(context, place))
    if not bouts:
        _unknown()
        return
    if place.outlook == "set" and place.at < len(bouts) and _may_exercise(context):
        run_set(context, place, bouts[place.at])
    elif place.outlook == "result":
        _titled_result(context, place, bouts)
    else:
        _before(context, place, bouts)


def _exercises(context: Viewing, place: ExerciseUrl) -> list[tuple[ExerciseSpec, Level]]:
    """Return what is done: one exercise, or the list of today."""
    if place.today:
        choices = read_today(context.records, context.person_id).choices
        wanted = [(each.exercise_id, each.level) for each in choices]
    else:
        wanted = [(place.exercise_id or "", place.level)]
    found = [(exercise(exercise_id), level) for exercise_id, level in wanted]
    return [(spec, level) for spec, level in found if spec is not None]


def _unknown() -> None:
    st.title(say("exercise.title"))
    st.info(say("exercise.unknown"))
    if st.button(say("exercise.to_library"), type="primary"):
        open_page("exercises")


def _titled_result(context: Viewing, place: ExerciseUrl, bouts: tuple[CourseSet, ...]) -> None:
    done = min(place.at, len(bouts))
    st.title(
        say("exercise.after_stop" if place.broke else "exercise.after", done=done, of=len(bouts))
    )
    show_result(context, place, bouts)


def _before(context: Viewing, place: ExerciseUrl, bouts: tuple[CourseSet, ...]) -> None:
    spec = bouts[min(place.at, len(bouts) - 1)].spec
    name_window(spec.name)
    st.title(plain(spec.name))
    st.markdown(plain(spec.purpose))
    left, right = st.columns([2, 3], gap="large")
    with left:
        clip_of(spec)
    with right:
        level = place.level if place.today else _level(place)
        if _may_exercise(context):
            _begin(context, place, bouts)
        if not place.today:
            _for_today(context, ExerciseChoice(exercise_id=spec.id, level=level))
        show_best(context, spec)
        about(spec, level)


def _level(place: ExerciseUrl) -> Level:
    level: Level = st.segmented_control(
        say("analyse.level"),
        LEVELS,
        default=place.level,
        format_func=lambda each: say(f"analyse.level_{each}"),
        required=True,
        key="exercise_level",
    )
    if level != place.level:
        go(ExerciseUrl(exercise_id=place.exercise_id, level=level))
        st.rerun()
    return level


def _begin(context: Viewing, place: ExerciseUrl, bouts: tuple[CourseSet, ...]) -> None:
    way = read_choices(context.records, context.me.id).way
    st.markdown(say(f"exercise.begin_hint_{way}", sets=len(bouts)))
    missing = missing_browser_files(settings().model_folder)
    if missing and way != "frames":
        st.warning(say("exercise.browser_files", missing=", ".join(missing)))
    if st.button(say("exercise.begin"), type="primary", icon=":material/play_arrow:"):
        start(context, place if place.at < len(bouts) else place.from_the_top())
    st.caption(say("exercise.space"))


def _for_today(context: Viewing, choice: ExerciseChoice) -> None:
    """Let the exercise be put on the list of today, or taken off it."""
    if not _may_exercise(context):
        return
    today = read_today(context.records, context.me.id)
    on_list = today.has(choice.exercise_id)
    label = say("exercise.off_today" if on_list else "exercise.on_today")
    if st.button(
        label, icon=":material/playlist_add_check:" if on_list else ":material/playlist_add:"
    ):
        _keep(context, today.without(choice.exercise_id) if on_list else today.with_one(choice))


def _keep(context: Viewing, today: TodayList) -> None:
    keep_today(context.records, context.me.id, today)
    st.rerun()


def _may_exercise(context: Viewing) -> bool:
    """Return whether the viewer exercises for themself; else say so."""
    return context.is_own and not context.is_sample
