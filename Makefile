# Everything is set up in .venv/ from the hashes in requirements/; nothing else on the machine is touched,
# but for the servers of the tests, which tests/servers/install.sh adds by apt where they are missing.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: demo test lint bench sweep lock clean servers

$(READY): requirements/dev.txt pyproject.toml
	sh tests/make-venv.sh "$(PYTHON)" "$(VENV)"
	$(BIN)/python -m pip install -q --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	touch $@

demo: $(READY)
	$(BIN)/intake demo

servers: $(READY)
	bash tests/servers/install.sh

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint servers
	$(BIN)/python -m pytest

bench: $(READY)
	$(BIN)/python -m benchmarks

sweep: $(READY)
	$(BIN)/python -m benchmarks.sweep

# Needs `uv` on the PATH. No registry's address is written into the lock files.
lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --extra demo pyproject.toml -o requirements/runtime.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --extra demo --extra dev pyproject.toml -o requirements/dev.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .servers
