from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from formcheck.exercises.result import Feedback, NotCounted
from formcheck.pose.frame import ImageArray, PoseFrame
from formcheck.report.overlay import LONGEST_SIDE_PX, SHORTEST_SIDE_PX, Overlay, layout_for
from formcheck.report.palette import INK, ORANGE, SKY, rgb
from scenery.results import (
    KNEE,
    rough_rep,
    shallow,
    squat_feedback,
    squat_rep,
    squat_result,
    squat_track,
)

TRACK = squat_track()
FEEDBACK = squat_feedback(TRACK, squat_result())
STANDING, DEEP = 10, 90


def ground(size_px: tuple[int, int] = (640, 480)) -> ImageArray:
    return np.full((size_px[1], size_px[0], 3), 200, dtype=np.uint8)


def drawn(feedback: Feedback, pose: PoseFrame | None = None) -> ImageArray:
    return Overlay((640, 480)).draw(ground(), pose or TRACK.frame(DEEP), feedback)


def has(image: ImageArray, colour: str) -> bool:
    return bool((np.abs(image.astype(int) - rgb(colour)) <= 2).all(axis=2).any())


def caption(image: ImageArray) -> ImageArray:
    return image[layout_for((640, 480)).picture_px[1] :]


def plain(feedback: Feedback) -> Feedback:
    return replace(feedback, active_faults=(), cue=None, message=None)


@pytest.mark.parametrize(
    "size_px", [(640, 480), (1920, 1080), (1080, 1920), (64, 48), (3, 1001), (641, 359)]
)
def test_layout_is_even_fits_the_screen_and_keeps_the_shape(size_px: tuple[int, int]) -> None:
    layout = layout_for(size_px)
    width, height = layout.size_px

    assert width % 2 == height % 2 == layout.picture_px[1] % 2 == 0
    assert max(width, height) <= LONGEST_SIDE_PX
    if size_px == (64, 48):
        assert min(width, height) == SHORTEST_SIDE_PX
    if min(size_px) > 10:
        drawn_aspect = layout.picture_px[0] / layout.picture_px[1]
        assert drawn_aspect == pytest.approx(size_px[0] / size_px[1], rel=0.02)


def test_skeleton_is_drawn_on_the_joints() -> None:
    image = drawn(plain(FEEDBACK[STANDING]), TRACK.frame(STANDING))
    x, y = np.rint(TRACK.frame(STANDING).image_px[KNEE[0]]).astype(int)

    assert has(image[y - 4 : y + 5, x - 4 : x + 5], SKY)


def test_nobody_found_draws_nobody() -> None:
    nobody = PoseFrame.empty(1.0, (640, 480))

    assert not has(drawn(plain(FEEDBACK[STANDING]), nobody), SKY)


def test_faulty_limb_is_orange_and_its_joints_are_boxed() -> None:
    clean = drawn(plain(FEEDBACK[DEEP]))
    faulty = drawn(replace(plain(FEEDBACK[DEEP]), active_faults=(shallow(),)))
    x, y = TRACK.frame(DEEP).image_px[KNEE[1]]

    assert not has(clean, ORANGE)
    assert has(faulty, ORANGE)
    beside = faulty[int(y) - 8 : int(y) + 9, int(x) + 8 : int(x) + 12]
    assert has(beside, ORANGE), "the square around the joint"


def test_cue_stays_long_enough_to_be_read_and_then_goes() -> None:
    overlay = Overlay((640, 480))
    pose, quiet = TRACK.frame(DEEP), plain(FEEDBACK[DEEP])
    overlay.draw(ground(), pose, replace(quiet, cue="Sit lower.", time_s=1.0))

    soon = overlay.draw(ground(), pose, replace(quiet, time_s=3.5))
    later = overlay.draw(ground(), pose, replace(quiet, time_s=4.5))

    assert has(caption(soon), ORANGE)
    assert (caption(later) == rgb(INK)).all()


def test_last_repetition_fills_the_silence() -> None:
    overlay = Overlay((640, 480))
    pose, quiet = TRACK.frame(DEEP), plain(FEEDBACK[DEEP])
    overlay.draw(ground(), pose, replace(quiet, finished_rep=squat_rep(1)))

    assert (caption(overlay.draw(ground(), pose, quiet)) != rgb(INK)).any()


def test_praise_is_blue_and_what_cannot_be_judged_comes_first() -> None:
    praise = drawn(replace(plain(FEEDBACK[DEEP]), cue="Well done.", praise=True))
    unseen = drawn(replace(plain(FEEDBACK[DEEP]), cue="Well done.", message="turn side-on"))

    assert has(caption(praise), SKY)
    assert not has(caption(unseen), SKY)
    assert not has(caption(unseen), ORANGE)
    assert (caption(unseen) != rgb(INK)).any()


def test_count_takes_a_fifth_of_the_height() -> None:
    image = drawn(replace(plain(FEEDBACK[STANDING]), rep_count=8), PoseFrame.empty(0, (640, 480)))
    corner = image[:200, 400:]
    bright: NDArray[np.bool_] = np.asarray((corner > 240).all(axis=2))
    rows = np.flatnonzero(bright.any(axis=1))

    digit = rows[rows < rows[0] + 0.25 * image.shape[0]]
    assert digit[-1] - digit[0] >= 0.19 * image.shape[0]


def test_count_changes_the_picture_and_hold_counts_seconds() -> None:
    one = drawn(replace(plain(FEEDBACK[DEEP]), rep_count=1))
    two = drawn(replace(plain(FEEDBACK[DEEP]), rep_count=2))
    held = drawn(replace(plain(FEEDBACK[DEEP]), hold_s=2.4))

    assert (one != two).any()
    assert (two[:150] == held[:150]).all(), "the same digit"
    assert (two != held).any(), "another word below it"


def test_no_angle_is_drawn_where_none_was_measured() -> None:
    measured = drawn(plain(FEEDBACK[DEEP]))
    unknown = drawn(replace(plain(FEEDBACK[DEEP]), driver=float("nan")))
    x, y = TRACK.frame(DEEP).image_px[KNEE[1]].astype(int)

    beside = np.s_[y - 12 : y + 12, x + 20 : x + 60]
    assert (measured[beside] < 100).any()
    assert (unknown[beside] == 200).all()


def test_long_sentences_shrink_into_their_strip() -> None:
    words = "Please turn side-on to the camera and step back so that it sees your whole body. " * 3

    image = drawn(replace(plain(FEEDBACK[DEEP]), message=words))

    assert image.shape == Overlay((640, 480)).draw(ground(), TRACK.frame(0), FEEDBACK[0]).shape
    assert (caption(image) != rgb(INK)).any()


@pytest.mark.parametrize(
    "ended",
    [
        {"finished_rep": rough_rep(1)},
        {"not_counted": NotCounted(1.0, 2.0, "given_up")},
    ],
)
def test_a_movement_without_a_number_fills_the_silence_too(ended: dict[str, Any]) -> None:
    overlay = Overlay((640, 480))
    pose, quiet = TRACK.frame(DEEP), plain(FEEDBACK[DEEP])
    overlay.draw(ground(), pose, replace(quiet, **ended))

    assert (caption(overlay.draw(ground(), pose, quiet)) != rgb(INK)).any()
