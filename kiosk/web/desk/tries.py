"""Trying to open the desk with a PIN or a code, within the allowance of the place it comes from."""

import logging
import math
from typing import NamedTuple

from flask import current_app, request

from kiosk.guess_limits import ALL_TRIES
from kiosk.i18n import gettext, ngettext
from kiosk.people import known_browsers, pins
from kiosk.web import visiting

KNOWN_COOKIE = "desk-known"
MOST_TYPED = 2 * pins.MOST_SIGNS  # spaces and hyphens between digits are welcome
KEYS = frozenset("0123456789")
MINUTE, HOUR = 60, 3600

log = logging.getLogger(__name__)


class Refusal(NamedTuple):
    """Why a try did not open the desk: whole sentences, the status of the page, seconds to wait."""

    sentences: tuple[str, ...]
    status: int = 422
    seconds: int = 0


def press_key(typed):
    """Return ``typed`` after the key of the keypad that came with this form: the way without scripts."""
    key = visiting.field("key")
    if key == "delete":
        return typed[:-1]
    return typed + key if key in KEYS and len(typed) < MOST_TYPED else typed


def known_browser():
    """Return the token by which this browser is known at the desk, or ""."""
    token = request.cookies.get(KNOWN_COOKIE, "")
    return token if known_browsers.is_known(token) else ""


def attempt(is_right, wrong):
    """Run ``is_right()`` if this place may try; return None if it was, else the :class:`Refusal`.

    ``wrong`` is the sentence for a wrong try, in the language of the page. The
    try is taken before the slow part and given back if it was right.
    """
    limits, place = current_app.kiosk.desk_limits, (request.remote_addr or "", known_browser())
    claim = limits.claim(*place)
    if claim.wait:
        return Refusal((gettext("There were too many wrong tries."), next_in(claim.wait)), 429, claim.wait)
    right = None
    try:
        right = is_right()
    finally:
        if right is None or right:  # right, or never found out
            limits.give_back(*place)
    if right:
        return None
    _tell_the_log(limits)
    return Refusal((wrong, _remaining(claim)))


def own_pin(librarian_id, check):
    """Ask a librarian who is signed in for their own PIN once more; return None or the :class:`Refusal`."""
    typed = visiting.field("own", MOST_TYPED)
    if not typed.strip():
        return Refusal((gettext("Enter your own PIN or passphrase too."),))
    wrong = gettext("This is not your own PIN or passphrase.")
    return attempt(lambda: check(librarian_id, typed), wrong)


def next_in(seconds):
    """Return in words how long it is until the next try."""
    if seconds < MINUTE:
        return ngettext("Wait %(num)s second, then try again.", "Wait %(num)s seconds, then try again.", seconds)
    if seconds < HOUR:
        minutes = math.ceil(seconds / MINUTE)
        return ngettext("Wait %(num)s minute, then try again.", "Wait %(num)s minutes, then try again.", minutes)
    hours = math.ceil(seconds / HOUR)
    return ngettext("Wait %(num)s hour, then try again.", "Wait %(num)s hours, then try again.", hours)


def _remaining(claim):
    if claim.left > 0:
        return ngettext("You can try %(num)s more time.", "You can try %(num)s more times.", claim.left)
    return next_in(claim.then) if claim.then else gettext("You can try again.")


def _tell_the_log(limits):
    if limits.wrong_today() == ALL_TRIES:
        log.warning("desk: %s wrong tries in one day", ALL_TRIES)
