"""Show: the feedback page, the class table, a run in the terminal."""
