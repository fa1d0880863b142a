"""Turn a seed into its pages: the whole way, in the order in which it happens."""
