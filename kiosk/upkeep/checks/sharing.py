"""Reports for the operator of the library network: do they get there?

A dead line for some days is nothing to worry about: reports wait, and nothing
is lost. So staff hear of it only when it lasts, or when only they can help.
"""

from kiosk import running_time
from kiosk.i18n import gettext, ngettext
from kiosk.sync import agreement, logbook, outbox, troubles
from kiosk.upkeep.checks.finding import INFO, LOOK, Finding

MANY_WAITING = 4  # about a month of reports
LONG_AGO_DAYS = 42  # of running time: six reports, each with two days in which it may leave
ADDRESS = "/desk/sharing"


def must_join(facts):
    """The library said yes, but the network does not know this kiosk, or no longer."""
    if not agreement.agreed(facts.settings):
        return
    standing = logbook.read()
    if troubles.stops(standing.trouble):
        yield _to_join(troubles.words(standing.trouble))
    elif not standing.collector_key and facts.settings.sharing == agreement.ON:
        yield Finding(
            "join",
            gettext("Sharing is on, but this kiosk does not belong to a library network yet."),
            INFO,
            (gettext("Ask the operator of your network for a code. Type it under Settings, then Sharing."),),
            ADDRESS,
        )


def _to_join(sentence):
    steps = (
        gettext("Ask the operator of your library network for a new code."),
        gettext("Open Settings, then Sharing, and type the code."),
    )
    return Finding("join-again", sentence, LOOK, steps, f"{ADDRESS}#join")


def reports_waiting(facts):
    """More reports wait than a bad week explains."""
    waiting = outbox.count_waiting()
    if waiting < MANY_WAITING or facts.settings.sharing != agreement.ON or not agreement.joined():
        return
    by_line = gettext("Open Settings, then Sharing, and press Send now.")
    by_stick = gettext("Open Settings, then Sharing, and write the reports to a stick for the operator.")
    yield Finding(
        "reports-waiting",
        ngettext(
            "%(num)s report for the library network waits. None is lost.",
            "%(num)s reports for the library network wait. None is lost.",
            waiting,
        ),
        LOOK,
        (by_line, by_stick) if facts.settings.collector_url else (by_stick,),
        ADDRESS,
    )


def report_refused(facts):
    """The network will not take a report, however often it is sent."""
    refused = outbox.count_rejected()
    if refused and agreement.agreed(facts.settings):
        yield Finding(
            "report-refused",
            ngettext(
                "%(num)s report was not taken by the library network.",
                "%(num)s reports were not taken by the library network.",
                refused,
            ),
            LOOK,
            (
                gettext("Open Settings, then Sharing, and look at the report: it says why."),
                gettext("Show it to the operator. Afterwards you can put it back, so that it is sent again."),
            ),
            f"{ADDRESS}#reports",
        )


def silence(facts):
    """Nothing was heard of the network for a long time, though it has an address."""
    standing = logbook.read()
    if standing.last_contact is None or not facts.settings.collector_url or not standing.collector_key:
        return
    days = running_time.today() - standing.last_contact
    if facts.settings.sharing == agreement.ON and days >= LONG_AGO_DAYS:
        yield Finding(
            "silence",
            ngettext(
                "The last contact with the library network was %(num)s day of running time ago.",
                "The last contact with the library network was %(num)s days of running time ago.",
                days,
            ),
            LOOK,
            tuple(
                sentence
                for sentence in (
                    troubles.words(standing.trouble),
                    gettext("Ask whoever looks after the network in your building."),
                    gettext("Meanwhile a stick can carry the reports: Settings, then Sharing."),
                )
                if sentence
            ),
            ADDRESS,
        )
