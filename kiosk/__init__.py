"""The library digital-skills kiosk."""

__version__ = "0.2.0"
