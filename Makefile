# make demo    set up what is missing and run the whole main job on the bundled example
# make test    set up and run the tests        make check   style, types, layers
# make mutate  how much of tally/ the tests hold fast (half an hour and more)
# make lock    renew the locked dependencies   make messages   renew the translation catalogue

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DEMO   ?= demo

.PHONY: demo test check mutate messages lock pictures clean
.DELETE_ON_ERROR:

demo: $(VENV)/.run
	$(BIN)/congress demo $(DEMO)

test: $(VENV)/.dev
	$(BIN)/pytest -n auto

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# From the start each time (mutmut run alone goes on where it was stopped); few random contests, always the same.
mutate: $(VENV)/.dev
	rm -rf mutants
	CI=true PYTHONHASHSEED=0 POLARS_MAX_THREADS=1 CONGRESS_CONTESTS=20 $(BIN)/mutmut run
	$(BIN)/python benchmarks/mutation.py

# Debian's Pango and fonts; the virtual environment; then the locked packages, each checked against its hash.
$(VENV)/bin/pip:
	sh .ci/system-packages
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with: make demo PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.lock
	touch $@

lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	    --no-annotate --no-header --quiet --upgrade -o requirements.lock
	uv pip compile pyproject.toml --group dev -c requirements.lock --universal --python-version 3.11 --generate-hashes \
	    --no-annotate --no-header --quiet --upgrade -o requirements-dev.lock

# Sources are English; translate the empty entries of congress.po by hand, then run this again.
messages: $(VENV)/.dev
	$(BIN)/python tests/catalogue.py

pictures: $(VENV)/.run
	$(BIN)/python docs/make_pictures.py

clean:
	rm -rf $(VENV) demo dist build mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis
