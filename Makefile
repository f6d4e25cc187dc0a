# The commands of the project; `make help` lists them.

SWIFT ?= swift
RETOUR = .build/release/retour

.PHONY: help site serve check test test-all lint format bench clean

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

site: $(RETOUR) ## Write the website into _site
	@$(RETOUR) build --output _site

serve: $(RETOUR) ## Serve the website on http://127.0.0.1:8080
	@$(RETOUR) serve --host 127.0.0.1 --port 8080

check: $(RETOUR) ## Check the content as strictly as CI does
	@$(RETOUR) check --strict

test: ## Run the tests, with one page of each structure in the browser
	@Scripts/install-tools test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --skip EndToEndTests
	@# These start servers and browsers, which need the processor to themselves.
	$(SWIFT) test --skip-build --filter EndToEndTests --no-parallel

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
	@Scripts/install-tools bench
	@Scripts/bench

clean: ## Remove everything that was built
	$(SWIFT) package clean
	rm -rf _site _site.apache _site.caddy _site.nginx

# SwiftPM knows best what is out of date.
.PHONY: $(RETOUR)
$(RETOUR):
	@Scripts/install-tools build
	$(SWIFT) build --configuration release --product retour
