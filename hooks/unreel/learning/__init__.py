"""From films with answers to weights, and to figures that say how good these are. Not used at run time."""
