"""Sets in a room: begun with a token, gone on with, left, ended; nothing lost."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from formcheck.apart.process import done_apart
from formcheck.errors import BusyError, RecordsError, TokenError
from formcheck.exercises.coach import Target
from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.backup import back_up, restore
from formcheck.history.opening import Records
from formcheck.history.records import StoredSet
from formcheck.history.store import Store
from formcheck.live.limits import ServiceLimits
from formcheck.live.live_set import LiveSet
from formcheck.live.session_registry import SessionRegistry, open_tokens
from formcheck.live.token import Goal, Tokens
from formcheck.pose.track import PoseTrack
from formcheck.session.judging import complete
from formcheck.session.live import judge_whole
from formcheck.settings import Settings
from scenery.claims import claim_of
from scenery.clinic import add_person
from scenery.patience import PATIENCE_S
from tests.live.builders import SQUAT, Clock, FarEnd, packets, perform

Play = Callable[[SessionRegistry], Coroutine[Any, Any, None]]


@dataclass
class Stage:
    """Runs what happens in a room, and looks at the records afterwards."""

    records: Records
    settings: Settings
    store: Store
    clock: Clock = field(default_factory=Clock)
    limits: ServiceLimits = field(default_factory=ServiceLimits)

    @property
    def tokens(self) -> Tokens:
        return open_tokens(self.settings)

    def play(self, play: Play) -> None:
        async def run() -> None:
            room = SessionRegistry(
                self.records, self.settings, limits=self.limits, clock_s=self.clock
            )
            try:
                await play(room)
            finally:
                await room.close()

        asyncio.run(run())

    def token(self, **changes: Any) -> str:
        claim = claim_of(self.store)
        return self.tokens.issue(claim.model_copy(update=changes))

    async def begin(self, room: SessionRegistry, **changes: Any) -> tuple[LiveSet, FarEnd]:
        far_end = FarEnd()
        return await room.begin(self.token(**changes), "landmarks", far_end), far_end

    def kept(self, far_end: FarEnd) -> StoredSet:
        return self.store.sets.get(set_of(far_end))

    def rep_count(self, far_end: FarEnd) -> int:
        return len(self.store.sets.reps(set_of(far_end)))


def set_of(far_end: FarEnd) -> UUID:
    return UUID(far_end.of_kind("ready")[0]["set"])


def key_of(far_end: FarEnd) -> str:
    return str(far_end.of_kind("ready")[0]["key"])


@pytest.fixture
def stage(records: Records, settings: Settings, store: Store) -> Stage:
    return Stage(records, settings, store)


def test_set_is_counted_aloud_and_ends_at_its_goal(stage: Stage, track: PoseTrack) -> None:
    far_end = FarEnd()

    async def play(room: SessionRegistry) -> None:
        token = stage.token(goal=Goal(amount=2, unit="reps"))
        place = await room.begin(token, "landmarks", far_end)
        await perform(place, far_end, packets(track))
        await far_end.until_closed()

    stage.play(play)
    assert far_end.heard[0]["goal"] == 2
    assert [each["rep"]["number"] for each in far_end.of_kind("coach") if "rep" in each] == [1, 2]
    (end,) = far_end.of_kind("end")
    assert (end["why"], end["count"], far_end.code) == ("goal", 2, 1000)
    assert stage.kept(far_end).status == "finished"
    assert stage.kept(far_end).verdict.rep_count == 2


def test_set_in_the_records_equals_the_same_poses_judged_elsewhere(
    stage: Stage, track: PoseTrack, verdict: SetResult
) -> None:
    far_end = FarEnd()

    async def play(room: SessionRegistry) -> None:
        place = await room.begin(stage.token(), "landmarks", far_end)
        await perform(place, far_end, packets(track))
        place.end("asked")
        await far_end.until_closed()

    stage.play(play)
    kept = stage.store.verdicts.current(set_of(far_end))
    assert kept is not None
    assert kept.result == verdict
    assert far_end.of_kind("coach")[-1]["dropped"] == 0


def test_newest_packet_wins_and_what_it_replaced_is_counted(stage: Stage, track: PoseTrack) -> None:
    far_end = FarEnd()

    async def play(room: SessionRegistry) -> None:
        place = await room.begin(stage.token(), "landmarks", far_end)
        for packet in list(packets(track))[:10]:
            place.packets.put(packet)
        await far_end.news(2)
        (answer,) = far_end.of_kind("coach")
        assert (answer["seq"], answer["dropped"]) == (10, 9)
        # The first nine come too late now.
        await perform(place, far_end, [])
        place.packets.put(next(packets(track)))
        place.packets.put(list(packets(track))[10])
        await far_end.news(3)
        assert far_end.heard[-1]["seq"] == 11
        assert far_end.heard[-1]["dropped"] == 10

    stage.play(play)


def test_lost_connection_comes_back_within_a_minute_and_nothing_is_lost(
    stage: Stage, track: PoseTrack, verdict: SetResult
) -> None:
    sent = list(packets(track))
    before, after = FarEnd(), FarEnd()

    async def play(room: SessionRegistry) -> None:
        place = await room.begin(stage.token(), "landmarks", before)
        await perform(place, before, sent[:200])
        place.detach(before)
        stage.clock.now_s += 59.9
        await room.sweep()
        again = await room.resume(key_of(before), "landmarks", after)
        assert again is place
        await perform(place, after, sent[200:])
        place.end("asked")
        await after.until_closed()

    stage.play(play)
    (ready,) = after.of_kind("ready")
    assert (ready["set"], ready["sequence"]) == (before.heard[0]["set"], 200)
    assert ready["time_ms"] == pytest.approx(track.time_s[199] * 1000 + 59_900, abs=1.0)
    kept = stage.store.verdicts.current(set_of(before))
    assert kept is not None
    assert kept.result == verdict


def test_connection_that_comes_back_too_late_is_told_and_the_set_can_be_completed(
    stage: Stage, track: PoseTrack
) -> None:
    before, after = FarEnd(), FarEnd()

    async def play(room: SessionRegistry) -> None:
        place = await room.begin(stage.token(), "landmarks", before)
        await perform(place, before, packets(track))
        place.detach(before)
        stage.clock.now_s += 61.0
        assert await room.resume(key_of(before), "landmarks", after) is None

    stage.play(play)
    assert after.code == 4410
    assert stage.kept(before).status == "interrupted"
    assert stage.rep_count(before) == 3


def test_set_nobody_comes_back_to_is_left(stage: Stage, track: PoseTrack) -> None:
    before = FarEnd()

    async def play(room: SessionRegistry) -> None:
        place = await room.begin(stage.token(), "landmarks", before)
        await perform(place, before, packets(track))
        place.detach(before)
        stage.clock.now_s += 61.0
        await room.sweep()
        await until(lambda: room.count == 0)

    stage.play(play)
    assert stage.kept(before).status == "interrupted"
    assert before.closings == []


def test_set_from_which_nothing_comes_is_left_with_a_word(stage: Stage) -> None:
    far_end = FarEnd()

    async def play(room: SessionRegistry) -> None:
        await room.begin(stage.token(), "landmarks", far_end)
        stage.clock.now_s += 599.0
        await room.sweep()
        assert far_end.closings == []
        stage.clock.now_s += 2.0
        await room.sweep()
        await far_end.until_closed()

    stage.play(play)
    assert far_end.code == 4408


def test_other_window_takes_over_the_set_it_has_the_key_of(stage: Stage, track: PoseTrack) -> None:
    first, second = FarEnd(), FarEnd()

    async def play(room: SessionRegistry) -> None:
        place = await room.begin(stage.token(), "landmarks", first)
        await room.resume(key_of(first), "landmarks", second)
        # The first window notices late that it was closed.
        place.detach(first)
        await perform(place, second, list(packets(track))[:3])

    stage.play(play)
    assert first.code == 4409
    assert len(second.of_kind("coach")) == 3


def test_new_set_of_the_same_person_leaves_the_old_one(stage: Stage, track: PoseTrack) -> None:
    first, second = FarEnd(), FarEnd()

    async def play(room: SessionRegistry) -> None:
        place = await room.begin(stage.token(), "landmarks", first)
        await perform(place, first, packets(track))
        await room.begin(stage.token(), "landmarks", second)
        assert room.count == 1

    stage.play(play)
    assert first.code == 4409
    assert stage.kept(first).status == "interrupted"
    assert stage.rep_count(first) == 3


def test_end_that_was_missed_is_told_to_who_comes_back(stage: Stage, track: PoseTrack) -> None:
    before, after = FarEnd(), FarEnd()

    async def play(room: SessionRegistry) -> None:
        place = await room.begin(stage.token(), "landmarks", before)
        await perform(place, before, packets(track))
        place.detach(before)
        place.end("hand")
        await until(lambda: room.count == 0)
        assert await room.resume(key_of(before), "landmarks", after) is None

    stage.play(play)
    assert after.heard == [
        {**after.heard[0], "kind": "end", "why": "hand", "count": 3, "set": str(set_of(before))}
    ]
    assert after.code == 1000


def test_stopping_the_server_leaves_every_set_with_its_repetitions(
    stage: Stage, track: PoseTrack
) -> None:
    far_end = FarEnd()

    async def play(room: SessionRegistry) -> None:
        place = await room.begin(stage.token(), "landmarks", far_end)
        await perform(place, far_end, packets(track))

    stage.play(play)
    assert far_end.code == 1001
    assert stage.kept(far_end).status == "interrupted"
    assert stage.rep_count(far_end) == 3


def test_set_of_before_a_restart_is_told_apart_from_a_forged_one(stage: Stage) -> None:
    before, after = FarEnd(), FarEnd()

    async def first_life(room: SessionRegistry) -> None:
        await room.begin(stage.token(), "landmarks", before)

    async def second_life(room: SessionRegistry) -> None:
        assert await room.resume(key_of(before), "landmarks", after) is None
        with pytest.raises(TokenError):
            await room.resume(key_of(before)[:-4] + "AAA=", "landmarks", FarEnd())

    stage.play(first_life)
    stage.play(second_life)
    assert after.code == 4410


def test_used_token_begins_nothing(stage: Stage) -> None:
    async def play(room: SessionRegistry) -> None:
        token = stage.token()
        await room.begin(token, "landmarks", FarEnd())
        with pytest.raises(TokenError):
            await room.begin(token, "landmarks", FarEnd())
        assert room.count == 1

    stage.play(play)


def test_full_room_says_so(stage: Stage) -> None:
    stage.limits = ServiceLimits(places=0)

    async def play(room: SessionRegistry) -> None:
        with pytest.raises(BusyError, match="Try again in a minute"):
            await room.begin(stage.token(), "landmarks", FarEnd())

    stage.play(play)


def test_who_found_the_room_full_begins_with_the_same_start_later(stage: Stage) -> None:
    stage.limits = ServiceLimits(places=1)

    async def play(room: SessionRegistry) -> None:
        running, _ = await stage.begin(room)
        token = stage.token()
        with pytest.raises(BusyError, match="Try again in a minute"):
            await room.begin(token, "landmarks", FarEnd())
        running.end("asked")
        await until(lambda: room.count == 0)
        await room.begin(token, "landmarks", FarEnd())
        with pytest.raises(TokenError, match="started already"):
            await room.begin(token, "landmarks", FarEnd())

    stage.play(play)


def test_who_found_no_pose_worker_free_begins_without_one(stage: Stage) -> None:
    stage.limits = ServiceLimits(pose_workers=0)

    async def play(room: SessionRegistry) -> None:
        token = stage.token()
        with pytest.raises(BusyError, match="All pose workers are in use"):
            await room.begin(token, "frames", FarEnd())
        await room.begin(token, "landmarks", FarEnd())
        assert room.count == 1

    stage.play(play)


def test_of_two_windows_with_the_same_start_one_begins(stage: Stage) -> None:
    async def play(room: SessionRegistry) -> None:
        token = stage.token()
        begun = await asyncio.gather(
            *(room.begin(token, "landmarks", FarEnd()) for _ in range(5)), return_exceptions=True
        )
        assert sum(isinstance(each, LiveSet) for each in begun) == 1
        assert sum(isinstance(each, TokenError) for each in begun) == 4
        assert room.count == 1

    stage.play(play)


def test_nonsense_closes_the_connection_and_the_set_waits(stage: Stage, track: PoseTrack) -> None:
    before, after = FarEnd(), FarEnd()

    async def play(room: SessionRegistry) -> None:
        place = await room.begin(stage.token(), "landmarks", before)
        await perform(place, before, [b"nonsense"])
        await room.resume(key_of(before), "landmarks", after)
        await perform(place, after, list(packets(track))[:2])

    stage.play(play)
    assert before.code == 4400
    assert len(after.of_kind("coach")) == 2


def test_picture_is_nonsense_where_poses_were_announced(stage: Stage) -> None:
    from formcheck.live.protocol import encode_picture

    far_end = FarEnd()

    async def play(room: SessionRegistry) -> None:
        place = await room.begin(stage.token(), "landmarks", far_end)
        await perform(place, far_end, [encode_picture(1, 0.0, (64, 48), b"jpeg")])

    stage.play(play)
    assert far_end.code == 4400


def test_records_that_fail_end_the_set_with_the_reason(
    stage: Stage, track: PoseTrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    from formcheck.errors import RecordsError
    from formcheck.history.store.sets import Sets

    def full(*_: object) -> None:
        raise RecordsError("the disk is full; make room, then try again")

    far_end = FarEnd()

    async def play(room: SessionRegistry) -> None:
        place = await room.begin(stage.token(), "landmarks", far_end)
        monkeypatch.setattr(Sets, "add_rep", full)
        await perform(place, far_end, packets(track))
        await far_end.until_closed()
        assert room.count == 0

    stage.play(play)
    assert (far_end.code, far_end.closings[0].reason[:16]) == (1011, "the disk is full")
    assert [each for each in far_end.of_kind("coach") if "rep" in each] == []


async def until(condition: Callable[[], bool]) -> None:
    """Let others work until something holds."""
    async with asyncio.timeout(PATIENCE_S):
        while not condition():
            await asyncio.sleep(0)


def test_who_comes_back_in_the_moment_the_set_ends_hears_its_end(
    stage: Stage, track: PoseTrack
) -> None:
    before, after = FarEnd(), FarEnd()

    async def play(room: SessionRegistry) -> None:
        place = await room.begin(stage.token(), "landmarks", before)
        await perform(place, before, packets(track))
        place.detach(before)
        place.end("asked")
        again = await room.resume(key_of(before), "landmarks", after)
        assert again is place
        await after.until_closed()

    stage.play(play)
    assert [each["kind"] for each in after.heard] == ["ready", "end"]
    assert after.code == 1000


def test_the_records_are_let_go_of_while_nobody_exercises(stage: Stage, tmp_path: Path) -> None:
    back_up(stage.records, tmp_path / "backup.zip")
    folder = stage.settings.data_folder

    async def play(room: SessionRegistry) -> None:
        await stage.begin(room)
        await room.sweep()
        with pytest.raises(RecordsError, match="close formcheck"):
            restore(tmp_path / "backup.zip", folder, replace=True)

    stage.play(play)

    async def idle(room: SessionRegistry) -> None:
        await room.sweep()
        restore(tmp_path / "backup.zip", folder, replace=True)

    stage.play(idle)


def test_repetition_of_one_is_kept_while_another_waits_for_the_verdict(
    stage: Stage, track: PoseTrack
) -> None:
    asked, may_judge = threading.Event(), threading.Event()

    def judge(poses: PoseTrack, spec: ExerciseSpec, target: Target) -> SetResult:
        asked.set()
        assert may_judge.wait(PATIENCE_S)
        return judge_whole(poses, spec, target)

    async def play() -> None:
        room = SessionRegistry(stage.records, stage.settings, limits=stage.limits, judge=judge)
        other = stage.records.store_of(add_person(stage.records.database, "other", "patient"))
        place, ending = await stage.begin(room)
        await perform(place, ending, list(packets(track))[:1])
        place.end("asked")
        assert await asyncio.to_thread(asked.wait, PATIENCE_S)
        running = FarEnd()
        beside = await room.begin(stage.tokens.issue(claim_of(other)), "landmarks", running)
        await perform(beside, running, packets(track))
        assert len(other.sets.reps(set_of(running))) == 3
        assert not ending.of_kind("end")
        may_judge.set()
        await ending.until_closed()
        assert ending.of_kind("end")
        await room.close()

    asyncio.run(play())


def end_itself(_poses: PoseTrack, _spec: ExerciseSpec, _target: Target) -> SetResult:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("it goes on")


def judged_by_one_who_is_ended(poses: PoseTrack, spec: ExerciseSpec, target: Target) -> SetResult:
    return done_apart(end_itself, poses, spec, target)


def test_set_whose_judge_is_ended_by_the_system_can_be_completed(
    stage: Stage, track: PoseTrack
) -> None:
    far_end = FarEnd()

    async def run() -> None:
        room = SessionRegistry(
            stage.records, stage.settings, limits=stage.limits, judge=judged_by_one_who_is_ended
        )
        place = await room.begin(stage.token(), "landmarks", far_end)
        await perform(place, far_end, packets(track))
        place.end("asked")
        await far_end.until_closed()
        await room.close()

    asyncio.run(run())
    assert "ended by the system" in far_end.closings[0].reason
    assert stage.kept(far_end).status == "interrupted"
    assert stage.rep_count(far_end) == 3
    assert complete(stage.store, set_of(far_end), SQUAT).verdict.rep_count == 3
