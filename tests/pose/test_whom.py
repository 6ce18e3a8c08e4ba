"""Whom to follow in a recording is decided by who moves as one does who exercises."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from formcheck.pose.everybody import PeopleLook
from formcheck.pose.frame import PoseFrame
from formcheck.pose.guide import Guide
from formcheck.pose.people import Lock, Sighting
from formcheck.pose.region import Region
from formcheck.pose.whom import choose, in_mirror, people_in
from scenery.figures import squat

TRACK = squat(3)
EXERCISER = [TRACK.frame(index) for index in range(0, len(TRACK), 20)]
LATER = [*EXERCISER[5:], *EXERCISER[:5]]
"""The same movement by somebody who began earlier."""
LENGTH_PX = Region.of(EXERCISER[0]).diagonal_px


def beside(pose: PoseFrame, lengths: float, size: float = 1.0) -> PoseFrame:
    centre_px = np.array(Region.of(EXERCISER[0]).centre_px)
    moved_px = (pose.image_px - centre_px) * size + centre_px + [lengths * LENGTH_PX, 0.0]
    return replace(pose, image_px=moved_px)


def standing(lengths: float, size: float = 1.0) -> list[PoseFrame]:
    return [beside(EXERCISER[0], lengths, size)] * len(EXERCISER)


def looks(*people: Sequence[PoseFrame | None]) -> list[PeopleLook]:
    return [
        PeopleLook(pose.time_s, tuple(replace(one, time_s=pose.time_s) for one in row if one))
        for pose, row in zip(EXERCISER, zip(*people, strict=True), strict=True)
    ]


def follows(guide: Guide, people: Sequence[PoseFrame]) -> bool:
    regions = [moment.person.region for moment in guide.moments if moment.person]
    return regions == [Region.of(pose) for pose in people]


def test_one_person_alone_is_followed_and_nothing_is_said() -> None:
    choice = choose(looks(EXERCISER))
    assert follows(choice.guide, EXERCISER)
    assert choice.note == ""


def test_who_moves_is_followed_although_somebody_stands_nearer() -> None:
    choice = choose(looks(standing(-1.5, 1.8), EXERCISER))
    assert follows(choice.guide, EXERCISER)
    assert choice.note == "two people were in view; the one on the right, who moves, was followed"


def test_a_moment_of_the_guide_says_who_else_was_there() -> None:
    nearer = standing(-1.5, 1.8)
    guide = choose(looks(nearer, EXERCISER)).guide
    first = replace(nearer[0], time_s=EXERCISER[0].time_s)
    assert guide.moments[0] == Lock(Sighting.of(EXERCISER[0]), (Sighting.of(first),))


def test_where_nobody_moves_who_fills_more_of_the_picture_is_followed() -> None:
    nearer = standing(2.0, 1.5)
    choice = choose(looks(standing(0.0), nearer))
    assert follows(choice.guide, nearer)
    assert "none was seen to move; the one on the right was followed" in choice.note


def test_where_two_move_it_is_said_and_what_to_do() -> None:
    choice = choose(looks([beside(pose, 1.2, 0.9) for pose in LATER], EXERCISER))
    assert choice.note == (
        "I see two people moving: the one on the left was followed; film one alone to be sure"
    )


def test_a_mirror_image_is_nobody_else() -> None:
    mirrored = TRACK.mirrored()
    image = [mirrored.frame(index) for index in range(0, len(TRACK), 20)]
    away = (Region.of(EXERCISER[0]).centre_px[0] - Region.of(image[0]).centre_px[0]) / LENGTH_PX
    on_the_wall = [beside(pose, 1.5 + 0.6 * away, 0.6) for pose in image]
    choice = choose(looks(EXERCISER, on_the_wall))
    assert follows(choice.guide, EXERCISER)
    assert choice.note == ""


def test_who_walks_through_the_picture_is_not_followed() -> None:
    across = np.linspace(-3.0, 3.0, len(EXERCISER))
    walker = [beside(pose, at, 1.2) for pose, at in zip(LATER, across, strict=True)]
    assert follows(choose(looks(EXERCISER, walker)).guide, EXERCISER)


def test_who_is_seen_once_just_passes_by() -> None:
    once: list[PoseFrame | None] = [None] * len(EXERCISER)
    once[4] = beside(EXERCISER[0], 2.0)
    assert len(people_in(looks(EXERCISER, once))) == 1


def test_a_small_figure_that_never_moves_is_not_worth_a_word() -> None:
    assert choose(looks(EXERCISER, standing(1.5, 0.4))).note == ""


def test_nobody_is_chosen_where_nobody_is_seen() -> None:
    assert choose([PeopleLook(0.0, ())]).guide == Guide()


def test_in_a_mirror_who_was_on_the_left_is_on_the_right() -> None:
    note = choose(looks([beside(pose, 1.2, 0.9) for pose in LATER], EXERCISER)).note
    turned = in_mirror(note)
    assert turned == note.replace("left", "right")
    assert in_mirror(turned) == note
    assert in_mirror("left and right of the legs had been exchanged") == (
        "left and right of the legs had been exchanged"
    )
