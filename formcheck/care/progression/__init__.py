"""When an exercise gets harder or easier, by what was done, and the proposal that says so."""

from formcheck.care.progression.deload import WeekDone, deload_due
from formcheck.care.progression.gates import GateResult, gates
from formcheck.care.progression.proposals import Proposal, ProposalContext, propose
from formcheck.care.progression.session import ExerciseSession

__all__ = [
    "ExerciseSession",
    "GateResult",
    "Proposal",
    "ProposalContext",
    "WeekDone",
    "deload_due",
    "gates",
    "propose",
]
