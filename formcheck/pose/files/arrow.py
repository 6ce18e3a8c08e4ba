"""Numbers as Arrow keeps them, and back.

`pyarrow.array` and `to_numpy` do the same, but import pandas for it, which takes each process that
keeps or reads a single track a second.
"""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from formcheck.pose.frame import FloatArray


def column(values: NDArray[np.generic], *, empty: NDArray[np.bool_] | None = None) -> Any:
    """Return numbers as a column of a table.

    Parameters
    ----------
    values
        (rows,).
    empty
        (rows,), where the column holds nothing; everywhere a number where not given.
    """
    numbers = np.ascontiguousarray(values)
    given = None if empty is None else pa.py_buffer(np.packbits(~empty, bitorder="little"))
    kind = pa.from_numpy_dtype(numbers.dtype)
    return pa.Array.from_buffers(kind, len(numbers), [given, pa.py_buffer(numbers)])


def numbers_of(column: Any) -> FloatArray:
    """Return the numbers of a column of a table, (rows,); NaN where it holds nothing."""
    if column.null_count:
        return np.asarray(column.to_numpy(), dtype=np.float64)
    return np.concatenate([np.empty(0), *(np.from_dlpack(part) for part in column.chunks)])
