# Thin lines over mvn and ./faultline; every target is one command that can be typed instead.
.PHONY: help build test slow-test fuzz sbom format run docs clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

build: ## Compile and package everything, without tests
	mvn -B -q package -DskipTests

test: ## Run tests and checks; needs no running service
	mvn -B verify

slow-test: ## Run the tests that mvn verify leaves out: kills, intake over HTTP, rights, shadow start, registry faults, alert rules, a small benchmark
	mvn -B -ntp -pl benchmarks -am test -Dfaultline.groups=slow -Dfaultline.excludedGroups=none

INPUTS ?= 1000000
fuzz: ## Try every parser with INPUTS broken inputs (a million unless set)
	mvn -q -am -pl schemas,settings,producer,streams-app test -Dtest='*FuzzTest' -Dsurefire.failIfNoSpecifiedTests=false '-Dfaultline.test.args=-Xmx1g -Dfaultline.fuzz=$(INPUTS)'

sbom: ## Write the bill of materials (CycloneDX) to target/sbom.json and target/sbom.xml
	mvn -q -Psbom package -DskipTests

format: ## Format the sources
	mvn -q spotless:apply

run: ## Start everything on this machine with the sample articles
	./faultline up

docs: ## Write again the documentation that is generated from the code
	mvn -q -pl benchmarks -am test -Dtest=SettingsDocTest -Dsurefire.failIfNoSpecifiedTests=false -Dfaultline.test.args=-Dfaultline.generate=true

clean: ## Remove what was built; data in .faultline stays
	mvn -q clean
