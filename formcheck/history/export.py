"""Everything about a person in one file that they can read, keep and take elsewhere."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic_core import to_jsonable_python

from formcheck.errors import OutputError, RecordsError, VaultError
from formcheck.history.private_folders import written_elsewhere
from formcheck.history.records import StoredSession, StoredSet
from formcheck.history.store import Store
from formcheck.pose.cells import cell

ALL = 1_000_000
SET_COLUMNS = (
    "day", "exercise_id", "level", "side", "source", "status", "rep_count", "score", "view",
    "peak_furthest", "peak_mean", "peak_band", "peak_unit", "hold_total_s", "hold_longest_s",
    "engine_version", "spec_version", "spec_hash", "set_id", "rep_count_live", "count_basis",
)  # fmt: skip
REP_COLUMNS = (
    "set_id", "number", "side", "start_s", "peak_s", "end_s", "start_value", "peak", "peak_band",
    "unit", "out_s", "pause_s", "return_s", "hold_s", "full_range", "score", "faults",
    "count_basis",
)  # fmt: skip
PAIN_COLUMNS = ("felt_utc", "kind", "score", "place", "note")


def export_own(store: Store, target: Path) -> tuple[str, ...]:
    """Write everything about the viewer into one zip file that only they can read.

    In it: ``index.html`` to look at, ``records.json`` with everything, tables as CSV, pose tracks
    as Parquet, and media as they were kept.

    Returns
    -------
    tuple of str
        What could not be taken along, each with the reason: files that are missing, damaged or
        need another key. It stands in ``missing.txt`` and in the page, too.

    Raises
    ------
    OutputError
        The file is there already or cannot be written.
    """
    try:
        with (
            written_elsewhere(store.rooms, target) as unfinished,
            zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            return _write(store, archive)
    except FileExistsError as error:
        raise OutputError(target, "is there already; choose another name") from error
    except RecordsError:
        raise
    except OSError as error:
        raise OutputError(target, f"cannot be written ({error.strerror})") from error


def _write(store: Store, archive: zipfile.ZipFile) -> tuple[str, ...]:
    sittings = store.sessions.of_person(store.viewer_id, limit=ALL)[::-1]
    sets = [each for sitting in sittings for each in store.sets.of_session(sitting.id)]
    pain = store.pain.of_person(store.viewer_id)
    missing = tuple(_write_files(store, archive, sets))
    everything = to_jsonable_python(_everything(store, sittings, sets), inf_nan_mode="null")
    archive.writestr("records.json", json.dumps(everything, indent=1, ensure_ascii=False))
    archive.writestr("sets.csv", _table(SET_COLUMNS, map(_set_line, sets)))
    archive.writestr("reps.csv", _table(REP_COLUMNS, _rep_lines(store, sets)))
    archive.writestr("pain.csv", _table(PAIN_COLUMNS, map(asdict, pain)))
    page = _page().render(
        person=store.accounts.me(), sittings=sittings, sets=sets, pain=pain, missing=missing
    )
    archive.writestr("index.html", page)
    if missing:
        archive.writestr("missing.txt", "".join(f"{each}\n" for each in missing))
    return missing


def _everything(
    store: Store, sittings: Sequence[StoredSession], sets: Sequence[StoredSet]
) -> dict[str, Any]:
    me = store.viewer_id
    plans = store.plans.of_person(me)
    return {
        "person": store.accounts.me(),
        "grants": store.accounts.grants(),
        "sessions": sittings,
        "sets": sets,
        "verdicts": {str(each.id): store.verdicts.of_set(each.id) for each in sets},
        "live_reps": {str(each.id): store.sets.live_reps(each.id) for each in sets},
        "plans": plans,
        "plan_versions": {str(plan.id): store.plans.versions(plan.id) for plan in plans},
        "pain": store.pain.of_person(me),
        "questionnaires": store.questionnaires.of_person(me),
        "assessments": store.assessments.of_person(me),
        "desk": store.desk.of_person(me),
        "lifting": store.lifting.of_person(me),
        "comments": store.comments.of_person(me),
        "profile": store.profiles.of_person(me),
        "screenings": store.screenings.of_person(me),
        "conditions": store.conditions.of_person(me),
        "clearances": store.clearances.of_person(me),
        "unseen": store.unseen.of_person(me),
        "set_contexts": list(store.set_contexts.of_sets(me, [s.id for s in sets]).values()),
        "corrections": store.corrections.of_person(me),
        "proposal_answers": store.proposal_answers.of_person(me),
        "media": store.media.of_person(me),
        "audit": store.audit.about_me(limit=ALL),
    }


def _write_files(
    store: Store, archive: zipfile.ZipFile, sets: Iterable[StoredSet]
) -> Iterator[str]:
    """Write what can be read; yield what cannot, with the reason."""
    for each in sets:
        name = f"{each.day}-{each.exercise_id}-{each.id}"
        try:
            poses = store.tracks.parquet(each.id)
        except VaultError as error:
            yield f"The poses of the set {name} are not in it: {error}"
            continue
        if poses is not None:
            archive.writestr(f"tracks/{name}.parquet", poses, zipfile.ZIP_STORED)
    for media in store.media.of_person(store.viewer_id):
        name = f"{media.consented_utc:%Y-%m-%d}-{media.id}{media.suffix}"
        try:
            held = store.media.read(media.id)
        except VaultError as error:
            yield f"The {media.kind} {name} is not in it: {error}"
            continue
        archive.writestr(f"media/{name}", held, zipfile.ZIP_STORED)


def _set_line(each: StoredSet) -> dict[str, Any]:
    return asdict(each) | asdict(each.verdict) | {"set_id": each.id}


def _rep_lines(store: Store, sets: Iterable[StoredSet]) -> Iterable[dict[str, Any]]:
    for each in sets:
        for rep in store.sets.reps(each.id):
            faults = " ".join(fault.id for fault in rep.faults)
            yield asdict(rep) | {"set_id": each.id, "faults": faults}


def _table(columns: Sequence[str], lines: Iterable[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    for line in lines:
        writer.writerow({name: cell(value) for name, value in line.items()})
    return text.getvalue()


def _page() -> Any:
    environment = Environment(
        loader=PackageLoader("formcheck.history"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("export.html")
