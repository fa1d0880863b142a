"""Turn a film into Markdown and back: the one place that knows Markdown."""

from unreel.pages.read import page, read
from unreel.pages.write import write

__all__ = ["page", "read", "write"]
