# Needs Python 3.11 or later, make, Node with npm, and the package registries.
# What stands is not made again; `make clean` takes it all away.

PYTHON ?= python3
BIN := .venv/bin
MODEL_FOLDER := formcheck/pose/models
MODELS := $(patsubst %,$(MODEL_FOLDER)/pose_landmarker_%.task,lite full heavy)
VISION_FOLDER := formcheck/live/vision
VISION := $(VISION_FOLDER)/vision_bundle.mjs
CORES ?= $(shell nproc 2> /dev/null || echo 1)
UV_VERSION := 0.13.9

.PHONY: help install models vision demo app test quick long durations coverage check format bench \
	angles sample wheel lock system clean
.DELETE_ON_ERROR:

help: ## Say what can be made
	@grep -E '^[a-z]+:.*## ' Makefile | awk -F ':.*## ' '{ printf "make %-9s %s\n", $$1, $$2 }'

install: .venv/linked ## Virtual environment with the locked packages

models: $(MODELS) ## The three pose models

vision: $(VISION) ## MediaPipe for browsers, which live coaching needs

demo: .venv/linked $(MODELS) $(VISION) ## Analyse the sample clip; results go to out/
	$(BIN)/formcheck analyze samples/squat_side.mp4 --exercise squat --out out/

app: .venv/linked $(MODELS) $(VISION) ## The pages in a browser, on this machine alone
	$(BIN)/formcheck app

# A file of tests stays in one process, and the longest begin: see tests/plugins/longest_first.py.
# Half of them work while the others wait for a browser or a deadline: with one process more than
# there are cores, these were busy for two thirds of a run.
PROCESSES ?= $(shell expr $(CORES) \* 2)
PYTEST := $(BIN)/python -m pytest --numprocesses $(PROCESSES) --dist loadfile --no-loadscope-reorder

# Each process computes by itself: the threads of OpenBLAS would wait for those of its neighbour.
test quick long durations: export OPENBLAS_NUM_THREADS := 1
# What is compiled is kept: a run starts hundreds of processes, each would compile it all again.
unexport PYTHONDONTWRITEBYTECODE

test: .venv/linked $(MODELS) $(VISION) system ## The whole test suite
	$(PYTEST)

quick: .venv/linked $(MODELS) $(VISION) ## The tests that your change touches, under three minutes
	$(BIN)/python -m tools.quick --processes $(CORES)

long: .venv/linked $(MODELS) $(VISION) system ## What takes hours by nature, or PARTS of it; its tables go to docs/
	$(BIN)/python -m tools.long $(PARTS)

durations: .venv/linked $(MODELS) $(VISION) system ## The whole suite, and the table of how long each file takes
	$(PYTEST) --save-durations tests/durations.toml

coverage: .venv/linked ## Branch coverage of measuring and judging, at least 95 %
	$(BIN)/python -m pytest tests/exercises tests/kinematics --cov-fail-under=95 \
		--cov=formcheck.exercises --cov=formcheck.kinematics

check: .venv/linked node_modules/.bin/tsc ## Lint, layout, types and layers
	@$(BIN)/python -m tools.checks

format: .venv/linked ## Lay the code out
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv/linked $(MODELS) ## Benchmarks, each with its page in docs/
	$(BIN)/python -m benchmarks

angles: .venv/linked $(MODELS) out/angles/venv ## Film, learn and measure angles from any view anew (hours)
	out/angles/venv/bin/python -m tools.angles.bodies out/angles/bodies
	$(BIN)/python -m tools.angles.filming out/angles/shards --processes $(CORES)
	$(BIN)/python -m tools.angles.filming out/angles/test --test --processes $(CORES)
	out/angles/venv/bin/python -m tools.angles.training out/angles
	$(BIN)/python -m benchmarks.angles

sample: .venv/linked ## Judge the sample person's sets anew, after the coach was changed
	$(BIN)/python -m tools.judge_sample

wheel: .venv/linked $(MODELS) $(VISION) ## A wheel in dist/ that holds models and browser files
	$(BIN)/python -m hatchling build -t wheel

lock: ## Resolve the newest packages allowed and pin them
	$(PYTHON) -m venv .venv/uv
	.venv/uv/bin/pip install --quiet uv==$(UV_VERSION)
	$(call resolve,runtime,)
	$(call resolve,development,--group dev --constraint requirements/runtime.lock)

clean: ## Take away all that make made
	rm -rf .venv node_modules dist out $(MODELS) $(VISION) $(VISION_FOLDER)/wasm

define resolve
.venv/uv/bin/uv pip compile pyproject.toml $(2) --output-file requirements/$(1).lock --upgrade \
	--universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" --quiet
endef

# What learning needs and nothing else may: several gigabytes.
out/angles/venv: requirements/angles.txt
	$(PYTHON) -m venv $@
	$@/bin/python -m pip install --quiet -r requirements/angles.txt
	touch $@

.venv/packages: requirements/development.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "formcheck needs Python 3.11 or later: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/development.lock
	touch $@

.venv/linked: .venv/packages pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund
	touch $@

node_modules/.bin/tsc: node_modules/.package-lock.json
	touch $@

$(VISION): tools/fetch_vision.py $(VISION_FOLDER)/manifest.json node_modules/.package-lock.json \
		| .venv/linked
	$(BIN)/python tools/fetch_vision.py

$(MODELS): $(MODEL_FOLDER)/pose_landmarker_%.task: tools/build_models.py tools/without_mask.py \
		$(MODEL_FOLDER)/manifest.json node_modules/.package-lock.json | .venv/linked
	$(BIN)/python tools/build_models.py $*

# Programs that only tests need: strace sees that no connection leaves, Chromium looks at pages,
# PostgreSQL keeps records. Where one is missing and cannot be installed, its tests are skipped.
system:
	@missing="$$(command -v strace > /dev/null || echo strace) \
		$$(command -v chromium > /dev/null || echo chromium) \
		$$(ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 || echo postgresql)"; \
	if [ -z "$$(echo $$missing)" ]; then exit 0; fi; \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -qq -y $$missing > /dev/null; } || \
		echo "Missing, and cannot be installed here:" $$missing "- the tests that need them are skipped"
