"""From what was found out about a person to what the plan should work on."""

from formcheck.care.findings.advice import Advice, advice_for
from formcheck.care.findings.deficits import Deficit, deficit, deficits
from formcheck.care.findings.directions import avoided_directions
from formcheck.care.findings.rules import DeficitFound, find_deficits

__all__ = [
    "Advice",
    "Deficit",
    "DeficitFound",
    "advice_for",
    "avoided_directions",
    "deficit",
    "deficits",
    "find_deficits",
]
