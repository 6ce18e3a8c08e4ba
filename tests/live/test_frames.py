"""Pictures instead of poses."""

import asyncio
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self
from uuid import UUID

import numpy as np
import pytest
from PIL import Image

from formcheck.errors import BusyError, PacketError
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.live.frames import read_picture
from formcheck.live.limits import ServiceLimits
from formcheck.live.protocol import PicturePacket, encode_picture
from formcheck.live.session_registry import SessionRegistry, open_tokens
from formcheck.pose.frame import Frame, PoseFrame
from formcheck.pose.track import PoseTrack
from formcheck.pose.video import VideoSource
from formcheck.settings import Settings
from scenery.claims import claim_of
from tests.live.builders import FarEnd, perform

SIZE = (64, 48)
REPOSITORY = Path(__file__).parents[2]


def jpeg(size: tuple[int, int] = SIZE, kind: str = "JPEG") -> bytes:
    held = io.BytesIO()
    Image.new("RGB", size, (200, 100, 50)).save(held, kind)
    return held.getvalue()


class Estimators:
    """Makes estimators that give back recorded poses, whatever the picture shows."""

    def __init__(self, track: PoseTrack, side: str = "") -> None:
        self.track = track
        self.side = side
        self.open = 0
        self.could_change: list[bool] = []

    def __call__(self) -> "Recorded":
        self.open += 1
        return Recorded(self)


class Recorded:
    """Gives back the pose of the packet's number."""

    def __init__(self, makers: Estimators) -> None:
        self._makers = makers
        self.side, self.may_change = makers.side, True

    def estimate(self, frame: Frame) -> Sequence[PoseFrame]:
        self._makers.could_change.append(self.may_change)
        pose = self._makers.track.frame(frame.index - 1)
        return (pose,) if pose.found else ()

    def survey(self, frame: Frame) -> Sequence[PoseFrame]:
        return self.estimate(frame)

    def close(self) -> None:
        self._makers.open -= 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def pictures(track: PoseTrack) -> Iterator[bytes]:
    """Return a packet with a picture for each pose of a track."""
    picture = jpeg()
    for number, pose in enumerate(track, start=1):
        yield encode_picture(number, pose.time_s, SIZE, picture)


def test_picture_is_read_as_it_was_sent() -> None:
    image = read_picture(PicturePacket(1, 0.0, SIZE, jpeg()))
    assert image.shape == (48, 64, 3)
    assert np.allclose(image[0, 0], (200, 100, 50), atol=4)


@pytest.mark.parametrize(
    ("size_px", "data"),
    [
        (SIZE, b"no picture"),
        (SIZE, jpeg()[:200]),
        (SIZE, jpeg((65, 48))),
        ((1281, 48), jpeg((1281, 48))),
        (SIZE, jpeg(kind="PNG")),
    ],
    ids=["no picture", "cut", "other size", "too large", "no JPEG"],
)
def test_anything_else_is_refused(size_px: tuple[int, int], data: bytes) -> None:
    with pytest.raises(PacketError, match="expected a JPEG"):
        read_picture(PicturePacket(1, 0.0, size_px, data))


def test_set_of_pictures_counts_like_one_of_poses(
    records: Records, settings: Settings, store: Store, track: PoseTrack
) -> None:
    estimators, far_end = Estimators(track), FarEnd()

    async def play() -> None:
        room = SessionRegistry(records, settings, new_estimator=estimators)
        token = open_tokens(settings).issue(claim_of(store))
        place = await room.begin(token, "frames", far_end)
        assert estimators.open == 1
        await perform(place, far_end, pictures(track))
        place.end("asked")
        await far_end.until_closed()
        await room.close()

    asyncio.run(play())
    assert far_end.heard[0]["mode"] == "frames"
    assert far_end.of_kind("end")[0]["count"] == 3
    drawn = far_end.of_kind("coach")[0]["pose"]
    assert len(drawn) == 33 * 3
    assert estimators.open == 0


def followed(records: Records, settings: Settings, store: Store, estimators: Estimators) -> FarEnd:
    """Return what is heard of a whole set of pictures."""
    far_end = FarEnd()

    async def play() -> None:
        room = SessionRegistry(records, settings, new_estimator=estimators)
        place = await room.begin(open_tokens(settings).issue(claim_of(store)), "frames", far_end)
        await perform(place, far_end, pictures(estimators.track))
        place.end("asked")
        await far_end.until_closed()
        await room.close()

    asyncio.run(play())
    return far_end


