"""How the weights are learned. Needs numpy and scipy, which nothing else in the library does."""
