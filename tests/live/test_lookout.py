"""The camera check where the server finds the pose."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from formcheck.errors import BusyError, TokenError
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.live.limits import ServiceLimits
from formcheck.live.lookout import Lookout
from formcheck.live.protocol import encode_pose
from formcheck.live.requests import CameraCheckRequest
from formcheck.live.session_registry import SessionRegistry, open_tokens
from formcheck.pose.track import PoseTrack
from formcheck.settings import Settings
from scenery.claims import claim_of
from tests.live.builders import FarEnd
from tests.live.test_frames import Estimators, pictures


class Check:
    """A room in which cameras are checked."""

    def __init__(self, records: Records, settings: Settings, track: PoseTrack) -> None:
        self.estimators, self.far_end, self.track = Estimators(track), FarEnd(), track
        self.tokens = open_tokens(settings)
        self.claim = claim_of(records.local_store())
        self.token = self.tokens.issue(self.claim)
        limits = ServiceLimits(pose_workers=1)
        self.room = SessionRegistry(records, settings, limits=limits, new_estimator=self.estimators)

    async def look(self) -> Lookout:
        seat = await self.room.enter(
            CameraCheckRequest(kind="look", token=self.token), self.far_end
        )
        assert isinstance(seat, Lookout)
        return seat

    def run(self, what: Callable[[], Awaitable[None]]) -> None:
        async def play() -> None:
            await what()
            await self.room.close()

        asyncio.run(play())


@pytest.fixture
def check(records: Records, settings: Settings, track: PoseTrack) -> Check:
    return Check(records, settings, track)


def test_each_picture_is_answered_with_who_is_in_it(check: Check) -> None:
    async def look() -> None:
        seat = await check.look()
        for count, packet in enumerate(list(pictures(check.track))[:3], start=1):
            seat.offer(packet)
            await check.far_end.news(count)

    check.run(look)
    message = check.far_end.of_kind("sight")
    assert [each["seq"] for each in message] == [1, 2, 3]
    (person,) = message[0]["people"]
    assert (len(person["pose"]), len(person["world"])) == (99, 99)


def test_no_set_is_begun_and_the_token_begins_one_afterwards(check: Check, store: Store) -> None:
    async def look() -> None:
        await check.look()
        assert check.room.count == 0
        assert store.sets.of_session(check.claim.session_id) == ()
        await check.room.begin(check.token, "frames", FarEnd())
        assert check.estimators.open == 1, "the worker of the check was given back"

    check.run(look)


def test_a_used_token_checks_no_camera(check: Check) -> None:
    async def look() -> None:
        await check.room.begin(check.token, "landmarks", FarEnd())
        with pytest.raises(TokenError, match="started already"):
            await check.look()

    check.run(look)


def test_workers_are_given_back_when_nobody_looks_any_more(check: Check) -> None:
    async def look() -> None:
        seat = await check.look()
        seat.detach(check.far_end)
        await check.far_end.until_closed()
        await check.look()

    check.run(look)
    assert check.estimators.open == 0


def test_a_person_checks_one_camera_at_a_time(check: Check) -> None:
    async def look() -> None:
        await check.look()
        check.far_end = FarEnd()
        await check.look()
        assert check.estimators.open == 1

    check.run(look)


def test_a_check_takes_pictures_alone(check: Check) -> None:
    async def look() -> None:
        seat = await check.look()
        seat.offer(encode_pose(1, check.track.frame(0)))
        await check.far_end.until_closed()

    check.run(look)
    assert check.far_end.code == 4400


def test_where_no_worker_is_free_the_check_says_so(
    records: Records, settings: Settings, track: PoseTrack
) -> None:
    check = Check(records, settings, track)
    check.room = SessionRegistry(
        records, settings, limits=ServiceLimits(pose_workers=0), new_estimator=check.estimators
    )

    async def look() -> None:
        with pytest.raises(BusyError, match="pose workers"):
            await check.look()

    check.run(look)
