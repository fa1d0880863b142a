"""Unreel: one flat film article becomes the pages of a site. Nothing in here knows MkDocs."""
