"""Leave out of the landmark network what nobody asks for: the mask of the person.

The network ends in five tensors: landmarks, presence, mask, heat map, landmarks in metres. The mask
is as large as the picture, and working it out takes a third of the time of the full model and half
of the lite one's. What the other four are made of stays, to the last bit.
"""

from typing import Any, Final

from formcheck.errors import ModelError

SIDE_PX: Final = 256
NOBODY: Final = -1
"""Stands for an input that an operator does without."""


def leave_out_mask(model: Any) -> None:
    """Take the operators that only the mask needs out of a TensorFlow Lite model.

    Five outputs remain, since MediaPipe counts them: presence stands in the mask's place, too.

    Parameters
    ----------
    model
        The ``ModelT`` of a landmark network; changed in place.

    Raises
    ------
    ModelError
        It is no landmark network, or has no mask.
    """
    (graph,) = model.subgraphs
    shapes = [[int(side) for side in graph.tensors[each].shape] for each in graph.outputs]
    mask, presence = [1, SIDE_PX, SIDE_PX, 1], [1, 1]
    if mask not in shapes or presence not in shapes:
        raise ModelError(f"the landmark network has no mask or no presence, but {shapes}")
    outputs = [int(each) for each in graph.outputs]
    outputs[shapes.index(mask)] = outputs[shapes.index(presence)]
    graph.operators = _needed(graph.operators, outputs)
    graph.outputs = outputs


def _needed(operators: list[Any], outputs: list[int]) -> list[Any]:
    """Return the operators that tensors are made by, directly or through others, in their order."""
    wanted, needed = set(outputs), []
    for operator in reversed(operators):
        if wanted.intersection(operator.outputs):
            wanted.update(set(operator.inputs) - {NOBODY})
            needed.append(operator)
    return needed[::-1]