SAID = {
    "left": "others were in view; I followed the person on the right of the screen",
    "middle": "others were in view; I followed the person in the middle",
}


@pytest.mark.parametrize("side", SAID)
def test_in_company_every_answer_and_the_verdict_say_who_is_followed(
    records: Records, settings: Settings, store: Store, track: PoseTrack, side: str
) -> None:
    far_end = followed(records, settings, store, Estimators(track, side))
    assert {each.get("follows") for each in far_end.of_kind("coach")} == {side}
    verdict = store.verdicts.current(UUID(far_end.of_kind("end")[0]["set"]))
    assert verdict is not None
    assert SAID[side] in verdict.result.notes


def test_who_is_alone_hears_of_nobody_else(
    records: Records, settings: Settings, store: Store, track: PoseTrack
) -> None:
    far_end = followed(records, settings, store, Estimators(track))
    assert not any("follows" in each for each in far_end.of_kind("coach"))
    verdict = store.verdicts.current(UUID(far_end.of_kind("end")[0]["set"]))
    assert verdict is not None
    assert not any("others" in note for note in verdict.result.notes)


def test_once_something_is_counted_nobody_else_is_followed_for_a_raised_hand(
    records: Records, settings: Settings, store: Store, track: PoseTrack
) -> None:
    estimators = Estimators(track, "left")
    far_end = followed(records, settings, store, estimators)
    counts = [each["count"] for each in far_end.of_kind("coach")]
    before = [True] + [count == 0 for count in counts[:-1]]
    assert estimators.could_change == before
    assert not all(before)


def test_pose_workers_are_lent_as_long_as_there_are_any(
    records: Records, settings: Settings, store: Store, track: PoseTrack
) -> None:
    estimators, tokens = Estimators(track), open_tokens(settings)

    async def play() -> None:
        limits = ServiceLimits(pose_workers=0)
        room = SessionRegistry(records, settings, limits=limits, new_estimator=estimators)
        with pytest.raises(BusyError, match="pose workers"):
            await room.begin(tokens.issue(claim_of(store)), "frames", FarEnd())
        assert room.count == 0
        await room.begin(tokens.issue(claim_of(store)), "landmarks", FarEnd())
        await room.close()

    asyncio.run(play())


def test_browser_may_change_in_mid_set_who_finds_the_pose(
    records: Records, settings: Settings, store: Store, track: PoseTrack
) -> None:
    from tests.live.builders import packets

    estimators, first, second, third = Estimators(track), FarEnd(), FarEnd(), FarEnd()
    poses, shown = list(packets(track)), list(pictures(track))

    async def play() -> None:
        room = SessionRegistry(records, settings, new_estimator=estimators)
        place = await room.begin(open_tokens(settings).issue(claim_of(store)), "landmarks", first)
        key = first.heard[0]["key"]
        await perform(place, first, poses[:100])
        await room.resume(key, "frames", second)
        await perform(place, second, shown[100:200])
        await room.resume(key, "landmarks", third)
        assert estimators.open == 0
        await perform(place, third, poses[200:])
        place.end("asked")
        await third.until_closed()
        await room.close()

    asyncio.run(play())
    assert [each.heard[0]["mode"] for each in (first, second, third)] == [
        "landmarks",
        "frames",
        "landmarks",
    ]
    assert third.of_kind("end")[0]["count"] == 3


@pytest.mark.model
@pytest.mark.slow(reason="MediaPipe finds the pose, picture by picture")
def test_pose_worker_finds_the_person_in_a_clip(
    records: Records, settings: Settings, store: Store
) -> None:
    far_end = FarEnd()

    def clip() -> Iterator[bytes]:
        with VideoSource(REPOSITORY / "samples" / "squat_side.mp4") as source:
            for frame in source:
                if frame.index % 3 == 0 and frame.time_s < 4.0:
                    held = io.BytesIO()
                    Image.fromarray(frame.image).save(held, "JPEG", quality=80)
                    height, width = frame.image.shape[:2]
                    yield encode_picture(
                        frame.index + 1, frame.time_s, (width, height), held.getvalue()
                    )

    async def play() -> None:
        room = SessionRegistry(records, settings)
        token = open_tokens(settings).issue(claim_of(store))
        place = await room.begin(token, "frames", far_end)
        await perform(place, far_end, clip())
        await room.close()

    asyncio.run(play())
    message = far_end.of_kind("coach")
    assert sum("pose" in each for each in message) > 0.8 * len(message) > 10
