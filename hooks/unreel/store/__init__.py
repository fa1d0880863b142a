"""Read and write files: the workspace, the cache, fingerprints, YAML, git's history, weights; and share work out."""
