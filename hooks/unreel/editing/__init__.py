"""Tell people about their pages: the review, the proof, doubts, changes, the form."""
