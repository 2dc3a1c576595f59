"""Puts this folder on the path, so that the rooms' tests share `making`; examples of properties have no deadline."""

from hypothesis import settings

# A deadline of a fifth of a second says how busy the machine is, not how good the code.
settings.register_profile("firsthand", deadline=None)
settings.load_profile("firsthand")
