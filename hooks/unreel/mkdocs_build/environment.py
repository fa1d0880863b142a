"""All that goes into every page, whichever: settings, theme, code and packages."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unreel.store.fingerprints import fingerprints

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_LIBRARY = Path(__file__).parent.parent
_OF_THE_RUN = {"site_dir", "strict", "quiet", "verbose", "config_file"}
"""Options that say where to and how, and change no page."""


def environment(config: MkDocsConfig) -> str:
    """Return the digest of all that goes into each page of a site.

    Files count by their sizes and times: what is only touched is built again, which costs time.
    """
    stated = [
        {key: value for key, value in one.items() if key not in _OF_THE_RUN} for one in config.user_configs
    ]
    packages = sorted({folder for folder in sys.path if folder.endswith(("site-packages", "dist-packages"))})
    own = [folder for folder in config.theme.dirs if not folder.startswith(tuple(packages))]
    hooks = [str(Path(config.config_file_path).parent / str(hook)) for hook in config.hooks]
    files = (fingerprints(Path(str(one))) for one in (_LIBRARY, *own, *hooks, config.config_file_path))
    parts = (
        [_stable(one) for one in stated],
        config.site_url,
        config.theme.name,
        [sorted(found.items()) for found in files],
        [
            sorted(path.name for path in Path(folder).glob("*.dist-info"))
            for folder in packages
            if Path(folder).is_dir()
        ],
        sys.version,
        os.environ.get("SOURCE_DATE_EPOCH"),
    )
    return digest_of(parts)


def digest_of(value: object) -> str:
    """Return the digest of a value's representation."""
    return hashlib.sha256(repr(value).encode()).hexdigest()


def _stable(value: Any) -> Any:  # noqa: ANN401 - settings hold anything
    """Return a value whose representation is the same in each process: functions by their names."""
    if isinstance(value, Mapping):
        return [(str(key), _stable(one)) for key, one in value.items()]
    if isinstance(value, list | tuple | set | frozenset):
        listed = [_stable(one) for one in value]
        return sorted(listed, key=repr) if isinstance(value, set | frozenset) else listed
    if isinstance(value, partial):
        return "partial", _stable(value.func), _stable(value.args), _stable(value.keywords)
    if isinstance(value, Callable):  # type: ignore[arg-type]  # it is a class
        return getattr(value, "__module__", ""), getattr(value, "__qualname__", type(value).__qualname__)
    if isinstance(value, str | int | float | bool | None):
        return value
    return type(value).__qualname__, _stable(vars(value)) if hasattr(value, "__dict__") else str(value)
