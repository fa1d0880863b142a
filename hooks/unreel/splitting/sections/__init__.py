"""Text to sections: what each stretch of a flat film article is about, and where it starts."""
