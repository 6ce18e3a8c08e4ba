"""Live sets against the app as people run it."""

import http.client
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from websockets.exceptions import InvalidStatus

from formcheck.history.opening import open_records
from formcheck.live.limits import ServiceLimits
from formcheck.live.session_registry import open_tokens
from formcheck.pose.track import PoseTrack
from formcheck.session.judging import complete
from formcheck.settings import Settings
from scenery.claims import claim_of
from scenery.whole_app import App, free_port, running_app
from tests.live.builders import SQUAT, judged_elsewhere, packets, squats
from tests.live.serving import Browser, connected


def perform(browser: Browser, track: PoseTrack, *, until_rep: int | None = None) -> int:
    """Send poses, each after the answer to the one before; return the last count."""
    count = 0
    for packet in packets(track):
        browser.send(packet)
        count = browser.hear()["count"]
        if count == until_rep:
            break
    return count


@pytest.fixture(scope="module")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("records")


@pytest.fixture(scope="module")
def app(data_folder: Path) -> Iterator[App]:
    """The app, for the tests that leave it running."""
    with running_app(data_folder, free_port()) as app:
        yield app


@pytest.fixture(scope="module")
def slow() -> PoseTrack:
    """The poses of a slow camera: few enough to be sent as fast as they are answered."""
    track = squats(2)
    chosen = PoseTrack.from_frames(list(track)[::2], track.size_px)
    assert len(chosen) <= ServiceLimits().packets_at_once
    return chosen


def token(settings: Settings) -> str:
    """Return what the page would give the player."""
    with open_records(settings) as records:
        return open_tokens(settings).issue(claim_of(records.local_store()))


def begin(settings: Settings) -> dict[str, str]:
    return {"kind": "begin", "token": token(settings)}


def test_set_survives_a_cut_line_and_is_in_the_records_as_judged_elsewhere(
    app: App, data_folder: Path, slow: PoseTrack
) -> None:
    settings = Settings(data_folder=data_folder)
    with connected(app.host, begin(settings)) as browser:
        ready = browser.hear()
        assert perform(browser, slow, until_rep=1) == 1
    with connected(app.host, {"kind": "resume", "key": ready["key"]}) as browser:
        again = browser.hear()
        assert (again["set"], again["count"]) == (ready["set"], 1)
        for packet in list(packets(slow))[again["sequence"] :]:
            browser.send(packet)
            browser.hear()
        browser.say({"kind": "end"})
        assert browser.hear()["count"] == 2
        assert browser.closed_with() == (1000, "")
    with open_records(settings) as records:
        verdict = records.local_store().verdicts.current(UUID(ready["set"]))
    assert verdict is not None
    assert verdict.result == judged_elsewhere(slow)


def test_killed_server_leaves_a_set_with_every_repetition_that_was_told(
    tmp_path: Path, slow: PoseTrack
) -> None:
    settings, port = Settings(data_folder=tmp_path), free_port()
    with running_app(tmp_path, port) as app, connected(app.host, begin(settings)) as browser:
        ready = browser.hear()
        told = perform(browser, slow, until_rep=1)
        app.kill()
    with (
        running_app(tmp_path, port) as app,
        connected(app.host, {"kind": "resume", "key": ready["key"]}) as browser,
    ):
        code, reason = browser.closed_with()
    assert (code, reason) == (4410, "It is too late to go on. What was counted is kept.")
    set_id = UUID(ready["set"])
    with open_records(settings) as records:
        store = records.local_store()
        assert len(store.sets.reps(set_id)) == told == 1
        assert complete(store, set_id, SQUAT).verdict.rep_count == 1


def test_only_pages_of_this_machine_are_let_in(app: App) -> None:
    for origin in ("http://evil.example", None):
        with pytest.raises(InvalidStatus) as refused, connected(app.host, origin=origin):
            pytest.fail("the socket was opened")
        assert refused.value.response.status_code == 403
    connection = http.client.HTTPConnection(app.host)
    connection.request("GET", "/assets/models/manifest.json")
    response = connection.getresponse()
    connection.close()
    assert response.status == 404
    assert response.getheader("Cross-Origin-Resource-Policy") == "same-origin"
    assert "connect-src 'self'" in (response.getheader("Content-Security-Policy") or "")
