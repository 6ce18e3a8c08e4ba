"""The rooms of the store, all behind one gate."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

from formcheck.history.access import AccessGate
from formcheck.history.database import Database
from formcheck.history.erase import Erasing
from formcheck.history.private_folders import ROOMS_FOLDER
from formcheck.history.store.accounts import Accounts
from formcheck.history.store.audit import Audit
from formcheck.history.store.comments import Comments
from formcheck.history.store.conditions import Clearances, Conditions
from formcheck.history.store.done import Corrections, SetContexts, Unseen
from formcheck.history.store.done_sets import DoneSets
from formcheck.history.store.files import Media, Tracks
from formcheck.history.store.measured import Assessments, DeskRecords, Lifting
from formcheck.history.store.person_rows import People
from formcheck.history.store.plans import Plans, ProposalAnswers
from formcheck.history.store.profiles import Profiles
from formcheck.history.store.progress import ExerciseProgress
from formcheck.history.store.recorded_sets import RecordedSets
from formcheck.history.store.screenings import Screenings
from formcheck.history.store.self_reported import PainDiary, Questionnaires
from formcheck.history.store.sessions import Sessions
from formcheck.history.store.sets import Sets
from formcheck.history.store.verdicts import Verdicts
from formcheck.history.vault import Vault


class Store:
    """Everything one viewer may ask of the records; what they may not is refused.

    Parameters
    ----------
    database, vault
        Where the records and their files are.
    viewer_id
        Who asks; nothing else about them is taken on trust.
    media_keep_for
        How long media stay; None for ever.

    Attributes
    ----------
    viewer_id
        Who asks.
    accounts, people, audit
        Oneself and whom one lets see one's records; everybody, for an admin; who looked.
    sessions, sets, recordings, verdicts, progress
        What was exercised, and how it went.
    plans, comments, pain, questionnaires, assessments, desk, lifting
        What goes with it.
    profiles, screenings, conditions, clearances
        What a plan is made by, and whether exercises may be offered.
    done_sets, unseen, set_contexts, corrections, proposal_answers
        What was done in few words, what without a camera, how sets felt, what somebody says
        otherwise of them, and what was answered to proposed changes of the plan.
    tracks, media
        Files.
    erasing
        Leaving without a trace.
    """

    def __init__(
        self,
        database: Database,
        vault: Vault,
        viewer_id: UUID,
        *,
        media_keep_for: timedelta | None = None,
    ) -> None:
        gate = AccessGate(database, viewer_id)
        self.viewer_id = viewer_id
        self._rooms = vault.folder.parent / ROOMS_FOLDER
        self.accounts = Accounts(gate)
        self.people = People(gate)
        self.audit = Audit(gate)
        self.sessions = Sessions(gate)
        self.sets = Sets(gate, vault)
        self.recordings = RecordedSets(gate, vault)
        self.verdicts = Verdicts(gate)
        self.progress = ExerciseProgress(gate)
        self.plans = Plans(gate)
        self.comments = Comments(gate)
        self.pain = PainDiary(gate)
        self.questionnaires = Questionnaires(gate)
        self.assessments = Assessments(gate)
        self.desk = DeskRecords(gate)
        self.lifting = Lifting(gate)
        self.profiles = Profiles(gate)
        self.screenings = Screenings(gate)
        self.conditions = Conditions(gate)
        self.clearances = Clearances(gate)
        self.unseen = Unseen(gate)
        self.set_contexts = SetContexts(gate)
        self.done_sets = DoneSets(gate)
        self.corrections = Corrections(gate)
        self.proposal_answers = ProposalAnswers(gate)
        self.tracks = Tracks(gate, vault)
        self.erasing = Erasing(gate, database, vault)
        self.media = Media(gate, vault, keep_for=media_keep_for)

    @property
    def rooms(self) -> Path:
        """Where what is not finished lies: see `private_folders.PrivateFolder`."""
        return self._rooms
