"""What all rooms share: spans, a seed's sections and entries, a film and its pages, diagnostics."""
