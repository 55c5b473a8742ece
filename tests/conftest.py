"""A real Chromium, one for the whole run; a real JupyterLab."""

import re
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.jupyter import lab  # noqa: F401  a fixture


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Tests of one file share what it has set up, so they run in one process; a way to fight counts as a file."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            way = re.match(r".*test_attacks\.py::\w+\[(\w+-\w+)", nodeid)
            return way[0].partition("::")[0] + way[1] if way else nodeid.partition("::")[0]

    return ByFile(config, log)


ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium():
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.fail("no Chromium here; install it, e.g. apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
