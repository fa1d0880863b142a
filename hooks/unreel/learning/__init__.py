"""Films with answers → weights: one place for every learner. Needs scipy, which nothing else here does."""
