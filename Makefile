# Everything a person or a machine does with this project; needs Python 3.11 or newer, git, make.
.DEFAULT_GOAL := help
.PHONY: help run test coverage check bench lock messages clean
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export OPENBLAS_NUM_THREADS := 1
export PYTHONUNBUFFERED := 1
# Without compiled modules every start of Python would take seconds.
unexport PYTHONDONTWRITEBYTECODE

help: ## What can be done
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# uv installs in seconds; the hashes in the lock files are checked.
$(BIN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; found $$($(PYTHON) --version). Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Python's venv and ensurepip are missing. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.runtime: requirements.txt | $(BIN)/uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.development: requirements.txt requirements-dev.txt | $(BIN)/uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/.runtime

run: $(VENV)/.runtime ## The whole site on http://localhost:8000, with its own database and worker
	@LOCAL_RUN=1 exec $(BIN)/python manage.py serve

test: $(VENV)/.development ## All tests; browser tests when Chromium is there
	@LOCAL_RUN=1 $(BIN)/python manage.py messages --compile
	@$(BIN)/python -m pytest -n 2 --dist loadscope --tb=native --no-cov $(ARGS); \
	  code=$$?; DATA_DIR=.data-test $(BIN)/python -m portal.database stop; exit $$code

# Tracing lines makes a test half as slow again, so it is not part of every run.
coverage: $(VENV)/.development ## Tests without the browser, and which lines and branches they leave out
	@LOCAL_RUN=1 $(BIN)/python manage.py messages --compile
	@$(BIN)/python -m pytest -n 2 --dist loadscope --tb=native --cov --cov-report=term:skip-covered --ignore=tests/browser $(ARGS); \
	  code=$$?; DATA_DIR=.data-test $(BIN)/python -m portal.database stop; exit $$code

check: $(VENV)/.development ## Linters, types, import contracts, migrations, translations
	@CHECKS="$(BIN)" $(BIN)/python -m portal.checks

bench: $(VENV)/.development ## The benchmarks, one line each
	@LOCAL_RUN=1 DATA_DIR=.data-bench $(BIN)/python -m benchmarks; \
	  code=$$?; DATA_DIR=.data-bench $(BIN)/python -m portal.database stop; exit $$code

messages: $(VENV)/.development ## Collect texts into locale/ and compile them
	@LOCAL_RUN=1 $(BIN)/python manage.py messages

lock: $(BIN)/uv ## Resolve requirements*.in into locked files with hashes
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --no-header --python-version 3.11 requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --no-header --python-version 3.11 requirements-dev.in -o requirements-dev.txt

clean: ## Remove what the other targets made, but not the data
	rm -rf $(VENV) .static .mypy_cache .ruff_cache .coverage* .data-test .data-bench
