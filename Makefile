# make demo | make test | make lessons | make bench | make bench-checks | make lock
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
export PATH := $(abspath $(BIN)):$(PATH)
export PYTHONPATH :=

.PHONY: demo test beside lessons bench bench-checks lock environment lint clean
.DEFAULT_GOAL := environment

environment: $(VENV)/.ready

# One hashed lock for uv and pip alike. Compiled bytecode: without it every start is half as fast.
$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; %s is %s. Name another: make PYTHON=python3.12" % (sys.executable, sys.version.split()[0]))'
	@echo "building the environment in $(VENV) (once; a few minutes)"
	@rm -rf $(VENV)
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv -q --python $(PYTHON) $(VENV) && \
	  uv pip install -q --python $(BIN)/python --require-hashes -r requirements.lock && \
	  uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e . ; \
	else \
	  $(PYTHON) -m venv $(VENV) && \
	  $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock && \
	  $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@$(BIN)/python -m compileall -q -j 0 $(VENV)/lib autograder course >/dev/null || true
	@touch $@

demo: $(VENV)/.ready
	@autograder demo

# Tests, and the examples in docstrings and README: a file to a process, three at a time, since many of them wait for a
# limit to be reached; what measures time runs alone, after the others.
TESTS := --doctest-modules --doctest-glob='*.md' --ignore=autograder/graders tests autograder course README.md
test: $(VENV)/.ready
	@$(MAKE) -j 2 --no-print-directory lint beside
	@python -m pytest -q -m alone tests

beside: $(VENV)/.ready
	@python -m pytest -q -n 3 --dist loadscope --no-loadscope-reorder -m 'not alone' $(TESTS)

lint: $(VENV)/.ready
	@ruff check .
	@ruff format --check -q .
	@mypy
	@lint-imports

# The lessons as pages, every cell executed: open build/lessons/index.html. A warning or a cell that raises stops it.
lessons: $(VENV)/.ready
	@python -m sphinx -q -E -W --keep-going -d build/lessons.doctrees -c course/site course/lessons build/lessons

bench: $(VENV)/.ready
	@python -m tests.bench.grade_class
	@python -m tests.bench.submissions

# Ours beside simplify, equals and math-verify, on cases of their own suites in ../shared; wrong rules named. Some 20
# minutes; docs/benchmarks.md is written.
bench-checks: $(VENV)/.ready
	@python -m tests.bench.checks
	@python -m tests.bench.rules 500

lock:
	uv pip compile -q pyproject.toml --extra grade --extra site --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements.lock

clean:
	rm -rf build $(VENV)
