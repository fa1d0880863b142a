"""Files: the workspace, atomic writing, caches, fingerprints, YAML, history."""
