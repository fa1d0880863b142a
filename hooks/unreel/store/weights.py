"""Files of learned weights: a NumPy archive with a header that says what they fit and what they come from.

The header is JSON: `fits` names all that the code must agree with (labels, features), `learned_from`
the films and the way of learning. Weights that fit other code are refused, never applied.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unreel.model.diagnostics import Diagnostic, InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

Arrays = dict[str, "NDArray[Any]"]
Fits = dict[str, list[str]]
"""What weights depend on, such as {"labels": ["overview", …]}; the same in the code and in the file."""
Feature = tuple[str, ...]
"""What speaks for or against a guess: its kind, then what was seen, as in ("ends", "<retrieved.>")."""
FeatureWeights = dict[Feature, float]

PACKAGE = Path(__file__).parent.parent


def save(path: Path, fits: Fits, learned_from: Mapping[str, object], arrays: Arrays) -> None:
    """Write `arrays` to `path`; the same arrays give the same bytes."""
    # loaded here, as below: importing numpy takes a tenth of a second, and only those pay who need it
    import numpy as np  # noqa: PLC0415

    header = json.dumps({"fits": fits, "learned_from": learned_from}, ensure_ascii=False, indent=1)
    np.savez_compressed(path, allow_pickle=False, header=np.array(header), **arrays)


def load(name: str, fits: Fits) -> Arrays:
    """Return the arrays of the file `name` in this package ('lists/cast/weights.npz').

    Raise `InputError` where they were learned for something else than `fits`.
    """
    import numpy as np  # noqa: PLC0415

    with np.load(PACKAGE / name, allow_pickle=False) as archive:
        arrays: Arrays = {key: archive[key] for key in archive.files}
    header = json.loads(str(arrays.pop("header")))
    for what, wanted in fits.items():
        if header["fits"].get(what) != wanted:
            raise InputError(Diagnostic(f"hooks/unreel/{name}", 0, 0, _refusal(what, wanted, header["fits"])))
    return arrays


def _refusal(what: str, wanted: list[str], had: Fits) -> str:
    """Say how the `what` of the code differ from those that weights were learned for."""
    learned = had.get(what, [])
    new, gone = (", ".join(sorted(set(a) - set(b))) for a, b in ((wanted, learned), (learned, wanted)))
    notes = [f"new: {new}"] * bool(new) + [f"gone: {gone}"] * bool(gone) or ["in another order"]
    return (
        f"these weights were learned for other {what} ({'; '.join(notes)}): learn them again by `make learn`"
    )


def named(weights: FeatureWeights) -> Arrays:
    """Return weights by name as arrays, sorted by name."""
    import numpy as np  # noqa: PLC0415

    rows = sorted(weights.items())
    return {
        "names": np.array("\n".join("\t".join(name) for name, _ in rows)),
        "weights": np.array([weight for _, weight in rows]),
    }


@cache
def load_named(name: str) -> FeatureWeights:
    """Return the weights by name of the file `name`; such files fit any code that names what it sees."""
    arrays = load(name, {})
    names = str(arrays["names"]).split("\n")
    return dict(zip(map(tuple, (row.split("\t") for row in names)), arrays["weights"].tolist(), strict=True))
