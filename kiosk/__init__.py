"""The library digital-skills kiosk."""

__version__ = "0.4.0"
