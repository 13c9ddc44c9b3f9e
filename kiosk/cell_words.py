"""What the cells of a report mean, in words."""

from kiosk.i18n import N_, gettext
from kiosk.policies import AREAS

LESSONS, CARDS, GUESTS = "T", "A", "G"
MAIN = (LESSONS, CARDS, GUESTS)
USED_AREAS = ("M1", "M2", "M3", "M4", "M5", "M11", "M12")  # the others wait for courses to come

_LABELS = {
    LESSONS: N_("Lessons finished"),
    CARDS: N_("Return cards in use"),
    GUESTS: N_("Visits without a card"),
    "M1": N_("First steps"),
    "M2": N_("Privacy"),
    "M3": N_("Safety"),
    "M4": N_("AI"),
    "M5": N_("Digital rights"),
    "M11": N_("Activities on their own"),
    "M12": N_("Local and other lessons"),
}
_MEANINGS = {
    LESSONS: N_("Lessons and activities that somebody finished, at most 3 for each person and week."),
    CARDS: N_("Return cards with which at least one lesson was finished, each counted once a week."),
    GUESTS: N_("Visits without a return card in which at least one lesson was finished."),
}


def label(cell):
    """Return the name of a cell in the current language."""
    if cell in _LABELS:
        return gettext(_LABELS[cell])
    return gettext("Area %(number)s", number=AREAS.index(cell) + 1)


def meaning(cell):
    """Return what a cell counts, as a sentence in the current language."""
    if cell in _MEANINGS:
        return gettext(_MEANINGS[cell])
    return gettext("Lessons finished in this area, at most 3 in all areas for each person and week.")
