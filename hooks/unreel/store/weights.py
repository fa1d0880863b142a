"""Files of learned weights: a NumPy archive with a header that says what they fit and what they come from.

The header is JSON: `fits` names all that the code must agree with (labels, features), `learned_from`
the films and the way of learning. Weights that fit other code are refused, never applied.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unreel.model.diagnostics import Diagnostic, InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray

Arrays = dict[str, "NDArray[Any]"]
Fits = dict[str, list[str]]
"""What weights depend on, such as {"labels": ["overview", …]}; the same in the code and in the file."""
Feature = tuple[str, ...]
"""What speaks for or against a guess: its kind, then what was seen, as in ("ends", "<retrieved.>")."""
FeatureWeights = dict[Feature, float]

_NUMBER = re.compile(r"(?<= )\d")
PACKAGE = Path(__file__).parent.parent


def save(path: Path, fits: Fits, learned_from: Mapping[str, object], arrays: Arrays) -> None:
    """Write `arrays` to `path`; the same arrays give the same bytes."""
    # loaded here, as below: importing numpy takes a tenth of a second, and only those pay who need it
    import numpy as np  # noqa: PLC0415 - see above

    header = json.dumps({"fits": fits, "learned_from": learned_from}, ensure_ascii=False, indent=1)
    np.savez_compressed(path, allow_pickle=False, header=np.array(header), **arrays)


def load(name: str, fits: Fits, code: Sequence[str] = ()) -> Arrays:
    """Return the arrays of the file `name` in this package ('lists/cast/weights.npz').

    Raise `InputError` where they were learned for something else than `fits`, or for features that no
    file of `code` ('lists/cast/features.py') names.
    """
    import numpy as np  # noqa: PLC0415 - as in `save`

    with np.load(PACKAGE / name, allow_pickle=False) as archive:
        arrays: Arrays = {key: archive[key] for key in archive.files}
    had: Fits = json.loads(str(arrays.pop("header")))["fits"]
    if code:
        text = "".join((PACKAGE / file).read_text(encoding="utf-8") for file in code)
        features = [one for one in had.get("features", ()) if f'"{one}"' in text or f'"{one}{{' in text]
        fits = {**fits, "features": features}
    for what, wanted in fits.items():
        if had.get(what) != wanted:
            raise InputError(Diagnostic(f"hooks/unreel/{name}", 0, 0, _mismatch(what, wanted, had)))
    return arrays


def _mismatch(what: str, wanted: list[str], had: Fits) -> str:
    """Say how the `what` of the code differ from those that weights were learned for."""
    learned = had.get(what, [])
    new, gone = (", ".join(sorted(set(a) - set(b))) for a, b in ((wanted, learned), (learned, wanted)))
    why = [f"new: {new}"] * bool(new) + [f"gone: {gone}"] * bool(gone) or ["in another order, or unnamed"]
    return f"these weights were learned for other {what} ({'; '.join(why)}): learn them again by `make learn`"


def named(weights: FeatureWeights) -> tuple[Fits, Arrays]:
    """Return what weights by name fit, and them as arrays, sorted by name.

    They fit code that names their features, up to a number: 'left: run of ', 'word before'.
    """
    import numpy as np  # noqa: PLC0415 - as in `save`

    names = sorted(weights)
    features = sorted({_NUMBER.split(kind, maxsplit=1)[0] for kind, *_ in names})
    rows = np.array("\n".join(map("\t".join, names)))
    return {"features": features}, {"names": rows, "weights": np.array([weights[name] for name in names])}


@cache
def load_named(name: str, *code: str) -> FeatureWeights:
    """Return the weights by name of the file `name`, of features that the files `code` name; see `load`."""
    arrays = load(name, {}, code)
    names = str(arrays["names"]).split("\n")
    return dict(zip(map(tuple, (row.split("\t") for row in names)), arrays["weights"].tolist(), strict=True))
