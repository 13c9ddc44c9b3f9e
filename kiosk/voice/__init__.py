"""Reads sentences aloud: a recording where one was shipped, else the machine's own voice.

Only sentences the kiosk itself knows are spoken, asked for by the id of their
text; nobody can make the kiosk say something by writing it into an address.
"""

from kiosk.voice.sounds import Sound, Voice

__all__ = ["Sound", "Voice"]
