"""What a machine that lacks a layer does: tier A without Landlock, tier B, and a process and nothing more."""

import os
from pathlib import Path

import pytest

from autograder.plain.question import Question
from autograder.sandbox import doctor, folders, unprotected, view
from autograder.sandbox.client import Zygote, ZygoteError
from autograder.sandbox.limits import Limits, Lost
from autograder.sandbox.unprotected import Processes
from tests.attacks.arena import is_ours

SMALL = Limits(memory_mb=300, cpu_seconds=1, disk_mb=4, files=50, output_mb=1)


@pytest.fixture(scope="module")
def without_namespaces():
    with Zygote(limits=SMALL, tier="B") as z:
        yield z.wait()


def test_without_landlock_the_namespaces_stand_alone_and_it_is_said(tmp_path):
    (tmp_path / "secret").write_text("grades")
    with Zygote(without=["Landlock"]) as z:
        assert z.tier == "A"
        assert z.reasons == ["Landlock does not hold here (the kernel has no Landlock); the namespaces stand alone"]
        box = z.box({"own": b"1"})
        assert box.run_cell(f"open({str(tmp_path / 'secret')!r})", 5)[-1]["ename"] == "FileNotFoundError"
        assert box.run_cell("open('own').read()", 5)[-1]["data"] == {"text/plain": "'1'"}
        box.close()


def test_without_namespaces_it_is_tier_b_and_it_is_said():
    with Zygote(without=["namespaces"]) as z:
        assert (z.tier, z.reasons) == ("B", ["user namespaces cannot be had"])


def test_without_both_there_is_no_sandbox():
    with (
        Zygote(without=["namespaces", "Landlock"]) as z,
        pytest.raises(ZygoteError, match="the kernel has no Landlock"),
    ):
        z.wait()


@pytest.mark.parametrize(
    ("attempt", "why"),
    [
        ("for n in range(9):\n    open(f'{n}', 'wb').write(bytes(1 << 20))\nimport time\ntime.sleep(9)", "wrote more than 4 MB"),
        ("import os, time\nkept = []\nfor n in range(9):\n    kept.append(open('x', 'wb'))\n    kept[-1].write(bytes(1 << 20))\n"
         "    kept[-1].flush()\n    os.unlink('x')\ntime.sleep(9)", "wrote more than 4 MB"),
        ("for n in range(99):\n    open(f'{n}', 'w')\nimport time\ntime.sleep(9)", "made more than 50 files"),
        ("import os, time\nfor n in range(3000):\n    os.mkdir('d')\n    os.chdir('d')\ntime.sleep(9)", "made"),
        ("import os, time\nos.umask(0o477)\nos.mkdir('d')\nos.umask(0)\n"
         "for n in range(3):\n    open(f'd/{n}', 'wb').write(bytes(3 << 20))\ntime.sleep(9)", "cannot be listed"),
        ("while True:\n    pass", "used more than 1 s of processor time"),
    ],
)  # fmt: skip
def test_what_a_box_without_namespaces_uses_is_watched(without_namespaces, attempt, why):
    box = without_namespaces.box({})
    with pytest.raises(Lost, match=why):
        box.run_cell(attempt, 8)
    box.close()
    assert left_behind() == []


def test_a_box_without_namespaces_that_stays_within_its_limits_is_left_alone(without_namespaces):
    box = without_namespaces.box({"own": bytes(3 << 20)})
    box.run_cell("open('x', 'wb').write(bytes(3 << 20))\nimport time\ntime.sleep(0.3)", 5)
    assert box.run_cell("1 + 1", 5)[-1]["data"] == {"text/plain": "2"}
    box.close()


@pytest.mark.parametrize(
    "trap",
    [
        "os.mkdir('a')\nos.umask(0o777)\nos.mkdir('a/b')\nos.mkdir('a/c')",
        "for n in range(9):\n    os.makedirs(f'{os.getppid()} {n}/full')\nos.makedirs('a/b')",
    ],
    ids=["folders that are closed", "names it would have taken"],
)
def test_a_zygote_without_namespaces_outlives_what_a_box_leaves(without_namespaces, trap):
    box = without_namespaces.box({})
    box.run_cell(f"import os\n{trap}", 5)
    box.close()
    other = without_namespaces.box({})
    assert other.run_cell("1 + 1", 5)[-1]["data"] == {"text/plain": "2"}
    other.close()
    assert left_behind() == []


def test_what_a_killed_zygote_leaves_is_swept_by_the_next():
    stale, living = (Path("/tmp") / f"{folders.PREFIX}{pid}-x" for pid in (4_000_000, os.getpid()))
    for folder in (stale, living):
        (folder / "a" / "b").mkdir(parents=True)
    folders.sweep()
    assert not stale.exists()
    assert living.exists()
    folders.remove(str(living))


