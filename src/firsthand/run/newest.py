"""Which report of a store is its newest: what ``firsthand export`` gives without inputs.

A store keeps every report under a hash of its articles, which has no order. A run leaves
the place of its own here, also where it read it back and computed nothing.
"""

from __future__ import annotations

import json
from dataclasses import replace

from firsthand import codec
from firsthand.model import Inputs, Report
from firsthand.store.base import Store

_STAGE = "newest-report/1"
_KEY = "newest"


def remember(store: Store, stage: str, key: str, inputs: Inputs) -> None:
    """Notes that the report of a run stands under ``stage`` and ``key``, and what was read for it."""
    place = {"stage": stage, "key": key, "inputs": codec.to_dict(inputs)}
    store.put_many(_STAGE, {_KEY: json.dumps(place)})


def newest_report(store: Store, stage: str) -> Report | None:
    """The report of the last run, None where there was none or another version's.

    :param stage: the version of reports that this firsthand makes and can read.
    """
    noted = store.get_many(_STAGE, [_KEY]).get(_KEY)
    if noted is None or (place := json.loads(noted))["stage"] != stage:
        return None
    kept = store.get_many(stage, [place["key"]]).get(place["key"])
    if kept is None:
        return None
    inputs = codec.from_dict(place["inputs"], Inputs)
    report = codec.loads(kept, Report)
    return replace(report, inputs=inputs)
