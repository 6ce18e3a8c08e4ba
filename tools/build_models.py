"""Build the pose models from the official weights in the npm package ``@mediapipe/pose``.

A ``.task`` file is a stored zip of the person detector and the landmark network, each carrying
metadata that tells MediaPipe how to scale pixel values before they go in. The npm package holds
both networks without that metadata; it is added here, with the schema of the mediapipe wheel. The
mask of the person is left out (`tools.without_mask`).

Run by ``make models``. What goes in and what comes out is held against the SHA-256 recorded in
``formcheck/pose/models/manifest.json``.
"""

import argparse
import hashlib
import importlib.util
import io
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import flatbuffers

from formcheck.errors import FormcheckError, ModelError
from formcheck.output.file import written_whole
from formcheck.pose.models import (
    MODEL_FOLDER,
    MODEL_NAMES,
    model_file_name,
    read_manifest,
    require_sha256,
)
from tools.without_mask import leave_out_mask

NPM_PACKAGE: Final = Path(__file__).parent.parent / "node_modules" / "@mediapipe" / "pose"
DETECTOR: Final = "pose_solution_packed_assets.data"
EARLIEST_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)
UNIX: Final = 3
NETWORK: Final = b"TFL3"
METADATA: Final = b"M001"


@dataclass(frozen=True, slots=True)
class PixelScaling:
    """A pixel value of 0 to 255 goes into the network as ``(value - mean) / std``."""

    mean: float
    std: float


DETECTOR_SCALING: Final = PixelScaling(mean=127.5, std=127.5)
LANDMARKS_SCALING: Final = PixelScaling(mean=0.0, std=255.0)


def build_model(name: str, *, package: Path, folder: Path) -> Path:
    """Build one pose model, unless it stands already.

    Parameters
    ----------
    name
        One of `MODEL_NAMES`.
    package
        The unpacked npm package.
    folder
        Where the ``.task`` file goes.

    Returns
    -------
    Path
        The model. It is never left half-written or wrong.

    Raises
    ------
    ModelError
        An input is missing or not the recorded one, or something else came out than recorded.
    """
    target = folder / model_file_name(name)
    expected = read_manifest().outputs[target.name]
    if target.is_file() and sha256(target.read_bytes()) == expected:
        target.touch()
        return target
    content = task_file(
        detector=read_input(package / DETECTOR),
        landmarks=read_input(package / f"pose_landmark_{name}.tflite"),
    )
    if sha256(content) != expected:
        raise ModelError(
            f"{target}: came out other than recorded "
            f"(SHA-256 expected {expected}, got {sha256(content)}); mediapipe or flatbuffers "
            "may not be the locked ones: delete .venv and run `make models`"
        )
    write_whole(target, content)
    return target


def sha256(content: bytes) -> str:
    """Return the SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_input(path: Path) -> bytes:
    """Read a file of the npm package, once it is known to be the recorded one."""
    manifest = read_manifest()
    remedy = f"delete node_modules and run `npm ci` for {manifest.package} {manifest.version}"
    require_sha256(path, manifest.inputs[path.name], remedy=remedy)
    return path.read_bytes()


def write_whole(target: Path, content: bytes) -> None:
    """Write a file that is there as a whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(target) as part:
        part.write_bytes(content)


def task_file(*, detector: bytes, landmarks: bytes) -> bytes:
    """Return the content of a ``.task`` file made of the two networks."""
    return stored_zip(
        {
            "pose_detector.tflite": detector_network(detector),
            "pose_landmarks_detector.tflite": landmark_network(landmarks),
        }
    )


def detector_network(official: bytes) -> bytes:
    """Return the person detector with its scaling."""
    model = read_network(official)
    add_scaling(model, DETECTOR_SCALING)
    return pack(model, file_id=NETWORK)


