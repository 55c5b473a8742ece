"""What an exercise refuses to the learner's code is refused in the box too, and only while its question is open."""

import sympy as sp

from autograder.plain.question import Question

x = sp.Symbol("x")
CELL = "import sympy as sp\nd = sp.diff\ndef slope(e, x):\n    return d(e, x)\nx = sp.Symbol('x')\n"


def test_a_derivative_is_refused_in_the_box_while_its_question_is_open(box):
    box.run_cell(CELL, 10.0)
    asked = Question("slope(_0, _1)", {"_0": x**2, "_1": x}, (), ("derivative",))
    assert box.ask(asked, 5.0)["error"] == {
        "type": "NotAllowedHere",
        "message": "SymPy's own derivative is not allowed here: sp.diff",
        "line": 4,
    }
    assert box.ask(Question("slope(_0, _1)", asked.arguments), 5.0)["value"] == 2 * x
    assert not [o for o in box.run_cell("assert slope(x**2, x) == 2 * x", 10.0) if o["output_type"] == "error"]
