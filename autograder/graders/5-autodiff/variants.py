"""Right answers of 5 of other kinds than the reference; none of them may lose a point."""
