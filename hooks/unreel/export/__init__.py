"""Pages for other engines, and archives."""
