# `make serve` to read and edit, `make test` to check, `make help` for the rest. They set up .venv once.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
FILMS ?= ../shared/films/dev
MORE ?= $(wildcard $(FILMS)/../more)
SCORER ?= $(FILMS)/../score.py
BIN := $(VENV)/bin
THEME := hooks/unreel/mkdocs_build/theme
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build site sync check offline lint form types doubles rooms house test chromium fuzz fork bench audit torture facts learn evaluate lock clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

serve: $(VENV)/templates  ## the site on http://127.0.0.1:8000 (PORT=8001: there), made anew when a page or a seed is saved
	$(BIN)/python hooks serve --port $(PORT)

build: $(VENV)/templates  ## the site in site/
	$(BIN)/python -m mkdocs build --strict

site: $(VENV)/templates  ## the site in site/ as it is published: what is to be mended is said, and stops nothing
	$(BIN)/python -m mkdocs build

sync: $(VENV)/ready  ## bring docs/ up to seeds/; people's edits stay
	$(BIN)/python hooks sync

check: $(VENV)/templates  ## what a pull request must pass: pages that hang together, a strict build, no word lost
	$(BIN)/python hooks review
	$(BIN)/python -m mkdocs build --strict
	$(BIN)/python hooks check

offline: $(VENV)/ready  ## the site as a folder and a zip file that open without a server, search included
	OFFLINE=true $(BIN)/python -m mkdocs build --strict --site-dir build/unreel
	$(BIN)/python hooks pack build/unreel build/unreel.zip

lint: $(VENV)/ready-dev  ## form, types, doubles, rooms
	@$(MAKE) --no-print-directory --jobs=2 --output-sync form types doubles rooms

form:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

doubles:
	$(BIN)/pylint hooks

rooms:
	PYTHONPATH=hooks $(BIN)/lint-imports --no-logo
	PYTHONPATH=hooks $(BIN)/python tests/house.py --check

house: $(VENV)/ready-dev  ## draw the rooms and the arrows between them into ARCHITECTURE.md
	PYTHONPATH=hooks $(BIN)/python tests/house.py

test: $(if $(filter no,$(BROWSER)),,chromium) lint  ## lint and all tests of the code; BROWSER=no: those without a browser
	$(BIN)/python -m pytest -n auto --dist loadscope --no-loadscope-reorder $(if $(filter no,$(BROWSER)),-m "not browser")

chromium: $(VENV)/ready-dev
	@$(BIN)/python tests/browser/chromium.py

fuzz: $(VENV)/ready-dev  ## the properties on FUZZ times as many examples as `make test` draws, and FUZZ times 5,000 texts
	FUZZ=$(or $(FUZZ),20) $(BIN)/python -m pytest -n auto -m hypothesis
	PYTHONPATH=hooks:tests $(BIN)/python tests/measures/fuzz.py $(or $(FUZZ),20)

fork: $(VENV)/ready-dev  ## in a copy with other content, `make check` and the tests that might see it must pass
	$(BIN)/python tests/fork.py

bench: $(VENV)/ready-dev $(VENV)/templates  ## how fast it is, as ratios within one run; LIBRARY="620 1500": also with so many films
	PYTHONPATH=hooks:tests LIBRARY="$(LIBRARY)" $(BIN)/python tests/measures/bench_builds.py
	PYTHONPATH=hooks:tests $(BIN)/python tests/measures/bench.py
	PYTHONPATH=hooks:tests LIBRARY="$(LIBRARY)" $(BIN)/python tests/measures/bench_preview.py

audit: $(VENV)/ready-dev tests/audit/node_modules/.package-lock.json  ## axe on 15 films, Lighthouse on a phone; needs npm and Chromium
	PYTHONPATH=hooks:tests $(BIN)/python tests/audit/accessible.py $(FILMS)
	PYTHONPATH=hooks:tests $(BIN)/python tests/audit/run.py

torture: $(VENV)/ready-dev  ## sync is killed 10,000 times, and pages saved 5,000 times during one; no word may be lost
	PYTHONPATH=hooks:tests $(BIN)/python tests/measures/torture.py

facts: $(VENV)/ready-dev  ## how well stated facts are read from 30 films of FILMS; prints every miss
	PYTHONPATH=hooks:tests $(BIN)/python tests/measures/annotated_facts.py $(FILMS)

learn: $(VENV)/ready-dev  ## learn the weights again from the films in FILMS (sections, paragraphs, people from MORE too)
	OPENBLAS_NUM_THREADS=1 PYTHONPATH=hooks $(BIN)/python -m unreel.learning learn $(FILMS) $(MORE)

evaluate: $(VENV)/ready-dev  ## how good splitter and readers are on films that taught them nothing; FOLDS=1: on a fifth
	@test -f $(SCORER) || { echo "$(SCORER): there is no scorer; say where it is: make evaluate SCORER=…" >&2; exit 2; }
	mkdir -p build
	FOLDS=$(FOLDS) OPENBLAS_NUM_THREADS=1 PYTHONPATH=hooks \
		$(BIN)/python -m unreel.learning evaluate $(FILMS) $(MORE) > build/films.part
	mv build/films.part build/films.jsonl
	$(BIN)/python tests/measures/score_read.py $(FILMS) $(SCORER) < build/films.jsonl
	$(if $(FOLDS),,$(BIN)/python tests/measures/truth.py $(FILMS)/.. < build/films.jsonl)

lock: $(VENV)/ready-dev  ## pin again, with hashes, what requirements*.txt need; Renovate reads the heads of the locks
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--output-file requirements.lock requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--output-file requirements-dev.lock requirements-dev.txt

clean:  ## take away what was made here: .venv, site, build, caches
	rm -rf $(VENV) site build .unreel/cache .unreel/lock .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/ready: requirements.lock
	$(PYTHON) -c 'import sys; sys.exit("Unreel needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/templates: $(VENV)/ready mkdocs.yml $(THEME)/../overrides.py $(wildcard $(THEME)/*.html $(THEME)/*/*.html)
	PYTHONPATH=hooks $(BIN)/python -m unreel.mkdocs_build.installed_templates
	touch $@

$(VENV)/ready-dev: requirements-dev.lock $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

tests/audit/node_modules/.package-lock.json: tests/audit/package-lock.json
	cd tests/audit && npm ci --ignore-scripts
	touch $@
