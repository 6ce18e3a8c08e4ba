"""All analyses of this program: one at a time for each person."""

from threading import Lock, Semaphore
from typing import BinaryIO
from uuid import UUID

from formcheck.history.private_folders import ROOMS_FOLDER
from formcheck.history.store import Store
from formcheck.jobs.ending import UploadRefusedError
from formcheck.jobs.incoming import Incoming, too_large
from formcheck.jobs.job import AnalysisJob, Bench
from formcheck.jobs.keeping import Wish
from formcheck.jobs.limits import UploadLimits
from formcheck.settings import Settings
from formcheck.texts import say

INCOMING_FOLDER = ROOMS_FOLDER
ONE_AT_A_TIME = say("jobs.one_at_a_time")


class JobBoard:
    """Where analyses are begun and found again, from any browser window.

    Parameters
    ----------
    bench
        What they share.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._lock = Lock()
        self._jobs: dict[UUID, AnalysisJob] = {}

    @property
    def limits(self) -> UploadLimits:
        """What is taken on."""
        return self._bench.limits

    @property
    def is_busy(self) -> bool:
        """Whether anybody's analysis runs."""
        with self._lock:
            return any(not job.state.has_ended for job in self._jobs.values())

    def job_of(self, person_id: UUID) -> AnalysisJob | None:
        """Return a person's analysis, running or just ended; None without one."""
        with self._lock:
            return self._jobs.get(person_id)

    def start(self, store: Store, wish: Wish, upload: BinaryIO, size_bytes: int) -> AnalysisJob:
        """Begin to analyse a recording of the person whose store it is.

        Parameters
        ----------
        size_bytes
            How large the upload is, so that one that is too large is not even read.

        Raises
        ------
        UploadRefusedError
            It is too large, or another one of theirs is being analysed.
        """
        if size_bytes > self.limits.upload_max_bytes:
            raise UploadRefusedError(too_large(self.limits.upload_max_bytes))
        job = AnalysisJob(self._bench, store, wish)
        with self._lock:
            before = self._jobs.get(store.viewer_id)
            if before is not None and not before.state.has_ended:
                raise UploadRefusedError(ONE_AT_A_TIME)
            self._jobs[store.viewer_id] = job
        job.start(upload)
        return job

    def dismiss(self, person_id: UUID) -> None:
        """Cancel a person's analysis if it runs, and forget what came out of it."""
        with self._lock:
            job = self._jobs.pop(person_id, None)
        if job is not None:
            job.cancel()

    def close(self) -> None:
        """Cancel everything, wait for it to end, and delete the folder of recordings."""
        with self._lock:
            jobs, self._jobs = list(self._jobs.values()), {}
        for job in jobs:
            job.cancel()
            job.wait()
        self._bench.incoming.close()


def open_board(settings: Settings, limits: UploadLimits) -> JobBoard:
    """Return an empty board; what an earlier program left of recordings is deleted.

    Parameters
    ----------
    settings
        Where data are, and the pose model.
    """
    incoming = Incoming(settings.data_folder / INCOMING_FOLDER)
    return JobBoard(Bench(settings, limits, incoming, Semaphore(limits.analyses_at_once)))
