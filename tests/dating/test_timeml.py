"""Values of time expressions on news that others have labelled: floors just below what was measured."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETS = ROOT.parent / "shared" / "data" / "dating"


def benchmark():
    """Load the benchmark's module."""
    spec = importlib.util.spec_from_file_location("benchmark_dating", ROOT / "benchmarks" / "dating.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not SETS.is_dir(), reason=f"the TimeML data sets are not at {SETS}")
@pytest.mark.parametrize(("name", "values", "whole"), [("timebank", 0.865, 0.82), ("aquaint", 0.81, 0.77)])
def test_values_hold_on_labelled_news(name, values, whole):
    right, f1 = benchmark().score(name, verbose=False)
    assert right >= values
    assert f1 >= whole


@pytest.mark.skipif(not (SETS / "timelines").is_dir(), reason=f"the timelines are not at {SETS / 'timelines'}")
def test_events_of_timelines_get_their_date():
    assert benchmark().timelines() >= 0.72


@pytest.mark.skipif(not (SETS.parent / "collating").is_dir(), reason=f"the events of three outlets are not at {SETS.parent / 'collating'}")
def test_times_of_three_outlets_get_their_date():
    assert benchmark().collating() >= 0.91
