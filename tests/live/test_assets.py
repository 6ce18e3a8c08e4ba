"""What the browser needs to find the pose by itself."""

import http.client
from collections.abc import Iterator

import pytest

from formcheck.live.assets import (
    VISION_FOLDER,
    WEB_FOLDER,
    model_url,
    vision_url,
    vision_version,
    web_url,
)
from formcheck.settings import Settings
from tests.live.serving import served


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    models = tmp_path_factory.mktemp("models")
    (models / "pose_landmarker_lite.task").write_bytes(b"a model")
    (models / "secret.txt").write_bytes(b"nobody's business")
    with served(Settings(data_folder=models / "data", model_folder=models)) as host:
        yield host


def asked(host: str, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(host)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def test_model_is_kept_for_ever_under_an_address_that_changes_with_it(host: str) -> None:
    response = asked(host, model_url("lite"))
    assert response.status == 200
    assert response.getheader("Content-Type") == "application/octet-stream"
    assert "immutable" in (response.getheader("Cache-Control") or "")
    assert model_url("lite").partition("?")[2] != model_url("full").partition("?")[2]


@pytest.mark.skipif(
    not (VISION_FOLDER / "vision_bundle.mjs").exists(), reason="run `make vision` first"
)
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("vision_bundle.mjs", "text/javascript; charset=utf-8"),
        ("wasm/vision_wasm_internal.js", "text/javascript; charset=utf-8"),
        ("wasm/vision_wasm_internal.wasm", "application/wasm"),
    ],
)
def test_vision_files_come_as_what_they_are(host: str, name: str, kind: str) -> None:
    response = asked(host, f"{vision_url()}/{name}")
    assert response.status == 200
    assert response.getheader("Content-Type") == kind
    assert "immutable" in (response.getheader("Cache-Control") or "")


def test_address_of_the_vision_files_names_their_version() -> None:
    assert vision_version() in vision_url()


def test_own_modules_are_asked_for_again_and_not_sent_again(host: str) -> None:
    module = next(WEB_FOLDER.glob("*.js"), None)
    if module is None:
        pytest.skip("the player is not there")
    first = asked(host, f"{web_url()}/{module.name}")
    assert (first.status, first.getheader("Cache-Control")) == (200, "no-cache")
    again = asked(
        host, f"{web_url()}/{module.name}", **{"If-None-Match": first.getheader("ETag") or ""}
    )
    assert again.status == 304


@pytest.mark.parametrize(
    "path",
    [
        "/assets/models/secret.txt",
        "/assets/models/manifest.json",
        "/assets/models/none.task",
        "/assets/models/",
        "/assets/models/..%2f..%2fpyproject.toml",
        "/assets/web/tsconfig.json",
        "/assets/web/types.d.ts",
    ],
)
def test_nothing_else_is_given_out(host: str, path: str) -> None:
    assert asked(host, path).status == 404
