"""The exercises by their ids, as pages name them."""

import streamlit as st

from formcheck.errors import SpecError, UnknownExerciseError
from formcheck.exercises.library import load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.report.wording import fault_name
from formcheck.ui.state import settings


@st.cache_resource(show_spinner=False)
def exercise(exercise_id: str) -> ExerciseSpec | None:
    """Return an exercise; None where its file is there no more, or cannot be read."""
    try:
        return load_exercise(exercise_id, settings().catalog_folder)
    except (UnknownExerciseError, SpecError):
        return None


def exercise_name(exercise_id: str) -> str:
    """Return the name of an exercise; made of its id where its file is there no more."""
    spec = exercise(exercise_id)
    return spec.name if spec else exercise_id.replace("_", " ").capitalize()


def fault_name_in(exercise_id: str, fault_id: str) -> str:
    """Return what an exercise calls a fault; made of its id where nothing else is known."""
    spec = exercise(exercise_id)
    names = {fault.id: fault.name for fault in spec.faults} if spec else {}
    return fault_name(fault_id, names.get(fault_id))
