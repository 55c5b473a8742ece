"""Is it right? Pure functions from an answer and an expectation to a verdict."""
