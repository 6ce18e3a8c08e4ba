"""The jobs of a pose worker, done with whatever estimators it is given."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from formcheck.errors import EstimatorError
from formcheck.pose.camera_motion.watch import CameraWatch
from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.everybody import PeopleLook, look_at
from formcheck.pose.follow import Follower
from formcheck.pose.frame import FloatArray, Frame, PoseFrame
from formcheck.pose.guide import Guide
from formcheck.pose.jobs import (
    EverybodySeen,
    FramePeople,
    FramePose,
    Job,
    JobProgress,
    LookAtFrame,
    LookAtPiece,
    LookRound,
    OpenRecording,
    PiecePoses,
    Reply,
    SurveyFrame,
)
from formcheck.pose.video import VideoSource, pictures_at
from formcheck.pose.video_plan import VideoPlan

FOLLOWERS_KEPT = 2
"""How many finished pieces can be gone on with; the one last finished is the likeliest."""

REPORT_EVERY_FRAMES = 10


class WorkerLoop:
    """Does the jobs of one worker.

    Parameters
    ----------
    survey
        Finds several people in single pictures.
    new_tracker
        Makes an estimator that follows one person.
    report
        Takes signs of life from within a job.
    """

    def __init__(
        self,
        survey: PoseEstimator,
        new_tracker: Callable[[], PoseEstimator],
        report: Callable[[JobProgress], None],
    ) -> None:
        self._survey = survey
        self._new_tracker = new_tracker
        self._report = report
        self._plan: VideoPlan | None = None
        self._live = self._new_lookout()
        self._kept: dict[tuple[int, int], _Lookout] = {}

    def do(self, job: Job) -> Reply | None:
        """Do a job and return its answer, if it has one.

        Raises
        ------
        EstimatorError
            The model failed, or a piece was asked for before its recording.
        SourceError
            The recording cannot be read.
        """
        match job:
            case OpenRecording(plan):
                self._open(plan)
                return None
            case LookAtFrame(frame, may_change):
                found, camera = self._live.look(frame, may_change=may_change)
                return FramePose(found, self._live.follower.side, camera)
            case SurveyFrame(frame):
                return FramePeople(tuple(self._survey.estimate(frame)))
            case LookRound(places):
                return self._look_round(places)
            case LookAtPiece():
                return self._look_at_piece(job)

    def close(self) -> None:
        """Give back what the estimators hold."""
        self._live.follower.close()
        self._forget()
        self._survey.close()

    def _new_lookout(self, guide: Guide | None = None) -> "_Lookout":
        return _Lookout(Follower(self._survey, self._new_tracker, guide), CameraWatch())

    def _open(self, plan: VideoPlan) -> None:
        self._forget()
        self._plan = plan

    def _forget(self) -> None:
        for lookout in self._kept.values():
            lookout.follower.close()
        self._kept.clear()

    def _opened(self) -> VideoPlan:
        if self._plan is None:
            raise EstimatorError("a piece was asked for before its recording was opened")
        return self._plan

    def _look_round(self, places: tuple[int, ...]) -> EverybodySeen:
        looks = []
        for frame in pictures_at(self._opened(), places):
            looks.append(look_at(frame, self._survey))
            self._report(JobProgress(0))
        return EverybodySeen(tuple(looks))

    def _look_at_piece(self, job: LookAtPiece) -> PiecePoses:
        lookout = self._kept.pop((job.begin, job.first), None)
        begin = job.begin if lookout is None else job.first
        lookout = lookout or self._new_lookout(job.guide)
        follower = lookout.follower
        poses = PiecePoses.missing(job.first, job.stop - job.first)
        looks: dict[float, PeopleLook] = {}
        with VideoSource(self._opened(), first=begin, stop=job.stop, decode_threads=1) as source:
            for frame in source:
                pose, camera = lookout.look(frame)
                if frame.index >= job.first:
                    poses.put(frame.index, pose, camera)
                    if follower.look is not None:
                        looks[follower.look.time_s] = follower.look
                self._tell_progress(job, frame)
        self._keep(lookout, (job.begin, job.stop))
        return replace(poses, lock=follower.lock, looks=tuple(looks.values()))

    def _tell_progress(self, job: LookAtPiece, frame: Frame) -> None:
        if frame.index % REPORT_EVERY_FRAMES == 0:
            self._report(JobProgress(max(frame.index - job.first, 0)))

    def _keep(self, lookout: "_Lookout", place: tuple[int, int]) -> None:
        self._kept[place] = lookout
        if len(self._kept) > FOLLOWERS_KEPT:
            self._kept.pop(next(iter(self._kept))).follower.close()


@dataclass(frozen=True, slots=True)
class _Lookout:
    """Who follows the person through pictures in order, and who watches the camera meanwhile."""

    follower: Follower
    camera: CameraWatch

    def look(
        self, frame: Frame, *, may_change: bool = False
    ) -> tuple[PoseFrame | None, FloatArray]:
        """Return the person in the next picture and where the camera is."""
        pose = self.follower.follow(frame, may_change=may_change)
        camera = self.camera.look(frame, pose)
        return None if pose is None else replace(pose, camera=camera), camera
