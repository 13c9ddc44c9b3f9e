"""How fast the kiosk is, as a ratio to a bare waitress sending the same bytes.

Machines differ and are noisy, so seconds alone mean little. Both servers run
in the same minute, on the same core, with the same options; the load comes
from a process of its own on another core.
"""
