import pytest

from autograder.grading.givens import givens_source
from autograder.sandbox.client import Zygote


@pytest.fixture(scope="session")
def zygote():
    """A warm sandbox of tier A. A machine that cannot have one cannot run these tests, and they fail saying why."""
    with Zygote(givens_source(), tier="A") as z:
        yield z.wait()


@pytest.fixture
def box(zygote):
    box = zygote.box({"data.csv": b"1,2,3", "deep/er/notes.txt": b"hello"})
    yield box
    box.close()
