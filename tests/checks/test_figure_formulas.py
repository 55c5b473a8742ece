"""Labels set as formulas, between dollar signs."""

import pytest

from autograder.checks.finding import NotYet
from autograder.checks.interview import Interview, Settings
from autograder.checks.reply import Reply
from autograder.plain.question import observe_plain
from autograder.wording import sentences

BEGIN = "from matplotlib.figure import Figure\ndef plot():\n    fig = Figure()\n    ax = fig.subplots()\n"
TWO = "    ax.plot([0, 1, 2], [0, 1, 4], label={!r})\n    ax.plot([0, 1, 2], [0, 2, 4], label={!r})\n    ax.legend()\n"


def answer(body):
    own = {}
    exec(compile(BEGIN + body + "    return fig\n", "<cell>", "exec"), own)
    ask = lambda q: Reply.read(observe_plain(q, own, {}))  # noqa: E731
    return Interview(Settings("plot"), ask).answer("plot()", {})


@pytest.mark.parametrize(
    "body",
    [
        TWO.format("$x^2$", "its slope $2x$"),
        "    ax.plot([0, 1, 2], [0, 1, 4])\n    ax.set_title('$x^2$')\n",
        "    ax.plot([0, 1, 2], [0, 1, 4])\n    ax.text(1, 1, '$x^2$')\n",
    ],
)
def test_a_formula_may_stand_in_a_legend_a_title_or_beside_its_curve(body):
    answer(body).sets_formulas()


def test_pythons_spelling_is_none():
    with pytest.raises(NotYet) as caught:
        answer(TWO.format("$x^2$", "2*x")).sets_formulas()
    assert sentences.finding(caught.value.finding) == (
        "plot() has 2 curves and 1 labels set as formulas; write them between $ signs"
    )
