"""nbgrader: its steps on our engine, its database, its notebooks and pages."""
