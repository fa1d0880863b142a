"""Split a text into sections: what each stretch of a flat film article is about, and where it starts."""
