"""Film to Markdown and back. What is written here looks as a person would have written it."""

from unreel.pages.read import page, read
from unreel.pages.write import write

__all__ = ["page", "read", "write"]
