"""Examining by a hidden grader, as the engine asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.grading import bounded
from autograder.grading import record as records
from autograder.grading.examiner import Examiner, record_key
from autograder.grading.hand_in import read_submission
from autograder.grading.job import Job
from autograder.grading.notebook import Submission
from autograder.grading.record import Record
from autograder.sandbox.client import Sandbox


@dataclass
class Exercises:
    """Exercises of one assignment, judged by their hidden tests. Each has a second try of its own."""

    examiner: Examiner
    records = records

    def read(self, job: Job) -> Submission:
        return read_submission(job.notebook, self.examiner.plan, job.student)

    def key(self, submission: Submission, tier: str) -> str:
        return record_key(submission, self.examiner.plan, self.examiner.grader, tier)

    def examine(self, submission: Submission, zygote: Sandbox) -> Record:
        with bounded.held_to_processor_time(bounded.COMPARING_SECONDS):
            return self.examiner.examine(submission, zygote)

    def examine_again(self, submission: Submission, zygote: Sandbox) -> Record:
        return bounded.examine_apart(self.examiner, submission, zygote)

    def unjudged(self, job: Job, why: str, tier: str) -> Record:
        """A Record of a submission that could not be judged: needs attention, no point lost."""
        plan = self.examiner.plan
        return Record(
            plan.assignment, plan.title, plan.name, job.student, "", self.examiner.grader.digest[:12], tier, fault=why,
            max_score=plan.max_score,
        )  # fmt: skip