def test_a_folder_is_removed_however_deep_it_is(tmp_path):
    top = tmp_path / "top"
    top.mkdir()
    here = Path.cwd()
    try:
        os.chdir(top)
        for _ in range(3000):
            Path("d").mkdir()
            os.chdir("d")
            Path("file").touch()
            Path("link").symlink_to(here)
    finally:
        os.chdir(here)
    folders.remove(str(top))
    assert not top.exists()


def left_behind():
    """Folders of boxes, but for those of tests that run beside us."""
    return [p.name for p in Path("/tmp").glob(f"{folders.PREFIX}*") if is_ours(p)]


def test_a_part_of_what_is_visible_can_be_left_out(tmp_path):
    for name in ("lib/a/secret/x", "lib/a/open/x", "lib/b/x", "other/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    visible = [str(tmp_path / "lib"), str(tmp_path / "other")]
    read, listed = view.around(visible, [str(tmp_path / "lib/a/secret")])
    assert sorted(read) == [str(tmp_path / p) for p in ("lib/a/open", "lib/b", "other")]
    assert sorted(listed) == [str(tmp_path / p) for p in ("lib", "lib/a")]


# ---- a process and nothing more


@pytest.fixture(scope="module")
def process():
    with Processes("__all__ = ['one']\none = 1", Limits(cpu_seconds=2, output_mb=1)) as p:
        yield p


def test_a_process_without_walls_still_answers_and_names_its_tier(process):
    assert process.tier == "process only"
    box = process.box({"deep/er.txt": b"hello"})
    assert (
        box.run_cell("from course import check\ncheck(1)\nprint(open('deep/er.txt').read())", 9)[0]["text"] == "hello\n"
    )
    assert box.ask(Question("one + x", {"x": 2}, ("one",)), 5)["value"] == 3
    box.close()


@pytest.mark.parametrize(
    ("attempt", "why"),
    [
        ("import time\ntime.sleep(60)", "ran longer than 1 s"),
        ("import os\nos._exit(0)", "ended the process"),
        ("import os\nwhile True:\n    os.write(2, b'x' * 65536)", "printed more than 1 MB"),
    ],
)
def test_a_process_without_walls_that_is_lost_says_why(process, attempt, why):
    box = process.box()
    with pytest.raises(Lost, match=why):
        box.run_cell(attempt, 1)
    box.close()
    box.close()


def test_a_process_without_walls_leaves_no_folder(process):
    box = process.box({"a": b"1"})
    *_, shown = box.run_cell("import os\nopen('b', 'w').write('2')\nos.getcwd()", 5)
    folder = Path(shown["data"]["text/plain"].strip("'"))
    assert (folder / "b").is_file()
    box.close()
    assert not folder.exists()


# ---- what the doctor says


def test_the_doctor_names_the_tier_and_what_it_promises():
    report = doctor.probe()
    assert report.tier == "A"
    assert (
        report.lines()[0] == "tier A: namespaces, Landlock, seccomp and limits: no file, no network, no other process"
    )


@pytest.mark.parametrize(
    ("without", "tier", "why", "remedy"),
    [
        (["Landlock"], "A", "the namespaces stand alone", "Landlock needs a kernel"),
        (["namespaces"], "B", "user namespaces cannot be had", ""),
        (["namespaces", "Landlock"], "process only", "the kernel has no Landlock", "Landlock needs a kernel"),
    ],
)
def test_the_doctor_says_what_is_missing_and_what_helps(monkeypatch, without, tier, why, remedy):
    monkeypatch.setattr(doctor, "Zygote", lambda: Zygote(without=without))
    report = doctor.probe()
    assert report.tier == tier
    assert any(why in line for line in report.lines())
    assert any(remedy in line for line in report.lines() if not remedy or "what helps" in line)


def test_a_process_and_nothing_more_is_used_only_if_the_user_said_so(monkeypatch):
    monkeypatch.setattr(unprotected, "Zygote", lambda givens: Zygote(givens, without=["namespaces", "Landlock"]))
    with (
        unprotected.start("__all__ = []", False) as refused,
        pytest.raises(ZygoteError, match="--even-without-sandbox"),
    ):
        refused.wait()
    with unprotected.start("__all__ = []", True) as accepted:
        assert accepted.tier == "process only"
        assert "the kernel has no Landlock" in accepted.reasons[0]
    monkeypatch.undo()
    with unprotected.start("__all__ = []", True) as protected:
        assert protected.tier == "A"
