"""Following one person among several: drawn people whose places are known, and real ones."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from formcheck.pose.follow import Follower
from formcheck.pose.frame import Frame, PoseFrame
from formcheck.pose.guide import Guide
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.people import Lock, Sighting
from formcheck.pose.region import Region, square_tiles, window_round
from tests.pose.scenes import SIZE_PX, DrawnPeople, DrawnTracker, box, film, found_in, pose_in

PATIENT, PASSER_BY = 40, 90
NEAR = box(200, 180, 300)
FAR = box(500, 200, 150)
TEN_SECONDS = 300


def seen(region: Region, time_s: float = 0.0) -> Sighting:
    return Sighting.of(pose_in(region, time_s=time_s))


def moved(region: Region, x_px: float, y_px: float = 0.0) -> Region:
    return Region(
        region.left_px + x_px, region.top_px + y_px, region.right_px + x_px, region.bottom_px + y_px
    )


class Watch:
    """A follower of drawn people, and what became of it."""

    def __init__(
        self, preferred: Sequence[int] = (PASSER_BY, PATIENT), guide: Guide | None = None
    ) -> None:
        self.survey = DrawnPeople(preferred)
        self.trackers: list[DrawnTracker] = []
        self._preferred = preferred
        self.follower = Follower(self.survey, self._new_tracker, guide)

    def _new_tracker(self) -> DrawnTracker:
        self.trackers.append(DrawnTracker(self._preferred))
        return self.trackers[-1]

    def follow(self, scenes: Iterable[Mapping[int, Region]]) -> list[PoseFrame | None]:
        return [self.follower.follow(frame) for frame in film(scenes)]


def middles(poses: Iterable[PoseFrame | None]) -> list[float]:
    return [np.nan if pose is None else Region.of(pose).centre_px[0] for pose in poses]


# Who is chosen


def test_the_largest_person_at_the_start_is_followed() -> None:
    lock = Lock().look_round([pose_in(FAR), pose_in(NEAR)])
    assert lock.person == seen(NEAR)
    assert lock.others == (seen(FAR),)


def test_nobody_is_followed_while_nobody_is_seen() -> None:
    assert Lock().look_round([]) == Lock()


def test_a_person_is_known_again_by_place_even_when_another_is_larger_by_now() -> None:
    lock = Lock().look_round([pose_in(NEAR), pose_in(FAR)])
    grown = box(500, 180, 340)
    lock = lock.look_round([pose_in(grown, time_s=1.0), pose_in(moved(NEAR, 15), time_s=1.0)])
    assert lock.person is not None
    assert lock.person.region == moved(NEAR, 15)


def test_somebody_known_is_not_taken_for_a_lost_person() -> None:
    lock = Lock().look_round([pose_in(NEAR), pose_in(FAR)])
    lock = lock.look_round([pose_in(moved(FAR, -20), time_s=0.5)])
    assert lock.person == seen(NEAR)
    assert lock.others == (seen(moved(FAR, -20), 0.5),)


def test_a_lost_person_is_known_again_where_they_could_have_walked_to() -> None:
    lock = Lock().look_round([pose_in(NEAR), pose_in(FAR)])
    back = moved(NEAR, 225)
    soon = lock.look_round([pose_in(back, time_s=0.1), pose_in(FAR, time_s=0.1)])
    later = lock.look_round([pose_in(back, time_s=2.0), pose_in(FAR, time_s=2.0)])
    assert soon.person == seen(NEAR)
    assert later.person is not None
    assert later.person.region == back


def test_who_appears_while_the_person_is_lost_is_no_stranger() -> None:
    # Too far to be believed at once, and alone: most likely the person, found again late.
    lock = Lock().look_round([pose_in(NEAR)])
    lock = lock.look_round([pose_in(moved(NEAR, 350), time_s=0.2)])
    assert lock.others == ()
    lock = lock.look_round([pose_in(moved(NEAR, 350), time_s=1.5)])
    assert lock.person is not None
    assert lock.person.time_s == 1.5


def test_a_jump_is_not_believed_but_a_crouch_is() -> None:
    lock = Lock().look_round([pose_in(NEAR)])
    assert lock.jumps_to(seen(moved(NEAR, 150), 1 / 30))
    assert not lock.jumps_to(seen(box(200, 240, 180), 0.2))


def test_the_size_of_a_body_is_remembered_through_a_crouch() -> None:
    # A scrap of a person must not become the measure of what is near and what is large.
    lock = Lock().look_round([pose_in(NEAR)])
    crouched = lock.moved_to(seen(box(200, 250, 150), 0.1))
    assert crouched.jumps_to(seen(box(200, 250, 60), 0.2))


def test_people_who_left_are_forgotten() -> None:
    lock = Lock().look_round([pose_in(NEAR), pose_in(FAR)])
    lock = lock.look_round([pose_in(NEAR, time_s=11.0)])
    assert lock.others == ()


@given(
    x_px=st.floats(-500, 500),
    scale=st.floats(0.2, 5.0),
    order=st.permutations(range(3)),
)
def test_the_choice_depends_neither_on_scale_nor_place_nor_order(
    x_px: float, scale: float, order: list[int]
) -> None:
    before = [box(300, 300, 400), box(700, 300, 350), box(1000, 300, 380)]
    after = [moved(region, 25, 10) for region in before]

    def changed(region: Region) -> Region:
        return Region(
            *(
                (edge_px + shift_px) * scale
                for edge_px, shift_px in zip(
                    (region.left_px, region.top_px, region.right_px, region.bottom_px),
                    (x_px, 0, x_px, 0),
                    strict=True,
                )
            )
        )

    lock = Lock().look_round([pose_in(changed(region)) for region in before])
    lock = lock.look_round([pose_in(changed(after[place]), time_s=0.2) for place in order])
    assert lock.person is not None
    assert lock.person.region == as_found(changed(after[0]))
    assert len(lock.others) == 2


def as_found(region: Region) -> Region:
    return Region.of(pose_in(region))


# Following through pictures


def test_one_person_costs_one_look_every_five_seconds() -> None:
    watch = Watch()
    poses = watch.follow({PATIENT: moved(NEAR, index / 6)} for index in range(TEN_SECONDS))
    assert all(poses)
    assert watch.survey.looks == 2 * (1 + len(square_tiles(SIZE_PX)))
    assert [tracker.looks for tracker in watch.trackers] == [TEN_SECONDS]


def test_a_pose_found_in_a_window_is_given_in_pixels_of_the_whole_picture() -> None:
    watch = Watch()
    [pose] = watch.follow([{PATIENT: NEAR, PASSER_BY: FAR}])
    assert pose is not None
    np.testing.assert_allclose(pose.image_px, pose_in(NEAR).image_px, atol=0.51)
    assert pose.size_px == SIZE_PX


def test_the_followed_person_is_kept_although_the_tracker_likes_another_better() -> None:
    scenes = [{PATIENT: NEAR, PASSER_BY: moved(FAR, -index / 2)} for index in range(200)]
    assert middles(Watch().follow(scenes)) == pytest.approx([200] * 200, abs=1)


def test_a_lost_person_is_missing_and_nobody_else_is_followed_instead() -> None:
    both = {PATIENT: NEAR, PASSER_BY: FAR}
    alone = {PASSER_BY: FAR}
    poses = Watch().follow([both] * 60 + [alone] * 90 + [both] * 60)
    found = [pose is not None for pose in poses]
    assert all(found[:60])
    assert not any(found[60:150])
    assert all(found[160:])
    assert middles(poses[160:]) == pytest.approx([200] * 50, abs=1)


def test_a_person_who_leaves_and_comes_back_elsewhere_is_followed_again() -> None:
    poses = Watch().follow([{PATIENT: NEAR}] * 60 + [{}] * 90 + [{PATIENT: moved(NEAR, 250)}] * 60)
    assert middles(poses[:60]) == pytest.approx([200] * 60, abs=1)
    assert middles(poses[-50:]) == pytest.approx([450] * 50, abs=1)


def test_a_distant_person_is_found_and_followed_across_the_picture() -> None:
    scenes = [{PATIENT: box(75 + 1.5 * index, 200, 125)} for index in range(TEN_SECONDS)]
    poses = Watch().follow(scenes)
    assert all(poses)
    expected = [75 + 1.5 * index for index in range(TEN_SECONDS)]
    assert middles(poses) == pytest.approx(expected, abs=1)


def test_nobody_in_view_is_no_pose_and_few_looks() -> None:
    watch = Watch()
    assert watch.follow([{}] * 90) == [None] * 90
    assert watch.survey.looks <= 3 * (1 + len(square_tiles(SIZE_PX)))


def test_a_person_who_comes_into_view_late_is_followed() -> None:
    poses = Watch().follow([{}] * 40 + [{PATIENT: NEAR}] * 40)
    assert poses[:40] == [None] * 40
    assert all(poses[40:])


def test_every_tracker_is_closed_but_not_the_survey() -> None:
    watch = Watch()
    watch.follow({PATIENT: box(75 + 1.5 * index, 200, 125)} for index in range(TEN_SECONDS))
    watch.follower.close()
    assert len(watch.trackers) > 1
    assert all(tracker.closed for tracker in watch.trackers)
    assert not watch.survey.closed


# Parts of the picture


@given(st.integers(64, 4000), st.integers(64, 4000))
def test_squares_fill_the_picture_and_lie_within_it(width_px: int, height_px: int) -> None:
    assume(width_px != height_px)
    tiles = square_tiles((width_px, height_px))
    whole = Region.whole((width_px, height_px))
    assert all(whole.holds(tile) for tile in tiles)
    assert tiles[0].left_px == tiles[0].top_px == 0
    assert (tiles[-1].right_px, tiles[-1].bottom_px) == (width_px, height_px)
    for one, other in itertools.pairwise(tiles):
        assert one.overlap_frac(other) > 0.25
        assert one.width_px == one.height_px == min(width_px, height_px)


@given(st.floats(-100, 750), st.floats(-100, 450), st.floats(1, 1000), st.sampled_from([1.0, 0.3]))
def test_a_window_lies_in_the_picture_and_holds_the_person(
    x_px: float, y_px: float, height_px: float, width_frac: float
) -> None:
    half_px = height_px * width_frac / 2
    person = Region(x_px - half_px, y_px - height_px / 2, x_px + half_px, y_px + height_px / 2)
    window = window_round(person, SIZE_PX)
    whole = Region.whole(SIZE_PX)
    assert whole.holds(window)
    visible = person.shared_with(whole)
    if visible.width_px > 0 and visible.height_px > 0:
        assert window.overlap_frac(visible) > 0
        assert Region(*(round(edge) for edge in _edges(window))).holds(
            Region(*(round(edge) for edge in _edges(visible)))
        )


def _edges(region: Region) -> tuple[float, float, float, float]:
    return region.left_px, region.top_px, region.right_px, region.bottom_px


def test_a_pose_cut_out_and_put_back_is_where_it_was() -> None:
    window = Region(100, 50, 300, 250)
    inside = pose_in(box(100, 100, 150), size_px=(200, 200))
    back = window.restore(inside, SIZE_PX)
    np.testing.assert_allclose(back.image_px, inside.image_px + np.array([100, 50]))
    assert back.size_px == SIZE_PX


# Going by a guide


def guided(person: Region, other: Region, times_s: Sequence[float] = (0.0,)) -> Guide:
    return Guide(
        tuple(Lock(seen(person, at_s), (seen(other, at_s),)) for at_s in times_s), sure=True
    )


def test_whom_the_guide_shows_is_followed_although_another_is_larger() -> None:
    watch = Watch(guide=guided(FAR, NEAR))
    poses = watch.follow([{PATIENT: NEAR, PASSER_BY: FAR}] * 60)
    assert middles(poses) == pytest.approx([500] * 60, abs=1)


def test_at_its_next_moment_the_guide_turns_whoever_follows_the_wrong_person() -> None:
    begun_with_another = guided(NEAR, FAR).moments + guided(FAR, NEAR, (1.0,)).moments
    watch = Watch(guide=Guide(begun_with_another, sure=True))
    poses = watch.follow([{PATIENT: NEAR, PASSER_BY: FAR}] * 60)
    assert middles(poses[:30]) == pytest.approx([200] * 30, abs=1)
    assert middles(poses[32:]) == pytest.approx([500] * 28, abs=1)


def test_where_the_guide_has_looked_nobody_looks_again() -> None:
    guide = Guide(tuple(Lock(seen(NEAR, at_s)) for at_s in (0.0, 4.0, 8.0)))
    watch = Watch(guide=guide)
    poses = watch.follow({PATIENT: NEAR} for _ in range(TEN_SECONDS))
    assert all(poses)
    assert watch.survey.looks == 1 + len(square_tiles(SIZE_PX))


def test_who_stays_away_is_looked_for_less_and_less_often() -> None:
    both = {PATIENT: NEAR, PASSER_BY: FAR}
    watch = Watch()
    watch.follow([both] * 30 + [{PASSER_BY: FAR}] * 240)
    looks = watch.survey.looks / (1 + len(square_tiles(SIZE_PX)))
    assert looks <= 1 + 3 + 8


# A raised hand


class HandsUp(DrawnPeople):
    """Sees that the passer-by holds up a hand."""

    def estimate(self, frame: Frame) -> Sequence[PoseFrame]:
        super().estimate(frame)
        return [
            raising_a_hand(pose) if number == PASSER_BY else pose
            for number, pose in found_in(frame, (PATIENT, PASSER_BY))
        ]


def raising_a_hand(pose: PoseFrame) -> PoseFrame:
    region = Region.of(pose)
    height_frac = np.full(LANDMARK_COUNT, 0.9)
    height_frac[Landmark.NOSE] = 0.2
    height_frac[[Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]] = 0.3
    height_frac[Landmark.LEFT_WRIST] = 0.0
    y_px = region.top_px + height_frac * region.height_px
    x_px = np.linspace(region.left_px, region.right_px, LANDMARK_COUNT)
    x_px[[Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]] = region.centre_px[0]
    x_px[[Landmark.LEFT_HIP, Landmark.RIGHT_HIP]] = region.centre_px[0]
    return replace(pose, image_px=np.column_stack([x_px, y_px]))


@pytest.mark.parametrize("may_change", [True, False])
def test_somebody_else_who_holds_up_a_hand_is_followed_before_the_set(may_change: bool) -> None:
    follower = Follower(HandsUp((PATIENT, PASSER_BY)), lambda: DrawnTracker((PATIENT, PASSER_BY)))
    scenes = [{PATIENT: NEAR, PASSER_BY: FAR}] * 90
    poses = [follower.follow(frame, may_change=may_change) for frame in film(scenes)]
    assert middles(poses[:40]) == pytest.approx([200] * 40, abs=1)
    assert middles(poses[-20:]) == pytest.approx([500 if may_change else 200] * 20, abs=1)
    assert follower.side == ("right" if may_change else "left")
