"""What all commands write to the terminal in the same way."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from unreel.model.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unreel.model.diagnostics import Diagnostic


def show(diagnostics: Sequence[Diagnostic]) -> bool:
    """Print each diagnostic behind its severity, to the standard error; return whether one is an error."""
    for diagnostic in diagnostics:
        print(f"{diagnostic.severity.name.lower()}: {diagnostic}", file=sys.stderr)
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
