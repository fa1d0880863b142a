"""Words of English as data, and what builds lists, tables and patterns from them."""
