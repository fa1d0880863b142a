"""A seed → its pages."""
