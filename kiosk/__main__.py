"""Lets ``python -m kiosk`` do what the ``kiosk`` command does."""

from kiosk.cli.main import main

main()
