"""Words of English as data, and what reads them."""
