"""docs/ → what is shown."""
