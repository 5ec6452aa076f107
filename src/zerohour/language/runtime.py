"""The one place that imports onnxruntime, which sends what it counts to its makers unless it is told not to before it is imported."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def session(path: Path) -> "InferenceSession":
    """The network in a file, run on one thread of the CPU. Raises what the runtime raises for a file that is missing or damaged."""
    # Native code reads this when it is loaded; the runtime's own call to the same end comes after its first queries.
    os.putenv("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
