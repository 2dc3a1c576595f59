"""The quality gate closes on a figure below its floor and on one that is gone."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def gate():
    spec = importlib.util.spec_from_file_location("quality_gate", BENCHMARKS / "gate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_figures_are_held_against_their_floors():
    floors = {"a": {"floor": 0.9}, "b": {"floor": 0.9}, "gone": {"floor": 0.1}}
    rows = gate().judged({"a": 0.95, "b": 0.85, "new": 0.5}, floors)
    assert {name: holds for name, _, _, holds in rows} == {"a": True, "b": False, "gone": False, "new": True}


def test_every_floor_has_its_measured_value_and_day_and_does_not_exceed_it():
    floors = json.loads((BENCHMARKS / "floors.json").read_text(encoding="utf-8"))
    assert set(floors) <= set(gate().SETS)
    for pinned in floors.values():
        for entry in pinned.values():
            assert entry["floor"] <= entry["measured"]
            assert len(entry["date"]) == 10
