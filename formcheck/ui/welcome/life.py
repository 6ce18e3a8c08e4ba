"""What somebody wants back, how it hurts, what they have and like, and the plan from it."""

import streamlit as st

from formcheck.care.day.today import weekday
from formcheck.care.plan.days import every_other_day
from formcheck.care.profile import WEEKDAYS, Goal
from formcheck.errors import FormcheckError
from formcheck.exercises.terms import LEVELS, Equipment
from formcheck.history.records import PainKind
from formcheck.programme.person import said_of_self
from formcheck.programme.plans import make
from formcheck.programme.welcome import say_activities, say_first_pain, take_step
from formcheck.texts import say
from formcheck.ui.body_map.component import body_map
from formcheck.ui.body_map.regions import QUALITIES, place_said, regions_of
from formcheck.ui.catalogue import exercise_name
from formcheck.ui.programme import specs, this_day
from formcheck.ui.scales import pain_scale, scale
from formcheck.ui.state import Viewing
from formcheck.ui.wording import plain

ACTIVITIES = 3
ACTIVITY_MAX = 80
EQUIPMENT: tuple[Equipment, ...] = ("chair", "mat", "band", "weight", "box", "space")
MINUTES = (10, 15, 20, 25, 30)
GOALS: tuple[Goal, ...] = ("move", "strength", "lift", "sit", "balance", "bend", "calm")
SINCE_WEEKS = {"days": 1.0, "weeks": 4.0, "months": 20.0, "year": 60.0}
"""How long it has hurt, as one taps it, and the weeks that stand for it."""

PAINS: dict[str, PainKind] = {"now": "now", "worst": "worst_24h", "usual": "average_7d"}


def activities(context: Viewing) -> bool:
    """Ask for what is hard because of the back, and how well each goes."""
    st.markdown(say("welcome.activities_hint"))
    kept = [
        each.items
        for each in context.store.questionnaires.of_person(context.person_id)
        if each.tool == "psfs"
    ]
    before = list(kept[-1].items()) if kept else []
    said: dict[str, float] = {}
    for number in range(ACTIVITIES):
        name, score = before[number] if number < len(before) else ("", None)
        given = st.text_input(
            say("welcome.activity", number=number + 1),
            name,
            max_chars=ACTIVITY_MAX,
            placeholder=say(f"welcome.activity_example_{number + 1}"),
            key=f"activity-{number}",
        ).strip()
        if given:
            value = None if score is None else int(score)
            how = scale(say("welcome.activity_how"), "activity", f"how-{number}", value)
            if how is not None:
                said[given] = float(how)
    if st.button(say("welcome.next"), type="primary"):
        say_activities(context.store, said)
        take_step(context.store, "activities")
        return True
    return False


def pain(context: Viewing) -> bool:
    """Ask how much it hurts, where, since when, and what it feels like."""
    entries = context.store.pain.of_person(context.person_id)
    last = [each for each in entries if each.kind == "now"][-1:]
    scores = {name: pain_scale(say(f"welcome.pain_{name}"), f"pain-{name}") for name in PAINS}
    st.markdown(f"**{say('body_map.label')}**")
    regions = body_map(regions_of(last[0].place if last else None), key="where")
    qualities = st.pills(
        say("welcome.quality"),
        QUALITIES,
        selection_mode="multi",
        format_func=lambda each: say(f"welcome.quality_{each}"),
        key="quality",
    )
    since = st.segmented_control(
        say("welcome.since"),
        tuple(SINCE_WEEKS),
        format_func=lambda each: say(f"welcome.since_{each}"),
        key="since",
    )
    if not st.button(say("welcome.next"), type="primary"):
        return False
    if any(score is None for score in scores.values()):
        st.warning(say("welcome.pain_missing"))
        return False
    given = {PAINS[name]: score for name, score in scores.items() if score is not None}
    say_first_pain(context.store, given, place_said(regions))
    take_step(
        context.store,
        "pain",
        {
            "pain_now": given["now"],
            "usual_pain": given["average_7d"],
            "weeks_of_pain": SINCE_WEEKS[since] if since else None,
            "pain_quality": list(qualities),
        },
    )
    return True


def home(context: Viewing) -> bool:
    """Ask for what is at hand, how much time there is, and on which days."""
    said = said_of_self(context.store, context.person_id)
    equipment = st.pills(
        say("welcome.equipment"),
        EQUIPMENT,
        selection_mode="multi",
        default=[each for each in EQUIPMENT if each in said.equipment],
        format_func=lambda each: say(f"welcome.equipment_{each}"),
        key="equipment",
    )
    minutes = st.segmented_control(
        say("welcome.minutes"),
        MINUTES,
        default=said.minutes_per_day if said.minutes_per_day in MINUTES else 20,
        format_func=lambda each: say("welcome.minutes_each", minutes=each),
        required=True,
        key="minutes",
    )
    days = st.pills(
        say("welcome.days"),
        WEEKDAYS,
        selection_mode="multi",
        default=list(said.days or every_other_day(weekday(this_day()))),
        format_func=lambda each: say(f"weekday.{each}"),
        key="days",
    )
    st.caption(say("welcome.days_hint"))
    if st.button(say("welcome.next"), type="primary"):
        chosen = {"equipment": list(equipment), "minutes_per_day": minutes, "days": list(days)}
        take_step(context.store, "home", chosen)
        return True
    return False


def wishes(context: Viewing) -> bool:
    """Ask for goals, how used to exercise somebody is, and what they would rather not do."""
    said = said_of_self(context.store, context.person_id)
    goals = st.pills(
        say("welcome.goals"),
        GOALS,
        selection_mode="multi",
        default=list(said.goals),
        format_func=lambda each: say(f"welcome.goal_{each}"),
        key="goals",
    )
    level = st.segmented_control(
        say("welcome.level"),
        LEVELS,
        default=said.level,
        format_func=lambda each: say(f"welcome.level_{each}"),
        required=True,
        key="level",
    )
    every = sorted(specs(), key=exercise_name)
    likes = st.multiselect(
        say("welcome.likes"),
        every,
        default=[each for each in said.likes if each in every],
        format_func=exercise_name,
        key="likes",
    )
    dislikes = st.multiselect(
        say("welcome.dislikes"),
        every,
        default=[each for each in said.dislikes if each in every],
        format_func=exercise_name,
        key="dislikes",
    )
    if st.button(say("welcome.next"), type="primary"):
        chosen = {"goals": list(goals), "level": level, "likes": likes, "dislikes": dislikes}
        take_step(context.store, "wishes", chosen)
        return True
    return False


def plan(context: Viewing) -> bool:
    """Make the plan."""
    st.markdown(say("welcome.plan_hint"))
    if not st.button(say("welcome.plan_make"), type="primary"):
        return False
    try:
        make(context.store, context.person_id, specs(), today=this_day())
    except FormcheckError as error:
        st.warning(plain(str(error)))
        return False
    return True
