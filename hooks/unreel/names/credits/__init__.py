"""Prose to who did what for a film: the one grammar of credits, for pages at sync and for facts."""
