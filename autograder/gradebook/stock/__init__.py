"""Assignments without a hidden grader, from anybody's nbgrader course: nbgrader's plan in, nbgrader's rows out."""
