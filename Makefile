# What one can do here; `make help` lists it.

SWIFT ?= swift
RETOUR = .build/release/retour

.PHONY: help site serve check test lint format bench clean

help: ## List what one can do
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

site: $(RETOUR) ## Write the website into _site
	@$(RETOUR) build --output _site

serve: $(RETOUR) ## Serve the website on http://127.0.0.1:8080
	@$(RETOUR) serve --host 127.0.0.1 --port 8080

check: $(RETOUR) ## Check the content as strictly as CI does
	@$(RETOUR) check --strict

test: ## Run all tests
	@Scripts/install-tools test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --skip EndToEndTests
	@# Real servers and browsers, which want the cores for themselves: one after the other.
	$(SWIFT) test --skip-build --filter EndToEndTests --no-parallel

lint: ## Check the format of the code
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format: ## Format the code
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

bench: $(RETOUR) ## Measure build and serve beside Hugo and nginx
	@Scripts/install-tools bench
	@Scripts/bench

clean: ## Remove what was built
	$(SWIFT) package clean
	rm -rf _site

# SwiftPM knows best what is out of date.
.PHONY: $(RETOUR)
$(RETOUR):
	@Scripts/install-tools build
	$(SWIFT) build --configuration release --product retour
