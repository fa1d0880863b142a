"""Learn the weights: `python -m unreel.learning.sections.train FILMS_DIR [OUT]`.

FILMS_DIR holds X.txt (a flat article) and X.json (its sections, as `learning.corpus` reads them).
The same films give the same bytes, whatever the hash seed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # sums in one order, same bytes


_SECTIONS = (
    "two softmax regressions over hashed n-grams, a network of one hidden layer over windows of what they "
    "say of films they have not seen, a decoder with weights of least expected loss, logistic confidences"
)
_PARAGRAPHS = "logistic regression over hashed features of the sentences of films whose paragraphs are known"


def main(folder: str, out: str = "") -> None:
    """Learn from the films of `folder`; write weights.bin and paragraphs.bin here or into folder `out`."""
    import numpy as np  # noqa: PLC0415

    from unreel.learning.sections import corpus, paragraphs, pipeline  # noqa: PLC0415
    from unreel.splitting.sections import weights  # noqa: PLC0415

    films = corpus.read(Path(folder))
    target = Path(out) if out else Path(__file__).parents[2] / "splitting" / "sections"
    about = {
        "what": "learned by python -m unreel.learning.sections.train",
        "from": f"{len(films)} film articles of the English Wikipedia (CC BY-SA 4.0), flattened",
        "sha256": corpus.digest(films),
    }
    some = [film for film in films if film.paragraphs]
    told = {**about, "from": f"{len(some)} of the {about['from']}", "how": _PARAGRAPHS}
    (target / "paragraphs.bin").write_bytes(weights.dumps(told, paragraphs.learn(films)))
    found = pipeline.learn(pipeline.corpus(films), np.arange(len(films)))
    (target / "weights.bin").write_bytes(weights.dumps({**about, "how": _SECTIONS}, found))


if __name__ == "__main__":
    main(*sys.argv[1:])
