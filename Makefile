# Two commands: `make demo` shows what sayso does, `make test` tests it. Both do all set-up and can be repeated.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test chromium screenshots lint types format eval clean

$(READY): pyproject.toml
	@echo "Setting up $(VENV) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[parquet,web]" --group dev
	@touch $(READY)

demo: $(READY)
	@$(BIN)/python -m examples.demo

test: $(READY) chromium
	@echo "Running the tests ..."
	@$(BIN)/python -m pytest -n auto

# The browser of the distribution, for the tests that need one: installed when it is missing and we are root.
chromium:
	@if command -v chromium chromium-browser google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing chromium ..."; \
		{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium; } >/dev/null \
		|| echo "chromium could not be installed: the tests in a browser are skipped"; \
	else echo "no chromium: the tests in a browser are skipped; install it with: sudo apt-get install chromium"; fi

screenshots: $(READY) chromium
	@$(BIN)/python -m examples.screenshots

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
