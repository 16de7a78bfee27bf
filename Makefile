# The daily commands of Klankbord. `make help` lists them.
# Needed: Python 3.11 or newer, make and git; the rest is fetched, locked by hashes.

SHELL := /bin/sh
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
	then command -v $$name; break; fi; done)

.DEFAULT_GOAL := help
.PHONY: help run test check soak schema client bench content judged shell format messages clean-data python

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' Makefile | sort | \
		awk 'BEGIN { FS = ":.*## " } { printf "  make %-12s %s\n", $$1, $$2 }'
	@echo
	@echo "  Before make run:  PORT=8001 KLANKBORD_DATA=/some/folder DATABASE_URL=postgresql://…"
	@echo "  Before make test: ADR_RULESET=/path/to/ruleset.yaml CHROMIUM=/path/to/chromium"

run: python ## start everything and print the address; Ctrl-C stops it
	@exec "$(PYTHON)" -m tools.run

test: python ## run every check and every test, in a real browser too
	@exec "$(PYTHON)" -m tools.check

check: python ## run the quick checks: formatting, lint, types, import contracts
	@exec "$(PYTHON)" -m tools.check --quick

format: python ## put the formatting of all code right
	@exec "$(PYTHON)" -m tools.develop format

schema: python ## write openapi.yaml from the code
	@exec "$(PYTHON)" -m tools.develop schema

client: python ## write the app's API client from openapi.yaml
	@exec "$(PYTHON)" -m tools.develop client

messages: python ## collect the app's texts for translation
	@exec "$(PYTHON)" -m tools.develop messages

content: python ## import content/ into the database of this clone
	@exec "$(PYTHON)" -m tools.develop content

judged: python ## ask the search the judged queries, and print its score
	@exec "$(PYTHON)" -m tools.develop judged

shell: python ## open a Python shell with the database of this clone
	@exec "$(PYTHON)" -m tools.develop shell

soak: python ## try in full what make test tries a little of; takes most of an hour
	@exec "$(PYTHON)" -m tools.check --soak

bench: python ## measure what is fast, beside its limits
	@exec "$(PYTHON)" -m tools.develop bench

clean-data: python ## remove the data folder and all that was written in it
	@exec "$(PYTHON)" -m tools.develop clean-data

python:
	@if [ -z "$(PYTHON)" ] || ! "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null; then \
		echo "Klankbord needs Python 3.11 or newer, and found none." >&2; \
		echo "Install it (Debian, Ubuntu: apt-get install python3; macOS: brew install python), or" \
			"name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi
