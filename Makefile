# Two commands matter: `make run` and `make test`. Everything else is for developers.
# Needed: python3 (3.11 or newer) and make.

PYTHON ?= python3
BIN := .venv/bin
QUIET_PIP := --disable-pip-version-check --quiet

.PHONY: run test test-python office dev lint docs bench library clean

run: .venv/installed
	$(BIN)/workbench dossier building-permit --out exports/building-permit

.venv/installed: setup.py pyproject.toml $(shell find workbench processes templates -type f -not -name '*.pyc')
	@sh tools/venv.sh $(PYTHON) .venv
	$(BIN)/python -m pip install $(QUIET_PIP) .
	@touch $@

# The whole suite on the oldest and the newest supported Python that is at hand.
test: office
	@sh tools/venv.sh $(PYTHON) .venv
	@set -e; for python in $$($(PYTHON) tools/pythons.py); do \
		$(MAKE) --no-print-directory test-python TEST_PYTHON=$$python; done

test-python:
	@version=$$($(TEST_PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	echo "== Python $$version"; \
	sh tools/venv.sh $(TEST_PYTHON) .venvs/$$version && \
	.venvs/$$version/bin/python -m pip install $(QUIET_PIP) --editable '.[test]' && \
	.venvs/$$version/bin/python -m pytest

office:
	@sh tools/office.sh

dev: .venv/dev

.venv/dev: setup.py
	@sh tools/venv.sh $(PYTHON) .venv
	$(BIN)/python -m pip install $(QUIET_PIP) --editable '.[test,dev,bench]'
	@touch $@

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: .venv/dev
	$(BIN)/python tools/make_reference.py

library: .venv/dev
	$(BIN)/python tools/make_library.py

bench: .venv/dev
	@set -e; for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script; done

clean:
	rm -rf .venv .venvs build *.egg-info
