"""One exercise: what it is, its sets in front of the camera, and what came out of each."""

import streamlit as st

from formcheck.errors import FormcheckError
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import LEVELS, Level
from formcheck.live.browser_files import missing_browser_files
from formcheck.programme.permission import CALM
from formcheck.programme.plans import add_exercise, current_plan, remove_exercise
from formcheck.texts import say
from formcheck.ui.catalogue import exercise
from formcheck.ui.exercise.course import CourseItem, CourseSet, course
from formcheck.ui.exercise.exercise_url import ExerciseUrl, go, here
from formcheck.ui.exercise.stages import run_set, show_result, start
from formcheck.ui.exercise.today_course import todays_items
from formcheck.ui.exercises.about import about, clip_of, when_not
from formcheck.ui.exercises.best import show_best
from formcheck.ui.player.choices import read_choices
from formcheck.ui.programme import is_for_oneself, permission_of, record_of, this_day
from formcheck.ui.state import Viewing, needs_person, open_page, settings
from formcheck.ui.stop import questions_first, stopped
from formcheck.ui.window import name_window
from formcheck.ui.wording import plain


def page() -> None:
    """Show where somebody is: before the first set, in a set, or after one."""
    context = needs_person()
    if context is None:
        return
    place = here()
    bouts = course(_items(context, place))
    if not bouts:
        _nothing_to_do(context, place)
        return
    bout = bouts[min(place.at, len(bouts) - 1)]
    if _is_stopped(context, bout.spec):
        return
    if place.outlook == "set" and place.at < len(bouts) and _may_begin(context, bout.spec):
        run_set(context, place, bouts[place.at])
    elif place.outlook == "result":
        _titled_result(context, place, bouts)
    else:
        _before(context, place, bouts)


def _items(context: Viewing, place: ExerciseUrl) -> list[CourseItem]:
    """Return what is done: one exercise, or what today's plan holds."""
    if place.today:
        return todays_items(context, record_of(context))
    spec = exercise(place.exercise_id or "")
    return [CourseItem(spec, place.level)] if spec else []


def _nothing_to_do(context: Viewing, place: ExerciseUrl) -> None:
    if stopped(context):
        return
    if place.today:
        open_page("today")
    _unknown()


def _is_stopped(context: Viewing, spec: ExerciseSpec) -> bool:
    """Show the one screen where an answer shut the door to this exercise; return whether it did."""
    return spec.id not in CALM and stopped(context)


def _may_begin(context: Viewing, spec: ExerciseSpec) -> bool:
    """Return whether the viewer exercises for themself, and may do this now."""
    return is_for_oneself(context) and permission_of(context).refusal(spec) is None


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
    bout = bouts[min(place.at, len(bouts) - 1)]
    spec = bout.spec
    name_window(spec.name)
    st.title(plain(spec.name))
    st.markdown(plain(spec.purpose))
    left, right = st.columns([2, 3], gap="large")
    with left:
        clip_of(spec)
    with right:
        level = place.level if place.today else _level(place)
        when_not(spec)
        if is_for_oneself(context):
            _begin_or_not(context, place, bouts)
            if not place.today:
                _for_plan(context, spec, level)
        show_best(context, spec)
        about(spec, level, bout.item.dose)


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


def _begin_or_not(context: Viewing, place: ExerciseUrl, bouts: tuple[CourseSet, ...]) -> None:
    """Let the first set begin, or say why not now."""
    spec = bouts[min(place.at, len(bouts) - 1)].spec
    stands = permission_of(context)
    if questions_first(stands):
        return
    refusal = stands.refusal(spec)
    if refusal is None:
        _begin(context, place, bouts)
        return
    with st.container(border=True, key="try-refused"):
        st.markdown(f"**{say('stop.refused')}**")
        st.markdown(plain(refusal))


def _begin(context: Viewing, place: ExerciseUrl, bouts: tuple[CourseSet, ...]) -> None:
    way = read_choices(context.records, context.me.id).way
    st.markdown(say(f"exercise.begin_hint_{way}", sets=len(bouts) - min(place.at, len(bouts) - 1)))
    missing = missing_browser_files(settings().model_folder)
    if missing and way != "frames":
        st.warning(say("exercise.browser_files", missing=", ".join(missing)))
    if st.button(say("exercise.begin"), type="primary", icon=":material/play_arrow:"):
        start(context, place if place.at < len(bouts) else place.from_the_top())
    st.caption(say("exercise.space"))


def _for_plan(context: Viewing, spec: ExerciseSpec, level: Level) -> None:
    """Let the exercise be put into the plan, or taken out of it."""
    if permission_of(context).refusal(spec) is not None:
        return
    plan = current_plan(context.store, context.me.id)
    within = plan is not None and plan.care.item(spec.id) is not None
    icon = "playlist_add_check" if within else "playlist_add"
    label = say("exercise.off_today" if within else "exercise.on_today")
    if not st.button(label, icon=f":material/{icon}:"):
        return
    try:
        if within:
            remove_exercise(context.store, context.me.id, spec.id)
        else:
            add_exercise(context.store, context.me.id, spec, today=this_day(), level=level)
    except FormcheckError as error:
        st.warning(plain(str(error)))
        return
    st.rerun()
