# AE Desk: make run | test | demo | bench | bundle. Everything is installed into .venv by the project's own files.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
DEMO := $(HOME)/.local/share/AE Desk demo

.PHONY: run test demo bench bundle pin words screens

run: .venv/.app
	$(BIN)/python main.py

demo: .venv/.app
	$(BIN)/python main.py demo --data-dir "$(DEMO)" --open

test: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 --dist loadfile

bench: .venv/.dev
	sh tools/prepare.sh bench
	$(BIN)/pip install --quiet --disable-pip-version-check --root-user-action=ignore --require-hashes -r requirements-bench.txt
	$(BIN)/python -m tools.bench

bundle: .venv/.dev
	$(BIN)/pyinstaller --noconfirm --clean pyinstaller.spec

words: .venv/.dev
	$(BIN)/python -m tools.words compile

pin:
	for part in requirements requirements-dev requirements-bench; do \
	  uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet $$part.in -o $$part.txt; done

.venv/.app: requirements.txt tools/prepare.sh
	PYTHON="$(PYTHON)" sh tools/prepare.sh app
	$(BIN)/pip install --quiet --disable-pip-version-check --root-user-action=ignore --require-hashes -r requirements.txt
	touch $@

.venv/.dev: requirements-dev.txt tools/prepare.sh
	PYTHON="$(PYTHON)" sh tools/prepare.sh dev
	$(BIN)/pip install --quiet --disable-pip-version-check --root-user-action=ignore --require-hashes -r requirements-dev.txt
	touch $@ .venv/.app
