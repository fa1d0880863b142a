"""Cut cast lists, references and external links into entries, and read the fields of an entry."""
