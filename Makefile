.DEFAULT_GOAL := help
.PHONY: help setup run test checks style types words needs shell tests beside rehearsed covered others in-real-time test-privacy test-deploy bundle bench bench-voice echo fuzz soak translations lock

bin := .venv/bin
ready := .venv/ready-to-run
ready_to_test := .venv/ready-to-test
sources := pyproject.toml deploy/setup.sh deploy/packages.sh requirements-build.lock

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

setup: $(ready) ## set up this machine: system packages, .venv, the program .venv/bin/kiosk

run: $(ready) ## set up and open the kiosk
	$(bin)/kiosk run

test: with := checks
test: tests ## set up and run every check and every test

checks: style types words needs shell ## style, types, spelling, dependencies, shell scripts

style: $(ready_to_test)
	$(bin)/ruff check
	$(bin)/ruff format --check

types: $(ready_to_test)
	$(bin)/mypy

words: $(ready_to_test)
	$(bin)/typos

needs: $(ready_to_test)
	$(bin)/deptry kiosk

shell: $(ready_to_test)
	shellcheck --external-sources .ci/run deploy/*.sh deploy/fleet/*.sh deploy/libexec/* deploy/root/usr/local/*bin/*

tests: beside in-real-time ## the tests, with the coverage of what must be covered

# The longest parts come first, so that both of the processors have something to do until the end.
beside: $(ready_to_test)
	$(MAKE) --no-print-directory --jobs=2 --output-sync=target $(with) rehearsed others covered

must_be_covered := tests/core tests/scripts tests/words
at_any_pace := $(bin)/python -m pytest -m "not in_real_time"

rehearsed: $(ready_to_test)
	$(at_any_pace) tests/end_to_end

others: $(ready_to_test)
	$(at_any_pace) $(addprefix --ignore=,tests/end_to_end $(must_be_covered))

covered: $(ready_to_test)
	$(bin)/coverage run -m pytest $(must_be_covered)
	$(bin)/coverage report

in-real-time: $(ready_to_test)
	$(bin)/python -m pytest -m in_real_time $(addprefix --ignore=,$(must_be_covered))

bench: $(ready_to_test) ## measure the kiosk beside its peers
	$(bin)/python -m tests.bench

bench-voice: $(ready_to_test) ## measure how well the kiosk understands, beside its peers; recordings=DIR, model=DIR use others
	$(bin)/python -m tests.bench_voice $(if $(recordings),--recordings $(recordings)) $(if $(model),--model $(model))

echo: $(ready_to_test) ## rehearse every exercise while the kiosk hears itself, and interrupt it
	$(bin)/python -m tests.bench_voice.echo

fuzz: $(ready_to_test) ## look for half an hour for a file that the reader of scripts cannot cope with
	$(bin)/python -m tests.fuzz --seconds 1800

soak: $(ready_to_test) ## let three days of visitors and mishaps go by, in virtual time; hours=1 for one hour
	$(bin)/python -m tests.soak $(if $(hours),--hours $(hours),--keep)

test-privacy: $(ready_to_test) ## speak to a sealed kiosk, and look for whatever it leaves behind
	$(bin)/python -m pytest tests/end_to_end/whole_privacy.py

bundle: $(ready) ## all that an installation needs without a network, in one file; releases="trixie" for one only
	deploy/bundle.sh

test-deploy: $(ready_to_test) bundle ## install on clean systems and start them; needs root, and packages that deploy/README.md names
	$(bin)/python -m pytest -p no:randomly --timeout=7200 tests/deploy/whole_*.py

catalogues := --domain=kiosk -d kiosk/words/locale

translations: $(ready_to_test) ## take new texts into all catalogues, and compile them; new=fr begins one
	mkdir -p build
	$(bin)/pybabel --quiet extract --no-location --strip-comments --add-comments=Translators: --output=build/kiosk.pot kiosk
	$(if $(new),$(bin)/pybabel --quiet init --input-file=build/kiosk.pot $(catalogues) --locale=$(new))
	$(bin)/pybabel --quiet update --input-file=build/kiosk.pot $(catalogues) \
		--previous --ignore-obsolete --ignore-pot-creation-date
	$(bin)/pybabel compile $(catalogues) --statistics

compile := $(bin)/uv pip compile --quiet --upgrade --universal --fork-strategy fewest --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"

lock: $(ready_to_test) ## choose the newest versions of all Python packages, and lock them
	$(bin)/pip install --quiet uv
	$(compile) --group build --output-file requirements-build.lock
	$(compile) pyproject.toml --output-file requirements.lock
	$(compile) pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock

$(ready): $(sources) requirements.lock
	deploy/setup.sh
	touch $@

$(ready_to_test): $(sources) requirements.lock requirements-dev.lock
	deploy/setup.sh test
	touch $(ready) $@
