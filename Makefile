# Two commands: `make demo` shows what sayso does, `make test` tests it. Both do all set-up and can be repeated.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint types format eval clean

$(READY): pyproject.toml
	@echo "Setting up $(VENV) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[parquet,web]" --group dev
	@touch $(READY)

demo: $(READY)
	@$(BIN)/python -m examples.demo

test: $(READY)
	@echo "Running the tests ..."
	@$(BIN)/python -m pytest -n auto

lint: $(READY)
	@echo "Lint ..."
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)
	@echo "Types ..."
	@$(BIN)/mypy

format: $(READY)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

# Whether confidence is deserved, then all figures of accuracy against their floors; DATA=DIR, the folder of the unpacked
# public sets, adds theirs. docs/accuracy.md: python -m benchmarks.accuracy --data DIR -o docs/accuracy.md
eval: $(READY)
	@$(BIN)/python -m benchmarks.confidence dev
	@$(BIN)/python -m benchmarks.confidence test
	@$(BIN)/python -m benchmarks.gate $(if $(DATA),--data $(DATA))

clean:
	rm -rf $(VENV) demo build dist
