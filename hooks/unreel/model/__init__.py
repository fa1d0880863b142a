"""What everything is made of: spans, an article, a film and its pages, diagnostics."""
