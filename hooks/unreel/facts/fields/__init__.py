"""What is read of a film, a file for each reader."""
