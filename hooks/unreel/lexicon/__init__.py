"""Words of English as data, and what builds lists, tables and patterns from them."""

from unreel.lexicon import kept_patterns

kept_patterns.install()
