"""All sets that run on this server, and who may begin or go on with one."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from formcheck.errors import BusyError
from formcheck.exercises.library import load_exercise
from formcheck.history.opening import Records
from formcheck.live.closing import GONE, OVER, REPLACED, SHUT_DOWN, SILENT
from formcheck.live.frames import PictureEstimator, PictureReaders
from formcheck.live.limits import ServiceLimits
from formcheck.live.live_set import Connection, LiveSet
from formcheck.live.lookout import Lookout
from formcheck.live.requests import Begin, CameraCheckRequest, Opening, PoseMode
from formcheck.live.running import RunningSet
from formcheck.live.token import Claim, SetKey, Tokens
from formcheck.pose.models import model_path
from formcheck.pose.workers import WorkerEstimator
from formcheck.programme.permission import require_permission
from formcheck.session.live import WholeSetJudge, judge_whole
from formcheck.settings import Settings
from formcheck.texts import say

TOKEN_FOLDER = "live"
SWEEP_S = 1.0
"""How often `SessionRegistry.sweep` is called."""
SERVER_WRITERS = 4
"""Threads that keep records on a database server; a file has one writer at a time anyway."""

Done = TypeVar("Done")


def open_tokens(settings: Settings) -> Tokens:
    """Return the tokens that go with these settings: pages make them, the room takes them."""
    return Tokens(settings.data_folder / TOKEN_FOLDER)


@dataclass(frozen=True, slots=True)
class _Taken:
    """A place that is taken, and the work in it."""

    place: LiveSet
    person_id: UUID
    work: "asyncio.Task[None]"


@dataclass(frozen=True, slots=True)
class _Over:
    """The last words of a set, for whoever lost the connection just then."""

    final_message: str
    at_s: float


class SessionRegistry:
    """The sets that run here. Everything in it happens on one event loop.

    Parameters
    ----------
    records
        The open records; closed by whoever opened them.
    settings
        Exercises, pose model and the folder of the tokens.
    limits
        How much may be asked for.
    clock_s
        Steady time in seconds.
    new_estimator
        Starts what finds the pose in pictures, instead of a pose worker.
    judge
        Who gives the verdict on a whole set.
    """

    def __init__(  # noqa: PLR0913 - what surrounds it, each by its name
        self,
        records: Records,
        settings: Settings,
        *,
        limits: ServiceLimits | None = None,
        clock_s: Callable[[], float] = time.monotonic,
        new_estimator: Callable[[], PictureEstimator] | None = None,
        judge: WholeSetJudge = judge_whole,
    ) -> None:
        self.limits = limits or ServiceLimits()
        self.clock_s = clock_s
        self._records, self._settings = records, settings
        self._tokens = open_tokens(settings)
        self._readers = PictureReaders(new_estimator or self._pose_worker, self.limits.pose_workers)
        writers = 1 if records.database.is_sqlite else SERVER_WRITERS
        self._desk = ThreadPoolExecutor(writers, thread_name_prefix="live-records")
        self._bench = ThreadPoolExecutor(1, thread_name_prefix="live-verdicts")
        self._judge = judge
        self._taken: dict[UUID, _Taken] = {}
        self._over: dict[UUID, _Over] = {}
        self._lookouts: dict[UUID, tuple[Lookout, asyncio.Task[None]]] = {}

    @property
    def count(self) -> int:
        """How many sets run."""
        return len(self._taken)

    async def enter(self, request: Opening, connection: Connection) -> LiveSet | Lookout | None:
        """Look, begin or go on with a set, as a browser asks; see there."""
        if isinstance(request, CameraCheckRequest):
            return await self.look(request.token, connection)
        if isinstance(request, Begin):
            return await self.begin(request.token, request.mode, connection)
        return await self.resume(request.key, request.mode, connection)

    async def look(self, token: str, connection: Connection) -> Lookout:
        """Look at pictures for the camera check before the set that a token allows.

        Raises
        ------
        TokenError
            The token is forged, too old or used.
        BusyError
            No pose worker is free.
        """
        claim = await self._at_desk(lambda: self._tokens.look_up(token))
        await self._leave_lookout_of(claim.person_id)
        lookout = Lookout(await self._readers.lend(), connection)
        work = asyncio.create_task(self._watch(lookout))
        self._lookouts[claim.person_id] = (lookout, work)
        work.add_done_callback(lambda _: self._forget_lookout(claim.person_id, lookout))
        return lookout

    async def begin(self, token: str, mode: PoseMode, connection: Connection) -> LiveSet:
        """Begin the set a token allows; another one of the same person is left.

        Where it cannot begin the token stays good: who was told to try again in a minute does so.

        Raises
        ------
        TokenError
            The token is forged, too old or used.
        BusyError
            No place, or no pose worker, is free.
        LockedError
            The exercise is not offered to this person now.
        RecordsError
            The set cannot be kept.
        """
        # Used before anything is waited for, so that of two who come with it at once one begins.
        claim = await self._at_desk(lambda: self._tokens.redeem(token))
        try:
            place = await self._begin(claim, mode)
        except BaseException:
            await self._at_desk(lambda: self._tokens.give_back(token))
            raise
        await place.attach(connection)
        return place

    async def resume(self, key: str, mode: PoseMode, connection: Connection) -> LiveSet | None:
        """Go on with a set whose connection was lost.

        Returns
        -------
        Place or None
            None where the set is over, or cannot be gone on with; the connection was told.

        Raises
        ------
        TokenError
            The key is forged.
        LockedError
            The exercise is not offered to this person any more.
        BusyError
            No pose worker is free.
        """
        set_id = self._tokens.read_key(key).set_id
        taken = self._taken.get(set_id)
        if taken is None or taken.place.away_s > self.limits.resume_s:
            await self._tell_late(set_id, connection)
            return None
        running = taken.place.running
        store = self._records.store_of(taken.person_id)
        await self._at_desk(lambda: require_permission(store, running.spec))
        await self._switch(taken.place, mode)
        await taken.place.attach(connection)
        return taken.place

    async def sweep(self) -> None:
        """Leave the sets that nobody comes back to, and those from which nothing comes.

        While nobody exercises the records are let go of: a backup may be put in their place.
        """
        if not self._taken and self._records.database.is_sqlite:
            self._records.close()
        for taken in self._taken.values():
            if taken.place.away_s > self.limits.resume_s:
                taken.place.leave(GONE)
            elif taken.place.silent_s > self.limits.silent_s:
                taken.place.leave(SILENT)
        too_old_s = self.clock_s() - self.limits.resume_s
        self._over = {key: over for key, over in self._over.items() if over.at_s >= too_old_s}

    async def close(self) -> None:
        """Leave all sets; they can be completed."""
        for person_id in tuple(self._lookouts):
            await self._leave_lookout_of(person_id)
        works = [taken.work for taken in self._taken.values()]
        for taken in self._taken.values():
            taken.place.leave(SHUT_DOWN)
        await asyncio.gather(*works)
        self._readers.close()
        self._desk.shutdown()
        self._bench.shutdown()

    async def _begin(self, claim: Claim, mode: PoseMode) -> LiveSet:
        if self.count >= self.limits.places:
            raise BusyError(say("live.many_people"))
        await self._leave_lookout_of(claim.person_id)
        await self._leave_other_sets_of(claim.person_id)
        reader = await self._readers.lend() if mode == "frames" else None
        try:
            place = await self._new_place(claim)
        except BaseException:
            if reader is not None:
                await self._readers.give_back(reader)
            raise
        place.reader = reader
        self._take(place, claim.person_id)
        return place

    async def _new_place(self, claim: Claim) -> LiveSet:
        running = await self._at_desk(lambda: self._begin_set(claim))
        key = self._tokens.key(SetKey(person_id=claim.person_id, set_id=running.set_id))
        return LiveSet(
            running,
            key,
            self._desk,
            clock_s=self.clock_s,
            bench=self._bench,
            judge=self._judge,
        )

    def _begin_set(self, claim: Claim) -> RunningSet:
        spec = load_exercise(claim.exercise_id, self._settings.catalog_folder)
        store = self._records.store_of(claim.person_id)
        # Asked again here: an answer may have shut the door since the token was handed out.
        require_permission(store, spec)
        return RunningSet(store, claim, spec)

    def _take(self, place: LiveSet, person_id: UUID) -> None:
        work = asyncio.create_task(self._serve(place))
        self._taken[place.running.set_id] = _Taken(place, person_id, work)

    async def _serve(self, place: LiveSet) -> None:
        set_id = place.running.set_id
        try:
            await place.run()
            if place.final_message is not None:
                self._over[set_id] = _Over(place.final_message, self.clock_s())
            if place.reader is not None:
                await self._readers.give_back(place.reader)
        finally:
            del self._taken[set_id]

    async def _leave_other_sets_of(self, person_id: UUID) -> None:
        others = [each for each in self._taken.values() if each.person_id == person_id]
        for taken in others:
            taken.place.leave(REPLACED)
        await asyncio.gather(*(taken.work for taken in others))

    async def _watch(self, lookout: Lookout) -> None:
        try:
            await lookout.run()
        finally:
            await self._readers.give_back(lookout.reader)

    async def _leave_lookout_of(self, person_id: UUID) -> None:
        if person_id in self._lookouts:
            lookout, work = self._lookouts[person_id]
            lookout.leave()
            await work

    def _forget_lookout(self, person_id: UUID, lookout: Lookout) -> None:
        if self._lookouts.get(person_id, (None,))[0] is lookout:
            del self._lookouts[person_id]

    async def _switch(self, place: LiveSet, mode: PoseMode) -> None:
        """Let the pose be found as the browser wants it from now on."""
        if mode == place.mode:
            return
        before, place.reader = place.reader, None
        if before is not None:
            await self._readers.give_back(before)
        if mode == "frames":
            place.reader = await self._readers.lend()

    async def _tell_late(self, set_id: UUID, connection: Connection) -> None:
        over = self._over.get(set_id)
        if over is None:
            await connection.close(GONE)
            return
        await connection.send(over.final_message)
        await connection.close(OVER)

    async def _at_desk(self, work: Callable[[], Done]) -> Done:
        return await asyncio.get_running_loop().run_in_executor(self._desk, work)

    def _pose_worker(self) -> PictureEstimator:
        return WorkerEstimator(model_path(self._settings.model, self._settings.model_folder))
