"""Prove exercises of the catalogue, and write docs/catalogue.md from all that was proven.

::

python -m benchmarks.catalogue                   # all; hours
python -m benchmarks.catalogue squat plank       # these: some minutes each
python -m benchmarks.catalogue --truth squat     # by the true landmarks: quick, shows the motion
python -m benchmarks.catalogue --only shallow squat
python -m benchmarks.catalogue --body man squat
python -m benchmarks.catalogue --everyday        # what happens around repetitions, alone
python -m benchmarks.catalogue --rates           # few pictures a second, alone
python -m benchmarks.catalogue --views           # from half-way and from the other view, alone
python -m benchmarks.catalogue --bodies          # nine other people, from their poses: a minute
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from benchmarks.bodies import stored as bodies
from benchmarks.bodies.page import faults_page
from benchmarks.bodies.tally import by_exercise_and_half, load_before, store_before, tally
from benchmarks.catalogue import everyday, rates, views
from benchmarks.catalogue.everyday_takes import everyday_takes
from benchmarks.catalogue.page import page, table_row
from benchmarks.catalogue.proof import STANDARD_BODY, Case, Outcome, cases, prove
from benchmarks.catalogue.record import row_of, store
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.mannequin.body import BODY_NAMES

DOCS = Path(__file__).parents[2] / "docs"
PAGE, FAULTS_PAGE = DOCS / "catalogue.md", DOCS / "faults.md"


def main() -> None:
    """Prove what is asked for, show it, keep it, and write the page anew."""
    asked = _asked()
    if asked.everyday:
        _judge_everyday(truth=asked.truth)
    elif asked.rates:
        _judge_rates(asked.exercises)
    elif asked.views:
        _judge_views(asked.exercises, asked.processes)
    elif asked.bodies:
        _judge_bodies(asked.exercises, asked.processes, as_before=asked.as_before)
    else:
        _prove_all(asked)
    PAGE.write_text(page([load_exercise(each) for each in exercise_ids()]), encoding="utf-8")


def _prove_all(asked: argparse.Namespace) -> None:
    """Judge demonstrations of exercises done well and with their faults, show and keep them."""
    judge = partial(prove, truth=asked.truth)
    for spec in map(load_exercise, asked.exercises or exercise_ids()):
        chosen = [each for each in cases(spec, asked.body) if _wanted(each, asked.only)]
        print(f"{spec.id}: {len(chosen)} demonstrations", flush=True)
        rows = []
        for outcome in _proven(chosen, judge, asked.processes):
            rows.append(row_of(outcome))
            print(table_row(spec, rows[-1]), flush=True)
        if rows and not (asked.only or asked.truth or asked.body != STANDARD_BODY):
            store(spec, tuple(rows))


def _judge_everyday(*, truth: bool) -> None:
    """Judge the everyday movements, show and keep what was made of them."""
    rows = []
    for take in everyday_takes():
        for row in everyday.judge(take, truth=truth):
            rows.append(row)
            print(everyday.table_row(row), flush=True)
    if not truth:
        everyday.store(rows)


def _judge_rates(ids: list[str]) -> None:
    """Judge what comes slowly, show it, and keep it where all was judged."""
    rows = []
    for row in rates.judge_all(ids):
        rows.append(row)
        print(row, flush=True)
    if not ids:
        rates.store(rows)


def _judge_views(ids: list[str], processes: int) -> None:
    """Judge what is seen from elsewhere, show it, and keep it where all was judged."""
    rows = []
    for row in views.judge_all(ids, processes):
        rows.append(row)
        print(row, flush=True)
    if not ids:
        views.store(rows)


def _judge_bodies(ids: list[str], processes: int, *, as_before: bool) -> None:
    """Judge the nine people, show and keep what was said, and write their page anew."""
    for exercise_id, verdicts in bodies.judge_all(ids, processes):
        bodies.store(exercise_id, verdicts)
        print(exercise_id, tally(verdicts), flush=True)
    said = bodies.load_all()
    if as_before:
        store_before(by_exercise_and_half(said))
    FAULTS_PAGE.write_text(faults_page(said, load_before()), encoding="utf-8")


def _wanted(case: Case, only: list[str] | None) -> bool:
    return not only or (case.fault_id or "good_form") in only


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.catalogue")
    parser.add_argument("exercises", nargs="*")
    parser.add_argument("--truth", action="store_true")
    parser.add_argument("--everyday", action="store_true")
    parser.add_argument("--rates", action="store_true")
    parser.add_argument("--views", action="store_true")
    parser.add_argument("--bodies", action="store_true")
    parser.add_argument("--as-before", action="store_true", help="compare later results with these")
    parser.add_argument("--only", action="append")
    parser.add_argument("--body", choices=BODY_NAMES, default=STANDARD_BODY)
    parser.add_argument("--processes", type=int, default=1)
    return parser.parse_args()


def _proven(
    all_cases: Sequence[Case], judge: Callable[[Case], Outcome], processes: int
) -> Iterator[Outcome]:
    if processes == 1:
        yield from map(judge, all_cases)
        return
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        yield from pool.map(judge, all_cases)


if __name__ == "__main__":
    main()
