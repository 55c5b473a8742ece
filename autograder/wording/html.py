"""The same words as a piece of HTML for a notebook's output. Colours follow JupyterLab's theme, with fallbacks.

An untrusted notebook drops colour and shape; the text alone says everything.
"""

from __future__ import annotations

from html import escape

from autograder.checks.result import ExerciseResult
from autograder.wording import sentences
from autograder.wording.terminal import SIGN

COLOUR = {  # readable on JupyterLab's light and dark cell background alike; see the kit's palette
    "right": "var(--jp-info-color0, #0B5CAD)",
    "partly right": "var(--jp-info-color0, #0B5CAD)",
    "not yet": "var(--jp-warn-color0, #B54700)",
    "not attempted": "var(--jp-ui-font-color2, #5A6472)",
    "needs attention": "var(--jp-accent-color0, #8C1A6A)",
}


def result(r: ExerciseResult, after: tuple[str, ...] = ()) -> str:
    """A result as one <div>; everything from a learner is escaped."""
    mark, colour = SIGN[r.outcome][0], COLOUR[r.outcome]
    lines = [f"<div>{escape(line)}</div>" for line in (*sentences.body(r), *after)]
    return (
        '<div style="font-family:var(--jp-code-font-family,monospace);font-size:var(--jp-code-font-size,13px);'
        'line-height:1.5;color:var(--jp-ui-font-color1,inherit)">'
        f'<div><span style="color:{colour}">{mark}</span> <b>{escape(r.exercise)}</b>: '
        f'<b style="color:{colour}">{r.outcome}</b>{escape(sentences.standing(r).removeprefix(r.outcome))}</div>'
        f'<div style="margin-left:1.4em">{"".join(lines)}</div></div>'
    )
