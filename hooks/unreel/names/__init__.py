"""Find who is named in a film's article, where, under which spelling, and with which job."""
