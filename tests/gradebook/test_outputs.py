"""What stands in an executed notebook runs nowhere, and mathematics stays as it was written."""

import pytest

from autograder.gradebook.outputs import _clean, harmless


@pytest.mark.parametrize("text", ["$0 < a < 1$ and $z \\ge 0$", "a < b & c", "plain", "`x < y`"])
def test_mathematics_is_left_alone(text):
    assert _clean(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe srcdoc='<script>x</script>'></iframe>",
        "<a href='javascript:alert(1)'>x</a>",
        "<style>*{display:none}</style>",
        "[x](javascript:alert(1))",
    ],
)
def test_what_a_browser_would_run_is_taken_out(text):
    cleaned = _clean(text)
    for word in ("script", "onerror", "onload", "iframe", "javascript", "<style", "<svg"):
        assert word not in cleaned


@pytest.mark.parametrize(
    "output",
    [
        {"output_type": "display_data", "data": {"application/javascript": "alert(1)", "image/svg+xml": "<svg/>"}},
        {"output_type": "display_data", "data": {"text/html": "<script>alert(1)</script>"}},
        {"output_type": "display_data", "data": ["not", "a", "dict"]},
        {"output_type": "something else"},
        {},
    ],
)
def test_an_output_keeps_only_what_is_harmless(output):
    assert "alert" not in str(harmless(output))
    assert "svg" not in str(harmless(output))


def test_what_went_to_stderr_costs_nothing_in_nbgraders_eyes():
    shown = harmless({"output_type": "stream", "name": "stderr", "text": "a warning"})
    assert shown == {"output_type": "stream", "name": "stdout", "text": "a warning"}
