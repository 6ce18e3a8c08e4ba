"""End what is done to records before each of its steps, and write the page of what is there then.

::

    python -m benchmarks.interrupted           # everything, on both databases: some minutes
    python -m benchmarks.interrupted erase     # this alone; writes no page
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.interrupted.acts import ACTS
from benchmarks.interrupted.page import Part, page
from benchmarks.interrupted.scene import furnished, of_the_first_release
from benchmarks.interrupted.tries import tries
from scenery.postgres import Server, programs, running_server

PAGE = Path(__file__).parents[2] / "docs" / "interrupted.md"


def main(names: Sequence[str]) -> int:
    """Try everything, or what is named."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        place = programs()
        server = stack.enter_context(running_server(place)) if place else None
        parts = list(_parts(folder, server, names or list(ACTS)))
    if not names and server:
        PAGE.write_text(page(parts), encoding="utf-8")
    return 0


def _parts(folder: Path, server: Server | None, names: Sequence[str]) -> Iterator[Part]:
    for kind, its_server in (("SQLite", None), ("PostgreSQL", server)):
        if kind == "PostgreSQL" and its_server is None:
            print("PostgreSQL is not installed: left out", flush=True)
            continue
        scene = furnished(folder / kind, its_server)
        old = of_the_first_release(folder / f"{kind}-old", its_server)
        for name in names:
            act = ACTS[name]
            if its_server is None or act.on_server:
                its = old if name == "migrate" else scene
                found = tuple(tries(act, its, folder / f"{kind}-{name}"))
                print(f"{name} on {kind}: ended before each of {len(found) - 1} steps", flush=True)
                yield Part(name, kind, found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
