"""The lessons: read from ``content/``, checked, compiled into one file, and kept on a shelf to read.

Authors' mistakes are found when the catalogue is built, so a running kiosk
never meets them. Only building needs the Markdown library; ``shelf``,
``search`` and ``spoken`` serve readers and stay free of it.
"""
