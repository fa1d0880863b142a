"""Learn weights from films with answers, and measure them. Only this room needs scipy."""
