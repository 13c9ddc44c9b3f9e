"""The cells of a report as the operator's pages name them."""

from kiosk.cell_words import CARDS, GUESTS, LESSONS, MAIN, USED_AREAS, label, meaning

__all__ = ["CARDS", "GUESTS", "LESSONS", "MAIN", "USED_AREAS", "label", "meaning"]
