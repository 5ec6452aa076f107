# make demo: set up and show the demo crisis.  make test: set up and run every test.  make check: style alone.  make bench: measure.
PYTHON ?= python3
BIN = .venv/bin

demo: .venv/ready
	$(BIN)/zerohour demo

test: check
	$(BIN)/pytest

check: .venv/tested
	$(BIN)/ruff check src tests bench training
	$(BIN)/ruff format --check -q src tests bench training
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: .venv/tested
	$(BIN)/ruff check --fix src tests bench training
	$(BIN)/ruff format src tests bench training

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

.venv/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("zerohour needs Python 3.11 or newer; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check --upgrade pip
	$(BIN)/pip install -q --disable-pip-version-check -e '.[all]'
	@touch $@

.venv/tested: .venv/ready
	$(BIN)/pip install -q --disable-pip-version-check -e '.[all]' --group dev
	@touch $@

.PHONY: demo test check fix bench model
