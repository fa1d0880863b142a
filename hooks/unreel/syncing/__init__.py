"""Pages → docs/, merged with people's edits."""
