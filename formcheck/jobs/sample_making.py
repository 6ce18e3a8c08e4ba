"""Making the sample person in the background: whoever leaves the page finds it made."""

import logging
from threading import Lock, Thread

from formcheck.errors import FormcheckError
from formcheck.history.opening import Records

logger = logging.getLogger(__name__)


class SampleMaking:
    """Makes the sample person once, however often it is asked to.

    Attributes
    ----------
    done, total
        How many sets are kept, and of how many; 0 of 0 before it is known.
    problem
        What came in between, in words; None where nothing did.
    """

    def __init__(self) -> None:
        self.done = self.total = 0
        self.problem: str | None = None
        self._lock = Lock()
        self._thread: Thread | None = None

    @property
    def is_running(self) -> bool:
        """Whether it is being made."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def done_frac(self) -> float:
        """How much is made, 0 to 1."""
        return self.done / self.total if self.total else 0.0

    def start(self, opened: Records) -> None:
        """Begin, unless it is under way."""
        with self._lock:
            if self.is_running:
                return
            self.done = self.total = 0
            self.problem = None
            # It ends with the server; nobody finds what is half made, and the next one replaces it.
            self._thread = Thread(target=self._make, args=(opened,), name="sample", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Wait until nothing is being made."""
        if self._thread is not None:
            self._thread.join()

    def _make(self, opened: Records) -> None:
        from formcheck.sample_person import fill_sample

        try:
            fill_sample(opened.database, opened.vault, self._tell)
        except FormcheckError as error:
            self.problem = str(error)
        except Exception as error:
            logger.error("the sample person came to nothing: %s", type(error).__name__)  # noqa: TRY400
            self.problem = type(error).__name__

    def _tell(self, done: int, total: int) -> None:
        self.done, self.total = done, total
