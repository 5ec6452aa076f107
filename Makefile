# make demo: set up and show the demo crisis.  make test: set up and run every test.  make check: style alone.  make bench: measure.
# make lock: versions and hashes of what it stands on.  make bill: their licences and the bill of materials.
PYTHON ?= python3
BIN = .venv/bin

demo: .venv/ready
	$(BIN)/zerohour demo

test: check
	$(BIN)/pytest

check: .venv/tested
	$(BIN)/ruff check src tests bench training release
	$(BIN)/ruff format --check -q src tests bench training release
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: .venv/tested
	$(BIN)/ruff check --fix src tests bench training release
	$(BIN)/ruff format src tests bench training release

bench: .venv/tested
	$(BIN)/python -m bench.language --data ../shared/data
	$(BIN)/python -m bench.reading --reports ../shared/data/time/AQUAINT
	$(BIN)/python -m bench.gold --gold ../shared/gold

# Trains the shipped model: about three hours on one core. `make model SHARE=0.01 MODEL=build/trial.onnx` tries the whole way in minutes.
SHARE = 1
MODEL = src/zerohour/language/model.onnx

model: .venv/tested
	$(BIN)/pip install -q --disable-pip-version-check -e '.[training]'
	$(BIN)/python -m training.train --data ../shared/data --share $(SHARE) --out build/model
	$(BIN)/python -m training.export build/model build/base.onnx
	$(BIN)/python -m training.joint --data ../shared/data --share $(SHARE) --start build/base.onnx --out build/joint
	$(BIN)/python -m training.export build/joint $(MODEL)
	$(BIN)/python -m training.words --data ../shared/data $(MODEL)
	$(BIN)/python -m training.sense --data ../shared/data $(MODEL)

# What is installed is what the locks name, by hash; `make lock` makes them from pyproject.toml, `make bill` tells of them (release/parts.py).
.venv/ready: release/locks/wheel.txt release/locks/build.txt
	$(PYTHON) -c 'import sys; sys.exit("zerohour needs Python 3.11 or newer; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r release/locks/wheel.txt -r release/locks/build.txt
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/tested: .venv/ready release/locks/dev.txt
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r release/locks/dev.txt
	@touch $@

# Keeps what the locks name where pyproject.toml lets it stand; `make lock RENEWED=--upgrade` takes the newest of everything.
RENEWED =
LOCK = $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header $(RENEWED)

lock:
	$(BIN)/pip install -q --disable-pip-version-check 'uv>=0.11,<1'
	$(LOCK) pyproject.toml --extra all --group dev --group build -o release/locks/dev.txt
	$(LOCK) pyproject.toml --extra all -c release/locks/dev.txt -o release/locks/wheel.txt
	$(LOCK) --group build -c release/locks/dev.txt -o release/locks/build.txt

bill: .venv/tested
	$(BIN)/python -m release.bill

.PHONY: demo test check fix bench model reader measured lock bill
