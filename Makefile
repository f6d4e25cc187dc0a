# The commands of the project; `make help` lists them.

SWIFT ?= swift
RETOUR = .build/release/retour

# Where `make install` puts things; DESTDIR is put in front of each path.
PREFIX ?= /usr/local
DESTDIR ?=

# yes: install missing Debian packages with sudo. no: only say which are missing, unless root builds.
DEPS ?= no

# On Linux, the Swift standard library is linked in: the program runs where Swift is not installed.
ifeq ($(shell uname -s),Linux)
SWIFT_BUILD_FLAGS ?= --static-swift-stdlib --disable-local-rpath -Xlinker -z -Xlinker now
endif

.DEFAULT_GOAL = build
.PHONY: build help deps site serve check test test-all test-install test-deb lint format bench \
	install uninstall deb clean

build: $(RETOUR) ## Build the program (the default)
	@echo "The program is $(RETOUR); 'sudo make install' installs it, 'make deb' packages it."

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

deps: ## Install the Debian packages that building needs, with sudo
	@DEPS=yes Scripts/install-tools build

site: $(RETOUR) ## Write the website into _site
	@$(RETOUR) build --output _site

serve: $(RETOUR) ## Serve the website on http://127.0.0.1:8080
	@$(RETOUR) serve --host 127.0.0.1 --port 8080

check: $(RETOUR) ## Check the content as strictly as CI does
	@$(RETOUR) check --strict --allow-example

test: ## Run the tests, with one page of each structure in the browser
	@SWIFT="$(SWIFT)" DEPS="$(DEPS)" Scripts/prepare-build
	@DEPS="$(DEPS)" Scripts/install-tools test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --skip EndToEndTests
	@SWIFT="$(SWIFT)" Scripts/test-end-to-end

test-all: export RETOUR_ALL_PAGES = 1
test-all: test ## Run the tests, with every page in the browser

lint: ## Check the format of the Swift code and the syntax of the JavaScript
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests
	@command -v node >/dev/null || \
	    { echo "node not found; install it with: Scripts/install-tools lint" >&2; exit 1; }
	git ls-files -z '*.js' | xargs -0 -n 1 node --check

format: ## Format the Swift code
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

bench: $(RETOUR) ## Compare build and serve with Hugo and nginx
	@DEPS="$(DEPS)" Scripts/install-tools bench
	@Scripts/bench

# A program that is there is not built again: root may have no Swift, and should own nothing here.
install: ## Install the program, its data, and its manual below PREFIX
	@[ -x $(RETOUR) ] || $(MAKE) $(RETOUR)
	@Scripts/install-program "$(DESTDIR)" "$(PREFIX)"

uninstall: ## Remove what 'make install' installed
	@Scripts/install-program --remove "$(DESTDIR)" "$(PREFIX)"

test-install: $(RETOUR) ## Check an installed copy, where no Swift is
	@Scripts/test-install

deb: $(RETOUR) ## Write a Debian package into dist
	@DEPS="$(DEPS)" Scripts/install-tools package
	@Scripts/build-deb

test-deb: ## Install, use, and remove the package in a bare Debian 12 and 13 (root only)
	@Scripts/test-package

clean: ## Remove everything that was built
	$(SWIFT) package clean
	rm -rf _site _site.apache _site.caddy _site.nginx dist

# SwiftPM knows best what is out of date.
.PHONY: $(RETOUR)
$(RETOUR):
	@SWIFT="$(SWIFT)" DEPS="$(DEPS)" Scripts/prepare-build
	$(SWIFT) build --configuration release --product retour $(SWIFT_BUILD_FLAGS)