def landmark_network(official: bytes) -> bytes:
    """Return the landmark network with its scaling and without a mask."""
    model = read_network(official)
    leave_out_mask(model)
    add_scaling(model, LANDMARKS_SCALING)
    return pack(model, file_id=NETWORK)


def read_network(content: bytes) -> Any:
    """Return a TensorFlow Lite network as a tree of objects."""
    schema = load_schema("schema_py_generated")
    return schema.ModelT.InitFromObj(schema.Model.GetRootAs(content, 0))


def stored_zip(members: dict[str, bytes]) -> bytes:
    """Return an uncompressed zip that is the same whenever and wherever it is written."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, date_time=EARLIEST_ZIP_TIME)
            info.create_system = UNIX
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return target.getvalue()


def add_scaling(model: Any, scaling: PixelScaling) -> None:
    """Put the scaling of its image into the metadata of a TensorFlow Lite network."""
    schema = load_schema("schema_py_generated")
    buffer = schema.BufferT()
    buffer.data = list(scaling_metadata(scaling))
    model.buffers.append(buffer)
    entry = schema.MetadataT()
    entry.name = "TFLITE_METADATA"
    entry.buffer = len(model.buffers) - 1
    model.metadata = [*(model.metadata or []), entry]


def scaling_metadata(scaling: PixelScaling) -> bytes:
    """Return the metadata of a network that takes one RGB image."""
    schema = load_schema("metadata_schema_py_generated")
    normalization = schema.NormalizationOptionsT()
    normalization.mean, normalization.std = [scaling.mean], [scaling.std]
    step = schema.ProcessUnitT()
    step.optionsType = schema.ProcessUnitOptions.NormalizationOptions
    step.options = normalization
    tensor = schema.TensorMetadataT()
    tensor.name, tensor.content, tensor.processUnits = "image", rgb_content(schema), [step]
    graph = schema.SubGraphMetadataT()
    graph.inputTensorMetadata = [tensor]
    metadata = schema.ModelMetadataT()
    metadata.subgraphMetadata = [graph]
    return pack(metadata, file_id=METADATA)


def rgb_content(schema: Any) -> Any:
    """Return the description of a tensor that holds an RGB image."""
    image = schema.ImagePropertiesT()
    image.colorSpace = schema.ColorSpaceType.RGB
    content = schema.ContentT()
    content.contentPropertiesType = schema.ContentProperties.ImageProperties
    content.contentProperties = image
    return content


def pack(tree: Any, *, file_id: bytes) -> bytes:
    """Write a tree of flatbuffers objects to bytes."""
    builder = flatbuffers.Builder(0)
    builder.Finish(tree.Pack(builder), file_id)
    return bytes(builder.Output())


def load_schema(name: str) -> Any:
    """Load one of mediapipe's generated schemas by its file.

    Importing it by its full name would start mediapipe, which opens network connections.
    """
    mediapipe = importlib.util.find_spec("mediapipe")
    if mediapipe is None or not mediapipe.submodule_search_locations:
        raise ModelError("mediapipe is not installed; run `make models`, which installs it")
    root = Path(mediapipe.submodule_search_locations[0])
    return load_module(name, root / "tasks" / "metadata" / f"{name}.py")


def load_module(name: str, path: Path) -> ModuleType:
    """Run a Python file as a module of that name."""
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise ModelError(f"{path}: missing; delete .venv and run `make models`")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the models named on the command line, all of them if none is."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MODEL_NAMES))
    parser.add_argument("--package", type=Path, default=NPM_PACKAGE, help="unpacked npm package")
    parser.add_argument("--folder", type=Path, default=MODEL_FOLDER, help="where models go")
    options = parser.parse_args(arguments)
    unknown = set(options.names) - set(MODEL_NAMES)
    if unknown:
        parser.error(f"no such model: {', '.join(sorted(unknown))}")
    try:
        for name in options.names or MODEL_NAMES:
            print(build_model(name, package=options.package, folder=options.folder))
    except FormcheckError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
