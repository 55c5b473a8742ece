"""A real Chromium, one for the whole run; a real JupyterLab."""

import re
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.jupyter import lab  # noqa: F401  a fixture

# What takes longest, first: else one process works at it while the others have nothing left.
LONGEST = ("attacks/test_attacks", "verify/test_verify", "stock/test_same_scores", "stock/test_commands",
           "gradebook/test_stock", "gradebook/test_faults", "stock/", "browser/", "course/", "gradebook/")  # fmt: skip


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: next((n for n, part in enumerate(LONGEST) if part in item.nodeid), len(LONGEST)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Tests of one file share what it has set up, so they run in one process; a way to fight counts as a file, and so
    does an assignment that is proved."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            way = re.match(r"(.*test_attacks\.py)::\w+(\[\w+-\w+)", nodeid)
            if way:
                return way[1] + way[2]
            return nodeid if "test_everything_holds" in nodeid else nodeid.partition("::")[0]

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
