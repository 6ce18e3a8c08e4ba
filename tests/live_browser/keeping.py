"""What a set left in the records of the app."""

from dataclasses import dataclass
from functools import cached_property

from formcheck.exercises.coach.target import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import SetResult
from formcheck.history.opening import Records
from formcheck.history.records import StoredSet
from formcheck.pose.track import PoseTrack
from formcheck.session import LiveAnalysis
from formcheck.ui.player.choices import PlayerChoices, Way, keep_choices, read_choices


@dataclass(frozen=True, slots=True)
class Judged:
    """A set in the records, and what the same poses say when they are judged again."""

    stored: StoredSet
    track: PoseTrack
    result: SetResult
    again: SetResult


class Kept:
    """Records that tell the sets of one test from those that were there before it."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._store = records.local_store()
        self._before = {each.id for each in self._all()}

    @property
    def choices(self) -> PlayerChoices:
        """What the person has chosen about camera and voice, and the checks of the camera."""
        return read_choices(self._records, self._store.viewer_id)

    def choose(self, way: Way) -> None:
        """Choose where the body is found."""
        keep_choices(
            self._records, self._store.viewer_id, self.choices.model_copy(update={"way": way})
        )

    def _all(self) -> list[StoredSet]:
        sittings = self._store.sessions.of_person(self._store.viewer_id)
        return [each for sitting in sittings for each in self._store.sets.of_session(sitting.id)]

    @property
    def sets(self) -> list[StoredSet]:
        """The sets that came since."""
        return [each for each in self._all() if each.id not in self._before]

    @cached_property
    def judged(self) -> Judged:
        """The only set that came since, and its poses judged again."""
        (stored,) = self.sets
        track = self._store.tracks.read(stored.id)
        verdict = self._store.verdicts.current(stored.id)
        assert track is not None
        assert verdict is not None
        spec = load_exercise(stored.exercise_id)
        session = LiveAnalysis(spec, Target(stored.level))
        for pose in track:
            session.push(pose)
        return Judged(stored, track, verdict.result, session.finish())
