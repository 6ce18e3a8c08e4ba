"""One analysis of one uploaded recording, in a thread of its own."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock, Semaphore, Thread
from typing import BinaryIO

from formcheck.apart.process import Apart
from formcheck.errors import FormcheckError
from formcheck.history.store import Store
from formcheck.jobs.ending import UNKNOWN_PROBLEM, StoppedError, for_a_person, where
from formcheck.jobs.finding import find_poses
from formcheck.jobs.incoming import Incoming
from formcheck.jobs.judging import judged
from formcheck.jobs.keeping import Wish, keep_set
from formcheck.jobs.limits import UploadLimits
from formcheck.jobs.screening import screen
from formcheck.jobs.state import JobState, Outcome, Stage, time_left_s
from formcheck.jobs.turn import QueueTurn
from formcheck.jobs.watch import Watch
from formcheck.pose.track import PoseTrack
from formcheck.report.document import as_json, result_document
from formcheck.session import Analysis
from formcheck.session.analysis import turned_back
from formcheck.settings import Settings

logger = logging.getLogger(__name__)

FindPoses = Callable[[Path, Settings, Watch, Callable[[int, int], None]], PoseTrack]
CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Bench:
    """What every analysis of this program shares.

    Attributes
    ----------
    settings, limits
        Pose model and processes; what is taken on.
    incoming
        Where recordings lie meanwhile.
    turns
        How many may run at once.
    find
        How poses are found.
    """

    settings: Settings
    limits: UploadLimits
    incoming: Incoming
    turns: Semaphore
    find: FindPoses = find_poses


class AnalysisJob:
    """One analysis: begun once, looked at from any thread, cancelled at any time.

    Parameters
    ----------
    bench
        What all analyses share.
    store
        As the person whose recording it is sees it.
    wish
        What they want of it.
    """

    def __init__(self, bench: Bench, store: Store, wish: Wish) -> None:
        self._bench = bench
        self._store = store
        self._wish = wish
        self._state = JobState()
        self._lock = Lock()
        self._finding_since_s = 0.0
        self._thread: Thread | None = None
        self._watch = Watch(
            still_max_s=bench.limits.analysis_still_max_s,
            all_max_s=bench.limits.analysis_max_s,
            when_over=self._give_up,
        )

    @property
    def state(self) -> JobState:
        """How far it is."""
        with self._lock:
            return self._state

    @property
    def wish(self) -> Wish:
        """What the person wants of the recording."""
        return self._wish

    def start(self, upload: BinaryIO) -> None:
        """Begin; the upload is closed when its bytes have been taken."""
        self._thread = Thread(
            target=self._run, args=(upload,), name="formcheck-analysis", daemon=True
        )
        self._thread.start()

    def cancel(self) -> bool:
        """End it and keep nothing; return whether that was still possible."""
        if not self._settle(JobState("cancelled")):
            return False
        self._watch.stop(CANCELLED)
        return True

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until nothing of it is left running; return whether that is so."""
        if self._thread is None:
            return True
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self, upload: BinaryIO) -> None:
        begun_s = time.monotonic()
        try:
            outcome = self._outcome(upload)
        except StoppedError:
            logger.info("an analysis was ended before it was done")
        else:
            with self._lock:
                self._state = JobState("done", outcome=outcome)
            logger.info("an analysis took %.1f s", time.monotonic() - begun_s)
        finally:
            upload.close()

    def _outcome(self, upload: BinaryIO) -> Outcome:
        """Do all the work; what goes wrong is told to the person and ends it.

        Raises
        ------
        StoppedError
            It was cancelled, given up, or failed.
        """
        path = Path()
        try:
            with QueueTurn(self._bench.turns, self._watch), self._watch:
                self._go_on_to("reading")
                limits = self._bench.limits
                with self._bench.incoming.recording(
                    upload, limits.upload_max_bytes, self._watch.beat
                ) as path:
                    return self._looked_at(path)
        except StoppedError:
            raise
        except FormcheckError as error:
            self._fail(for_a_person(error, path))
            raise StoppedError("failed") from error
        except Exception as error:
            # What such an error says may hold what must not be in a log.
            logger.error("an analysis failed: %s", where(error))  # noqa: TRY400
            self._fail(UNKNOWN_PROBLEM)
            raise StoppedError("failed") from error

    def _looked_at(self, path: Path) -> Outcome:
        bench, watch = self._bench, self._watch
        with Apart(beat=watch.beat) as apart:
            found = apart.call(screen, path, bench.limits)
        video = path.rename(path.with_suffix(found.suffix))
        self._finding_since_s = time.monotonic()
        self._go_on_to("finding")
        track = bench.find(video, bench.settings, watch, self._tell)
        track = turned_back(track, mirrored=self._wish.mirrored)
        self._go_on_to("judging")
        with Apart(beat=watch.beat) as apart:
            analysis, report = apart.call(judged, track, self._wish.spec, self._wish.target)
        self._go_on_to("keeping")
        return self._kept(analysis, report, video)

    def _kept(self, analysis: Analysis, report: str, video: Path) -> Outcome:
        with self._watch.at_rest():
            wish = self._wish
            kept = keep_set(self._store, wish, analysis.result, analysis.track, video)
        return Outcome(
            spec=wish.spec,
            result=analysis.result,
            session_id=kept.stored.session_id,
            set_id=kept.stored.id,
            report_html=report,
            result_json=as_json(result_document(analysis.result, analysis.track)) + "\n",
            video_kept=wish.consented_utc is not None and kept.video_problem is None,
            video_problem=kept.video_problem,
        )

    def _tell(self, done: int, total: int) -> None:
        elapsed_s = time.monotonic() - self._finding_since_s
        left_s = time_left_s(done, total, elapsed_s)
        with self._lock:
            if self._state.stage == "finding":
                self._state = replace(self._state, done=done, total=total, left_s=left_s)

    def _go_on_to(self, stage: Stage) -> None:
        """Begin the next part, unless it was ended meanwhile; keeping cannot be ended."""
        with self._lock:
            if self._state.has_ended:
                raise StoppedError(self._state.stage)
            self._state = replace(self._state, stage=stage, left_s=None)

    def _give_up(self, reason: str) -> None:
        self._settle(JobState("failed", problem=reason))

    def _fail(self, problem: str) -> None:
        with self._lock:
            if not self._state.has_ended:
                self._state = JobState("failed", problem=problem)

    def _settle(self, end: JobState) -> bool:
        with self._lock:
            if not self._state.may_cancel:
                return False
            self._state = end
            return True
