"""Our law of scores is nbgrader's: compared with nbgrader's own functions on cells and outputs of every kind."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat import from_dict
from nbgrader import utils

from autograder.grading.placing import hidden_lines, released
from autograder.grading.stock.scoring import checksum, score

OUTPUTS = st.one_of(
    st.just({"output_type": "error", "ename": "E", "evalue": "", "traceback": []}),
    st.sampled_from(["stdout", "stderr"]).map(lambda n: {"output_type": "stream", "name": n, "text": "x"}),
    st.just({"output_type": "display_data", "data": {"text/plain": "1"}, "metadata": {}}),
    st.one_of(
        st.floats().map(repr),
        st.integers(-3, 9).map(str),
        st.sampled_from(["True", "[1]", "np.float64(1.0)", "1_0", " 2 "]),
    ).map(lambda t: {"output_type": "execute_result", "data": {"text/plain": t}, "metadata": {}, "execution_count": 1}),
)  # fmt: skip
POINTS = st.sampled_from([0, 1, 2.5, 10])


@st.composite
def cells(draw):
    grade, solution = draw(st.booleans()), draw(st.booleans())
    meta = {
        "grade_id": "a",
        "grade": grade,
        "solution": solution,
        "locked": draw(st.booleans()),
        "points": draw(POINTS),
    }
    kind = draw(st.sampled_from(["code", "markdown"]))
    source = draw(st.text(st.characters(codec="utf-8"), max_size=8))
    return {
        "cell_type": kind,
        "metadata": {"nbgrader": meta},
        "source": source,
        "outputs": draw(st.lists(OUTPUTS, max_size=4)),
    }


@given(cells())
@settings(max_examples=300, deadline=None)
def test_a_checksum_is_nbgraders(cell):
    assert checksum(cell) == utils.compute_checksum(from_dict(cell))


@given(cells(), st.booleans())
@settings(max_examples=600, deadline=None)
def test_a_score_is_nbgraders_or_waits_for_a_person_where_nbgrader_gives_up(cell, untouched):
    meta = cell["metadata"]["nbgrader"]
    meta["grade"] = True
    if untouched:
        meta["checksum"] = checksum(cell)
    try:
        theirs, _ = utils.determine_grade(from_dict(cell))
    except ValueError:  # more than there are points
        theirs = None
    assert score(cell, cell["outputs"]).points == theirs


@pytest.mark.parametrize(("said", "points"), [("a calibration note", 2), ("a warning", 0)])
def test_what_the_course_ignores_on_stderr_costs_nothing(said, points):
    cell = {"cell_type": "code", "source": "", "metadata": {"nbgrader": {"grade": True, "grade_id": "a", "points": 2}}}
    outputs = [{"output_type": "stream", "name": "stderr", "text": said}]
    assert score(cell, outputs, "calibration").points == points


def test_hidden_lines_end_with_their_own_marker_or_with_the_cell():
    marks = (("BEGIN TESTS", "END TESTS"), ("BEGIN MARKS", "END MARKS"))
    source = "a\n# BEGIN TESTS\nb\n# END MARKS\n# END TESTS\nc\n# BEGIN MARKS\nd"
    assert released(source, marks) == "a\nc"
    assert hidden_lines(source, marks) == {2, 3, 4, 5, 7, 8}
