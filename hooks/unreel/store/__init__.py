"""Read and write files: workspace, cache, fingerprints, YAML, git's history, weights; share work out."""
