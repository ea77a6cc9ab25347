# Everything the project needs to run, test and measure itself, from Python 3.11 and make alone.
# What is missing from Debian's packages (a browser, a mail server for the tests) is installed when we
# are root; otherwise tools/debian.sh says in one sentence what to install.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
UV := $(VENV)/bin/uv
UV_PIN := uv==0.13.9
PY := $(VENV)/bin/python
JOBS ?= 2

.PHONY: help setup dev demo test check bench lock format clean

help:
	@echo "make demo   set everything up, load the example world, show Today and serve the pages"
	@echo "make test   set everything up and run every check that a build runs"
	@echo "make setup  create .venv with the goodstanding command, and nothing for developers"
	@echo "make bench  measure speed beside the named peers (docs/benchmarks.md says how to read it)"
	@echo "make lock   write the lock files again after a change to pyproject.toml"

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Goodstanding needs Python 3.11 or newer; set PYTHON=/path/to/python3.11 and run make again."; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check $(UV_PIN)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(UV)
	@echo "Installing what goodstanding needs to run into $(VENV) ..."
	@$(UV) pip install --quiet --compile-bytecode --python $(PY) --require-hashes -r requirements.lock
	@$(UV) pip install --quiet --python $(PY) --no-deps --editable .
	@$(PY) -m compileall -q src
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(UV)
	@echo "Installing what the tests need into $(VENV) ..."
	@$(UV) pip install --quiet --compile-bytecode --python $(PY) --require-hashes -r requirements-dev.lock
	@$(UV) pip install --quiet --python $(PY) --no-deps --editable .
	@$(PY) -m compileall -q src
	@touch $@ $(VENV)/.runtime

setup: $(VENV)/.runtime

dev: $(VENV)/.dev

demo: setup
	$(VENV)/bin/goodstanding demo

test: dev
	@tools/debian.sh tests
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest -n $(JOBS) --dist worksteal

bench: dev
	$(PY) -m benchmarks

lock: | $(UV)
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml --group dev --all-extras -o requirements-dev.lock

format: dev
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
