"""What is done of today's plan in front of the camera, in the order of the plan."""

from collections import Counter

from formcheck.programme.days import day_plan
from formcheck.programme.dose_done import LIVE
from formcheck.programme.record import Record
from formcheck.ui.exercise.course import CourseItem, course
from formcheck.ui.programme import specs
from formcheck.ui.state import Viewing


def first_open(context: Viewing, record: Record) -> int:
    """Return which set of today's course comes next: the first that was not done yet."""
    bouts = course(todays_items(context, record))
    unseen = {each.item for each in record.unseen if each.day == record.today}
    left = Counter(
        each.exercise_id for each in record.sets if each.day == record.today and each.source == LIVE
    )
    for number, bout in enumerate(bouts):
        name = bout.spec.id
        if name in unseen:
            continue
        if left[name] == 0:
            return number
        left[name] -= 1
    return 0


def todays_items(context: Viewing, record: Record) -> list[CourseItem]:
    """Return the exercises of today; empty before the check-in, and where nothing is due."""
    sitting = record.today_sitting
    if sitting is None or not sitting.is_checked_in:
        return []
    every = specs()
    day = day_plan(context.store, record, every)
    plan = record.version(sitting.before.get("plan_version"))
    if day is None or plan is None:
        return []
    may_add = day.mode == "usual" and day.light == "green"
    items = []
    for item in day.camera:
        its = plan.care.item(item.exercise)
        aim = plan.state(item.exercise) if its else None
        items.append(
            CourseItem(
                every[item.exercise],
                aim.level if aim else "beginner",
                item.dose,
                aim.target if aim else None,
                may_add=may_add,
            )
        )
    return items
