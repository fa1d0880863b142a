"""What mkdocs.yml may set of the plugin."""

from __future__ import annotations

from mkdocs.config.base import Config


class NoSettings(Config):
    """Nothing."""
