# Every command of the project. `make` alone lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
export RASA_TELEMETRY_ENABLED = false
export TF_CPP_MIN_LOG_LEVEL = 3
# Where it is set (containers often do), each process that is started, and tests start hundreds,
# compiles all that it imports anew.
unexport PYTHONDONTWRITEBYTECODE

# An installed uv, else one from the package index in an environment of its own.
OWN_UV := $(CURDIR)/.tools/bin/uv
UV := $(shell command -v uv 2>/dev/null || echo $(OWN_UV))
UV_FILE := $(filter $(OWN_UV),$(UV))
PY := .venv/bin/python
BOT := .venv-bot/bin/python
# Standard library only: it works as soon as the environment is made.
SLOWLY = $(PY) -m tools.progress
# Every start is a quick one. CI starts each process a few times only: it compiles what it imports.
COMPILE ?= --compile-bytecode
SYNC = $(UV) pip sync $(COMPILE) --require-hashes --python
ADD = $(UV) pip install $(COMPILE) --require-hashes --python

help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: .venv/.runtime .venv-bot/.runtime ## Set up, train if needed, migrate, start everything; Ctrl-C stops it
	@exec $(PY) -m tools.run

train: .venv/.runtime .venv-bot/.runtime ## Train the assistant if its inputs changed
	@$(PY) -m tools.train

setup: .venv/.dev .venv-bot/.dev ## Install both environments with the test tools

test: setup ## Train if needed and run every test, side by side
	@$(PY) -m tools.test

ci: .venv/.dev ## What CI runs: the checks and every test, side by side
	@$(PY) -m tools.test --checks

check: setup ## Lint, types, import contracts
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv-bot/bin/mypy --config-file mypy-bot.ini
	@.venv/bin/lint-imports --config pyproject.toml --no-cache

coverage: .venv/.dev ## List the lines and branches that the last `make test` did not run
	@$(PY) -m tools.covered

evaluate: .venv-bot/.dev train ## Measure topics or intents: make evaluate FILE=path.jsonl
	@test -n "$(FILE)" || { echo "say which file: make evaluate FILE=path.jsonl"; exit 2; }
	@$(BOT) -m tools.evaluate "$(FILE)"

bench: setup train ## Measure speed and cost side by side with Rasa's default pipeline
	@$(PY) -m bench

staff: .venv/.runtime ## Let somebody work here: make staff USER=ayse ROLE=agent [TEAMS=billing,technical]
	@test "$(origin USER)" = "command line" || { echo "say who: make staff USER=ayse ROLE=agent"; exit 2; }
	@$(PY) -m backend migrate >/dev/null
	@$(PY) -m backend staff "$(USER)" --new-password $(if $(ROLE),--role "$(ROLE)") $(if $(TEAMS),--teams "$(TEAMS)") $(if $(NAME),--name "$(NAME)")

partner: .venv/.runtime ## Let a firm pass complaints on: make partner NAME=sikayetim CHANNEL=complaint_site
	@test -n "$(NAME)" -a -n "$(CHANNEL)" || { echo "say who, and by which channel: make partner NAME=… CHANNEL=…"; exit 2; }
	@$(PY) -m backend migrate >/dev/null
	@$(PY) -m backend partner "$(NAME)" --channel "$(CHANNEL)"

tick: .venv/.runtime ## One worker pass as at a moment: make tick NOW=2026-12-01T09:00+03:00
	@test -n "$(NOW)" || { echo "say when: make tick NOW=2026-12-01T09:00+03:00"; exit 2; }
	@$(PY) -m backend tick --now "$(NOW)"

demo: .venv/.runtime ## Fill an empty development pool with people, complaints and conversations
	@$(PY) -m backend migrate >/dev/null
	@$(PY) -m backend demo

LOCK = $(UV) pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url
lock: $(UV_FILE) ## Compile requirements/*.in to hashed files
	cd requirements && $(LOCK) --python-version 3.10 -o bot.txt bot.in
	cd requirements && $(LOCK) --python-version 3.10 -o bot-dev.txt bot-dev.in
	cd requirements && $(LOCK) --python-version 3.12 -o backend.txt backend.in
	cd requirements && $(LOCK) --python-version 3.12 -o dev.txt dev.in
	cd requirements && $(LOCK) --python-version 3.8 -o tools.txt tools.in

clean: ## Remove environments, models and caches; the state folder stays
	rm -rf .venv .venv-bot .tools models .rasa .mypy_cache .ruff_cache .pytest_cache

$(OWN_UV): requirements/tools.txt
	@echo "uv is not installed: putting one into .tools"
	@python3 -m venv .tools
	@.tools/bin/python -m pip install --quiet --require-hashes -r requirements/tools.txt

.venv/bin/python: | $(UV_FILE)
	@$(UV) venv --quiet --python 3.12 .venv

.venv-bot/bin/python: | $(UV_FILE)
	@$(UV) venv --quiet --python 3.10 .venv-bot

# `pip sync` makes an environment exactly what the files say. The runtime stamp is also set by the
# fuller set-up, so that `make run` after `make test` takes nothing away.
.venv/.dev: requirements/backend.txt requirements/dev.txt | .venv/bin/python
	@$(SLOWLY) "Installing the backend's packages and test tools" $(SYNC) $(PY) $^
	@touch .venv/.runtime .venv/.dev

.venv-bot/.dev: requirements/bot.txt requirements/bot-dev.txt | .venv/bin/python .venv-bot/bin/python
	@$(SLOWLY) "Installing the assistant's packages and test tools (2.5 GB)" $(SYNC) $(BOT) $^
	@touch .venv-bot/.runtime .venv-bot/.dev

.venv/.runtime: requirements/backend.txt | .venv/bin/python
	@$(SLOWLY) "Installing the backend's packages" $(ADD) $(PY) -r $<
	@touch $@

.venv-bot/.runtime: requirements/bot.txt | .venv/bin/python .venv-bot/bin/python
	@$(SLOWLY) "Installing the assistant's packages (2.5 GB)" $(ADD) $(BOT) -r $<
	@touch $@

.PHONY: help run train setup test check ci coverage evaluate bench staff partner tick demo lock clean
