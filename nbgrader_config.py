"""nbgrader's configuration: its own commands and formgrader, on our sandboxed engine."""

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "slopes-to-backprop"

# The stub keeps its docstring, its TODO and its NotImplementedError; only what stands between the markers goes.
c.ClearSolutions.code_stub = {"python": "# your code here"}

# Execute: our sandbox and hidden graders. A step per line, as nbgrader runs them.
c.Autograde.sanitize_preprocessors = [
    "autograder.gradebook.steps.Sanitise",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.Autograde.autograde_preprocessors = [
    "autograder.gradebook.steps.Grade",
    "autograder.gradebook.steps.Save",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Reads any hand-in: one that is damaged waits for a person and does not fail the batch.
c.Autograde.exporter_class = "autograder.gradebook.exporter.HandInExporter"

# The feedback page, made from the Record; manual scores and comments on top.
c.GenerateFeedback.exporter_class = "autograder.gradebook.exporter.FeedbackExporter"
