"""What a site needs of its settings, added where its mkdocs.yml is silent: `plugins: [unreel]` is enough."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import ConfigurationError
from pymdownx.slugs import slugify

from unreel.mkdocs_build import inline_marks, plain_blocks
from unreel.mkdocs_build.compiled_templates import environment
from unreel.store.site_settings import NEEDED_EXTENSIONS, SCRIPTS, STYLES

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

THEME = Path(__file__).parent / "theme"
_OURS = "assets/search/box.js"
"""A file that a folder has if it is our theme, perhaps another copy: a `custom_dir` that names it."""


def complete(config: MkDocsConfig) -> None:
    """Add the theme's files, its style sheet and script, and the extensions that pages are written for.

    Raise `ConfigurationError` where the site is not Material's, or its pages lie elsewhere.
    """
    _add_theme(config)
    config.config_file_path = str(Path(config.config_file_path).absolute())  # with `-f` it is as it was typed
    root = Path(config.config_file_path).parent
    if (root / "seeds").is_dir() and str(root / "seeds") not in config.watch:
        config.watch.append(str(root / "seeds"))
    if Path(config.docs_dir).resolve() != (root / "docs").resolve():
        raise ConfigurationError("mkdocs.yml: Unreel's pages lie in docs/: take `docs_dir` out")
    config.extra_css[:0] = [one for one in STYLES if one not in config.extra_css]
    loaded = {str(one) for one in config.extra_javascript}
    config.extra_javascript[:0] = [one for one in SCRIPTS if one not in loaded]
    for name in NEEDED_EXTENSIONS:
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
    config.markdown_extensions += [plain_blocks.NAME, inline_marks.NAME]
    # GitHub's identifiers, so that the pages' links work there too
    config.mdx_configs.setdefault("toc", {}).setdefault("slugify", slugify(case="lower"))


def _add_theme(config: MkDocsConfig) -> None:
    """Put the theme's files behind the project's own, and before Material's; compile no template twice."""
    if config.theme.name != "material":
        raise ConfigurationError(
            "mkdocs.yml: Unreel's pages are made for Material: write `name: material` under `theme:`"
        )
    folders = config.theme.dirs
    if not any((Path(one) / _OURS).is_file() for one in folders):
        folders.insert(1 if config.theme.custom_dir else 0, str(THEME))
    vars(config.theme)["get_env"] = partial(environment, config.theme)
