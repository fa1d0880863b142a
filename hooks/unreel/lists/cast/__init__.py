"""A cast section to its roles. `line` is loaded by every build, and waits for nothing that `reader` loads."""
