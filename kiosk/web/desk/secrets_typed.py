"""A new PIN or passphrase as it comes from a form: typed twice, because nobody sees what they type."""

from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.people import pins
from kiosk.web import visiting
from kiosk.web.desk.tries import MOST_TYPED


def read_new_secret():
    """Return what was typed twice. Raises Rejected if it was not the same."""
    first, second = visiting.field("new", MOST_TYPED), visiting.field("again", MOST_TYPED)
    if pins.fold(first) != pins.fold(second):
        raise Rejected(N_("The two were not the same. Write the new PIN or passphrase twice."))
    return first
