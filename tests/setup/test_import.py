import subprocess
import sys

HEAVY = {"av", "cv2", "mediapipe", "pyarrow", "scipy", "sqlalchemy", "streamlit"}


def test_importing_formcheck_is_light() -> None:
    code = "import sys, formcheck; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(done.stdout.split())


def test_opening_records_loads_nothing_that_judges_sets() -> None:
    code = "import sys, formcheck.history.opening; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    judging = {"scipy", "formcheck.exercises.coach.coach", "formcheck.kinematics.observer"}
    assert judging.isdisjoint(done.stdout.split())
