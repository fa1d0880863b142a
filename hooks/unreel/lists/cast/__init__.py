"""Read the roles of a cast section. `line` is loaded by every build, and needs nothing of `reader`."""
