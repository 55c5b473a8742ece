"""The instructor's commands, thin: words in, words out. The work is in the rooms below."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy: a process that forks must have one thread

from autograder import stopping

stopping.end_at_once()

import typer  # noqa: E402

SENTENCES = {"CourseError", "NotebookError", "AuthorError", "ZygoteError", "CannotGoOn"}  # say what to do

app = typer.Typer(
    help="Grade a course of notebooks: hidden pytest graders, a sandbox, mistakes called by their names.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
CourseOption = Annotated[Path | None, typer.Option("--course", help="The course folder, if not here.", metavar="DIR")]
AssignmentArgument = Annotated[str, typer.Argument(help="Name of the assignment, e.g. 2a-sigmoid-derivative.")]


@app.command()
def demo() -> None:
    """A class of 24 hands in assignment 2a and is graded, under build/demo."""
    from autograder.gradebook.course_directory import CourseDirectory
    from autograder.verify import demo as demonstration

    home = CourseDirectory.find()
    root = home.root / "build" / "demo"
    _say(f"releasing {demonstration.ASSIGNMENT} through nbgrader, handing in 24 notebooks …")
    course = demonstration.prepare(home, root)
    _grade(course, demonstration.ASSIGNMENT, show_paths=home.root)


@app.command()
def grade(
    assignment: AssignmentArgument,
    course: CourseOption = None,
    student: Annotated[list[str] | None, typer.Option(help="Only this student (repeatable).", metavar="ID")] = None,
    workers: Annotated[int | None, typer.Option(help="Processes, default one a core.", min=1)] = None,
    again: Annotated[bool, typer.Option("--again", help="Grade also what has not changed.")] = False,
    even_without_sandbox: Annotated[
        bool, typer.Option("--even-without-sandbox", help="Grade also where this machine cannot contain a submission.")
    ] = False,
) -> None:
    """Grade who handed in: Records, gradebook, executed notebooks, feedback pages."""
    from autograder.gradebook.course_directory import CourseDirectory

    if even_without_sandbox:
        from autograder.sandbox.unprotected import WARNING

        _say(f"if this machine has no sandbox: {WARNING}")
    _grade(CourseDirectory.find(course), assignment, student or [], workers, again, even_without_sandbox)


@app.command()
def verify(
    assignments: Annotated[list[str] | None, typer.Argument(help="Which; default all that have a grader.")] = None,
    course: CourseOption = None,
) -> None:
    """Prove assignments: known mistakes named, variants right, null answers worth nothing, no solution released."""
    from autograder.gradebook.course_directory import CourseDirectory
    from autograder.report.progress import Progress
    from autograder.verify import verify as proving

    home = CourseDirectory.find(course)
    failed = 0
    for assignment in assignments or _graded_assignments(home.source):
        with Progress(f"verify {assignment}") as progress:
            report = proving.verify(home, assignment, progress.at)
        _say(f"{assignment}: " + ", ".join(f"{n} × {kind}" for kind, n in report.counts.items()))
        for problem in report.problems:
            _say(f"  ✗ {problem}")
        _say(f"  {len(report.problems)} problems" if report.problems else "  ✓ all hold")
        failed += len(report.problems)
    raise typer.Exit(1 if failed else 0)


@app.command()
def probes(assignment: AssignmentArgument, course: CourseOption = None) -> None:
    """Write course/probes from a grader: what `check` asks, without a line of the grader's code."""
    from autograder.gradebook.course_directory import CourseDirectory
    from autograder.verify.verify import write_probes

    home = CourseDirectory.find(course)
    path = write_probes(home, assignment, home.root / "course" / "probes")
    _say(f"{path.relative_to(home.root)}: {path.stat().st_size // 1024} KB")


@app.command()
def doctor() -> None:
    """Say how well this machine can contain a submission, and what would make it better."""
    from autograder.sandbox.doctor import probe

    report = probe()
    for line in report.lines():
        _say(line)
    raise typer.Exit(0 if report.tier in ("A", "B") else 1)


def _grade(  # type: ignore[no-untyped-def]
    course, assignment, students=(), workers=None, again=False, even_without_sandbox=False,
    show_paths: Path | None = None,
) -> None:  # fmt: skip
    if sys.platform == "win32":
        _fail("grading needs Linux, or macOS with --even-without-sandbox; on Windows use the Linux of WSL")
    from autograder.gradebook.class_run import grade_class
    from autograder.gradebook.stock.class_run import grade_stock_class
    from autograder.grading.grader import has_grader
    from autograder.report import run_summary, stock_summary
    from autograder.report.progress import Progress

    near = Path.cwd() if show_paths is None else show_paths
    ours = has_grader(assignment)
    with Progress("grading") as progress:
        run: Any = (grade_class if ours else grade_stock_class)(
            course, assignment, students=students, workers=workers, again=again,
            even_without_sandbox=even_without_sandbox, begun=progress.begin,
            heard=lambda done: progress.step(done.record.student), say=progress.say,
        )  # fmt: skip
    (run_summary if ours else stock_summary).summary(run, course, near)
    if run.problem:
        raise typer.Exit(1)


def _graded_assignments(source: Path) -> list[str]:
    from autograder.grading.grader import FOLDER

    return sorted(p.name for p in FOLDER.iterdir() if (source / p.name).is_dir())


def _say(text: str) -> None:
    print(text, flush=True)


def _fail(message: str, code: int = 2) -> NoReturn:
    from autograder.wording.terminal import one_line

    print(f"autograder: {one_line(message)}", file=sys.stderr, flush=True)
    sys.exit(code)


def main() -> None:
    """Run a command; a problem that the user can mend is one sentence, not a traceback."""
    stopping.let_go()
    try:
        app()
    except BaseException as error:
        if stopping.is_stopping():
            _fail(stopping.STOPPED, stopping.CODE)
        if type(error).__name__ in SENTENCES:
            _fail(str(error))
        raise


if __name__ == "__main__":
    main()
