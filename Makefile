# `make run` and `make test` each work alone on a fresh machine; `make help` lists the rest.

SWIFT   ?= swift
# What installs Debian's packages; `:` where somebody has installed others that do the same.
DEPS    ?= .ci/deps
# Where `run` and `demo` keep their data and answer.
DATA    ?= data
LISTEN  ?= 127.0.0.1:8000
# Where `install` puts things.
PREFIX  ?= /usr/local
DESTDIR ?=
SYSCONF ?= /etc

RELEASE := .build/release
NGINX   := $(DESTDIR)$(SYSCONF)/assay/nginx

# What --version names: this clone's commit, nothing in a folder of another repository. An archive knows its own.
COMMIT = $(shell test -z "$$(git rev-parse --show-prefix 2>/dev/null || echo none)" \
	&& git describe --always --abbrev=40 --exclude='*' --dirty 2>/dev/null)

.PHONY: help deps build run demo test lint format bench fuzz test-faults install clean

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

deps: ## install what Debian has and this machine is missing
	@$(DEPS)

build: deps ## the two programs, optimised, with the Swift runtime inside
	@BUILD_COMMIT=$(COMMIT) $(SWIFT) build -c release --static-swift-stdlib --product assayd
	@BUILD_COMMIT=$(COMMIT) $(SWIFT) build -c release --static-swift-stdlib --product assay

run: build ## serve until Ctrl-C; the first time, score a small demonstration dataset
	@$(RELEASE)/assay demo --keep-serving --data $(DATA) --listen $(LISTEN)

demo: build ## the demonstration alone: serve, score, say how it went, stop
	@$(RELEASE)/assay demo --data $(DATA) --listen $(LISTEN)

test: deps ## every test
	@$(SWIFT) test
	@python3 -m unittest discover --start-directory Tests/lint
	@python3 -m unittest discover --start-directory Tests/docs
	@python3 -m unittest discover --start-directory Tests/install

lint: deps ## the style, and that no room enters another uninvited
	@$(SWIFT) format lint --strict --recursive Sources Plugins Tests Package.swift
	@python3 Tests/lint/imports.py

test-faults: deps ## kill the daemon at random moments of a run, over twenty rounds
	@FAULT_ROUNDS=20 FAULT_ITEMS=20000 $(SWIFT) test --filter CrashTests

fuzz: deps ## feed parsers with what nobody would write, for SECONDS each (60)
	@Tests/Fuzz/run $(SECONDS)

bench: build ## Assay beside the least that C can do and beside a peer, in one run
	@$(DEPS) wrk g++ procps
	@python3 Tests/Benchmarks/bench.py $(BENCH)

format: ## put every file into the style
	@$(SWIFT) format --in-place --recursive Sources Plugins Tests Package.swift

install: ## into PREFIX; nginx's configuration into /etc/assay, where an assay.conf that is there stays as it is
	@test -x $(RELEASE)/assay || { echo "Nothing is built yet: run make build as yourself, then make install." >&2; exit 1; }
	install -D -m 755 -t $(DESTDIR)$(PREFIX)/bin $(RELEASE)/assayd $(RELEASE)/assay
	install -D -m 644 -t $(NGINX) $(filter-out nginx/assay.conf,$(wildcard nginx/*))
	install -m 644 nginx/assay.conf $(NGINX)/assay.conf.example
	@if test -e $(NGINX)/assay.conf; then echo "kept $(NGINX)/assay.conf: compare it with assay.conf.example"; \
	else install -m 644 nginx/assay.conf $(NGINX)/assay.conf; fi

clean: ## remove what was built, never data
	rm -rf .build
