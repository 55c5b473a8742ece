"""How Sphinx makes pages of the lessons (`make lessons`): executed, light and dark, nothing asked of the network."""

import importlib.util
import os
from pathlib import Path
from typing import Any

from jupyter_client.manager import KernelManager

from autograder import __version__
from course.figures.drawing import FOR_A_PAGE

project = "From Slopes to Backprop"
author = "From Slopes to Backprop"
release = __version__
language = "en"

extensions = ["myst_nb", "sphinx.ext.mathjax"]
html_theme = "pydata_sphinx_theme"
html_title = project
html_static_path = ["static"]
html_css_files = ["lessons.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_sidebars: dict[str, list[str]] = {"**": []}
html_theme_options = {
    "navbar_align": "left",
    "navbar_start": ["navbar-logo"],
    "navbar_center": [],
    "navbar_end": ["search-button", "theme-switcher"],
    "navbar_persistent": [],
    "secondary_sidebar_items": ["page-toc"],
    "footer_start": [],
    "footer_end": [],
    "show_prev_next": True,
    "show_toc_level": 2,
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}

# A lesson is a notebook in text: every cell runs when it is built. One that raises is a warning, and `make lessons`
# takes a warning for an error, after the other lessons were built too.
myst_enable_extensions = ["dollarmath", "amsmath", "colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_timeout = 60
nb_execution_show_tb = True
nb_merge_streams = True
nb_code_prompt_show = "Show the code"
nb_code_prompt_hide = "Hide the code"
nb_ipywidgets_js: dict[str, dict[str, str]] = {}  # myst-nb would fetch them from the network

mathjax_path = "mathjax/tex-chtml.js"


def setup(app: Any) -> None:
    """The kernels draw each figure for light and for dark paper; MathJax is copied out of its package."""
    os.environ[FOR_A_PAGE] = "1"
    KernelManager.transport_encryption.default_value = "auto"  # else each kernel warns that others may listen
    app.connect("builder-inited", copy_mathjax)


def copy_mathjax(app: Any) -> None:
    """Only what a page loads: TeX in, HTML out, its fonts."""
    from sphinx.util.fileutil import copy_asset

    (here,) = map(Path, importlib.util.find_spec("sphinx-mathjax-offline").submodule_search_locations)  # type: ignore
    static = Path(app.outdir) / "_static" / "mathjax"
    for part in ("tex-chtml.js", "output/chtml/fonts/woff-v2"):
        whole = here / "static" / "mathjax" / part
        copy_asset(str(whole), str((static / part).parent if whole.is_file() else static / part))
