# `make run` and `make test` each work alone on a fresh machine; `make help` lists the rest.

SWIFT   ?= swift
# The program that installs Debian's packages; set it to `:` if equivalent packages are installed already.
DEPS    ?= .ci/deps
# Data directory and address of `run` and `demo`.
DATA    ?= data
LISTEN  ?= 127.0.0.1:8000
# Target directories of `install`.
PREFIX  ?= /usr/local
DESTDIR ?=
SYSCONF ?= /etc

# A list of tests that may be skipped: a skip of any other test is a failure.
ALLOWED_SKIPS ?=
# A regular expression for the names of tests: `AssayStoreTests|JSONTests`.
FILTER  ?=

RELEASE := .build/release
NGINX   := $(DESTDIR)$(SYSCONF)/assay/nginx

RUN_TESTS    := python3 Tests/summary/run.py $(if $(ALLOWED_SKIPS),--allowed-skips $(ALLOWED_SKIPS))
PYTHON_TESTS := $(addprefix --python Tests/,lint docs install summary)
FILTERED     := $(if $(FILTER),--filter '$(FILTER)')
# Swift's runtime keeps metadata that it never frees, which the leak detector would report.
ASAN_OPTIONS := detect_leaks=0
TSAN_OPTIONS := suppressions=$(CURDIR)/Tests/sanitizers/thread.suppressions

# The commit that --version names: this clone's, and none in a folder of another repository. An archive carries its own.
COMMIT = $(shell test -z "$$(git rev-parse --show-prefix 2>/dev/null || echo none)" \
	&& git describe --always --abbrev=40 --exclude='*' --dirty 2>/dev/null)

.PHONY: help deps build run demo test test-asan test-tsan lint format bench fuzz test-faults install clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

deps: ## install the Debian packages that this machine is missing
	@$(DEPS)

build: deps ## build the two programs, optimised, with the Swift runtime linked in
	@BUILD_COMMIT=$(COMMIT) $(SWIFT) build -c release --static-swift-stdlib --product assayd
	@BUILD_COMMIT=$(COMMIT) $(SWIFT) build -c release --static-swift-stdlib --product assay

run: build ## serve until Ctrl-C; the first time, score a small demonstration dataset
	@$(RELEASE)/assay demo --keep-serving --data $(DATA) --listen $(LISTEN)

demo: build ## run the demonstration alone: serve, score, print the result, stop
	@$(RELEASE)/assay demo --data $(DATA) --listen $(LISTEN)

test: deps ## run every test, and print at the end what was skipped and what failed
	@$(RUN_TESTS) $(PYTHON_TESTS) $(SWIFT) test

test-asan: deps ## run the Swift tests, or those that match FILTER, with the address sanitizer
	@ASAN_OPTIONS=$(ASAN_OPTIONS) $(RUN_TESTS) $(SWIFT) test --sanitize=address --scratch-path .build-asan $(FILTERED)

test-tsan: deps ## run the Swift tests, or those that match FILTER, with the thread sanitizer
	@mkdir -p .build-tsan && clang -O -fPIC -shared -o .build-tsan/mutex.so Tests/sanitizers/mutex.c
	@TSAN_OPTIONS=$(TSAN_OPTIONS) LD_PRELOAD=$(CURDIR)/.build-tsan/mutex.so \
		$(RUN_TESTS) $(SWIFT) test --sanitize=thread --scratch-path .build-tsan $(FILTERED)

lint: deps ## check the style, the imports of each module, and that no two types share a name
	@$(SWIFT) format lint --strict --recursive Sources Plugins Tests Package.swift
	@python3 Tests/lint/imports.py
	@python3 Tests/lint/names.py

test-faults: deps ## kill and suspend processes at random moments of runs, over twenty rounds
	@FAULT_ROUNDS=20 FAULT_ITEMS=20000 $(SWIFT) test --filter CrashTests

fuzz: deps ## feed the parsers with random input, for SECONDS each (60)
	@Tests/Fuzz/run $(SECONDS)

bench: build ## compare Assay with minimal C programs and with a peer, in one run
	@$(DEPS) wrk g++ procps
	@python3 Tests/Benchmarks/bench.py $(BENCH)

format: ## format every file
	@$(SWIFT) format --in-place --recursive Sources Plugins Tests Package.swift

install: ## install into PREFIX, nginx's configuration into /etc/assay; an existing assay.conf is kept
	@test -x $(RELEASE)/assay || { echo "Nothing is built yet: run make build as yourself, then make install." >&2; exit 1; }
	install -D -m 755 -t $(DESTDIR)$(PREFIX)/bin $(RELEASE)/assayd $(RELEASE)/assay
	install -D -m 644 -t $(NGINX) $(filter-out nginx/assay.conf,$(wildcard nginx/*))
	install -m 644 nginx/assay.conf $(NGINX)/assay.conf.example
	@if test -e $(NGINX)/assay.conf; then echo "kept $(NGINX)/assay.conf: compare it with assay.conf.example"; \
	else install -m 644 nginx/assay.conf $(NGINX)/assay.conf; fi

clean: ## remove what was built; data is kept
	rm -rf .build .build-asan .build-tsan
