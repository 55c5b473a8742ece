"""Other people's nbgrader courses: assert-style test cells, run in the box and scored as nbgrader scores them.

Test cells are the instructor's and run in the learner's own namespace. So nothing here is forge-proof; it is contained.
"""
