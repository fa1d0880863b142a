"""Turn docs/ as it stands into what readers see: placeholders filled, lists typeset."""
