"""The benchmark's own promise on a sample: no worse than trafilatura, and far better than taking everything."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "extraction"
DATA = Path(__file__).parents[2].parent / "shared" / "data"


@pytest.fixture(scope="module")
def run():
    sys.path.insert(0, str(BENCHMARK))
    spec = importlib.util.spec_from_file_location("extraction_run", BENCHMARK / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(BENCHMARK))


def test_absent_data_is_said(run, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["run.py", "--data", str(tmp_path)])
    run.main()
    assert "skipped: no fundus" in capsys.readouterr().out


def test_a_sample_keeps_its_figures(run):
    pages = list(run.fundus(DATA))[::11]
    if not pages:
        pytest.skip(f"no fundus pages under {DATA}")
    figures = run.means(run.measured(pages, [run.measure_html, run.measure_flat]))
    assert figures["html"] >= figures["trafilatura"] - 0.01
    assert figures["flat"] >= 0.88 > figures["everything"]
