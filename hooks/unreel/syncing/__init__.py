"""Merge pages into docs/; people's edits stay."""
