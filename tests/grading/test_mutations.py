"""Notebooks damaged at random: never a crash, and damage outside the answers costs nothing."""

import copy
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.grading.hand_in import read_submission
from autograder.grading.notebook import read_plan
from autograder.grading.notebook_file import NotebookError, dump, parse
from autograder.grading.overlay import sanitise, submission
from tests.grading.conftest import notebook

ODD = [None, True, -1, 1e308, "", "x", "\ud800\0", [], {}, [[]], {"a": [1]}, 10**30]
NAMES = ("cells", "source", "metadata", "nbgrader", "grade_id", "?")
CLASS = 60


def places(value, found=None):
    """Every (container, key) within a JSON value."""
    found = [] if found is None else found
    for key in value if isinstance(value, dict) else range(len(value)):
        found.append((value, key))
        if isinstance(value[key], dict | list):
            places(value[key], found)
    return found


def damaged(nb, chance, times, spare=lambda container, key: False):
    """`nb` with some of its parts deleted, doubled, retyped, swapped or renamed; `spare` says what is left alone."""
    nb = copy.deepcopy(nb)
    for _ in range(times):
        found = [(c, k) for c, k in places(nb) if not spare(c, k)]
        if not found:
            break
        container, key = chance.choice(found)
        match chance.choice(("delete", "double", "retype", "swap", "rename")):
            case "delete":
                del container[key]
            case "double" if isinstance(container, list):
                container.insert(key, copy.deepcopy(container[key]))
            case "swap" if isinstance(container, list):
                other = chance.randrange(len(container))
                container[key], container[other] = container[other], container[key]
            case "rename" if isinstance(container, dict):
                container.setdefault(chance.choice(NAMES), container.pop(key))
            case _:
                container[key] = copy.deepcopy(chance.choice(ODD))
    return nb


def outside_the_answers(container, key):
    """Spares the cells, their order, ids, types and sources."""
    if isinstance(container, list):
        return any(isinstance(c, dict) and "cell_type" in c for c in container)
    return key in ("cells", "source", "cell_type", "grade_id", "metadata", "nbgrader")


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 12))
def test_a_damaged_notebook_is_read_or_refused_in_a_sentence(tmp_path_factory, chance, times):
    plan = plan_of(tmp_path_factory)
    text = json.dumps(damaged(notebook(), chance, times))
    try:
        parsed, _ = parse(text.encode(), "x.ipynb")
        sub = submission(parsed, plan, "ada")
    except NotebookError as error:
        assert "ask for" in str(error)  # noqa: PT017  either end is right
        return
    assert {c.test for c in sub.cells} >= {"double", "half"}
    assert sanitise(sub.notebook, plan)[0] == sub.notebook
    json.dumps(sub.notebook, allow_nan=False).encode("utf-8")


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_file_with_damaged_bytes_is_read_or_refused_in_a_sentence(tmp_path_factory, chance):
    plan = plan_of(tmp_path_factory)
    data = bytearray(json.dumps(notebook()).encode())
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(data))
        if chance.random() < 0.3:
            del data[place : place + chance.randint(1, 400)]
        data[place : place + 1] = bytes([chance.randrange(256)])
    path = tmp_path_factory.getbasetemp() / "ada" / "tiny" / "tiny.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(data))
    try:
        read_submission(path, plan, "ada")
    except NotebookError as error:
        assert "ask for" in str(error)  # noqa: PT017


def plan_of(factory):
    path = factory.getbasetemp() / "source" / "tiny" / "tiny.ipynb"
    if not path.exists():
        dump(notebook(), path)
    return read_plan(path)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_class_of_damaged_notebooks_is_graded_to_its_end(tiny, zygote, seed):
    chance = random.Random(seed)
    tiny.hand_in("good")
    for n in range(CLASS):
        path = tiny.hand_in(f"s{n:02d}")
        path.write_text(json.dumps(damaged(json.loads(path.read_text()), chance, 1 + n // 6)))
    done = tiny.grade(zygote)
    assert len(done) == CLASS + 1
    assert done["good"].record.score == 15
    assert [d.record.fault for d in done.values() if "stumbled" in d.record.fault or "died" in d.record.fault] == []


def test_damage_outside_the_answers_costs_nothing(tiny, zygote):
    chance = random.Random(3)
    for n in range(CLASS):
        path = tiny.hand_in(f"s{n:02d}")
        nb = damaged(json.loads(path.read_text()), chance, 1 + n // 3, outside_the_answers)
        path.write_text(json.dumps(nb))
    done = tiny.grade(zygote)
    assert {s: d.record.score for s, d in done.items() if d.record.score != 15} == {}
