"""Prove an assignment before a class meets it: every known mistake, every variant, every null answer is graded."""
