"""Puts this folder on the path, so that the rooms' tests share `making`, and the checkout, so that they may ask
`benchmarks`; examples of properties have no deadline.
"""

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

# A deadline of a fifth of a second says how busy the machine is, not how good the code.
settings.register_profile("firsthand", deadline=None)
settings.load_profile("firsthand")
