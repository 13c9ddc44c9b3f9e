"""Who may come in, and who tries to."""

import ipaddress

from kiosk.i18n import gettext, ngettext
from kiosk.people import librarians
from kiosk.people.limits import ALARM_FAILURES
from kiosk.upkeep.checks.finding import INFO, LOOK, Finding

MANY_WRONG_PINS = 10


def no_librarian(facts):
    """Until somebody has set up the desk, whoever comes first could."""
    if not librarians.is_any():
        yield Finding(
            "no-librarian",
            gettext("The desk has not been set up yet."),
            LOOK,
            (gettext("Open the desk and follow the five screens. They take about ten minutes."),),
            "/desk/start",
        )


def wrong_codes(facts):
    """Many codes that nobody has: somebody may be guessing."""
    if facts.wrong_codes >= ALARM_FAILURES:
        yield Finding(
            "wrong-codes",
            ngettext(
                "%(num)s return code that nobody has was typed in the last hour.",
                "%(num)s return codes that nobody has were typed in the last hour.",
                facts.wrong_codes,
            ),
            LOOK,
            (
                gettext("See whether somebody in the room is trying out codes."),
                gettext("There is nothing to repair: after five wrong codes a terminal has to wait."),
            ),
        )


def wrong_pins(facts):
    """Many wrong PINs: somebody may be guessing, or has forgotten theirs."""
    if facts.wrong_pins >= MANY_WRONG_PINS:
        yield Finding(
            "wrong-pins",
            ngettext(
                "%(num)s wrong PIN was typed at the desk in the last 24 hours.",
                "%(num)s wrong PINs were typed at the desk in the last 24 hours.",
                facts.wrong_pins,
            ),
            LOOK,
            (
                gettext("Ask your colleagues whether one of them has forgotten their PIN."),
                gettext("If nobody has, let the desk open only from the computers of staff: see Settings."),
            ),
            "/desk/settings#safety",
        )


def desk_open_to_all(facts):
    """Other terminals may come in, and any of them may try to open the desk."""
    if _is_open_to_others(facts.settings.host) and not facts.settings.desk_addresses:
        yield Finding(
            "desk-open",
            gettext("Every computer that reaches the kiosk can show the sign-in page of the desk."),
            INFO,
            (gettext("You can name the computers of staff under Settings. Then the desk opens only there."),),
            "/desk/settings#safety",
        )


def no_proxy(facts):
    """On a network, a web server in front keeps slow or hostile connections away and can encrypt."""
    if _is_open_to_others(facts.settings.host) and not facts.settings.behind_proxy:
        yield Finding(
            "no-proxy",
            gettext("Other computers reach the kiosk without encryption."),
            INFO,
            (gettext("In a network that visitors share, let whoever looks after it put a web server in front."),),
        )


def _is_open_to_others(host):
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"
