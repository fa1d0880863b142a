"""The version of the product: one line of pyproject.toml has it."""

from __future__ import annotations

from pathlib import Path

_CHECKOUT = Path(__file__).parents[3] / "pyproject.toml"


def version() -> str:
    """Return the version: of a checkout by its pyproject.toml, else as pip installed it."""
    if _CHECKOUT.is_file() and Path(__file__).parents[2].name == "hooks":
        import tomllib  # noqa: PLC0415 - it is seldom asked for

        found: str = tomllib.loads(_CHECKOUT.read_text(encoding="utf-8"))["project"]["version"]
        return found
    from importlib.metadata import version as installed  # noqa: PLC0415 - likewise, and takes its time

    return installed("unreel")
