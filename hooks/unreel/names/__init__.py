"""Who is named in a film's article, where, and under which spelling."""
