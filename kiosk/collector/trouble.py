"""Is all well with the network? What is not, in sentences, each with the page that shows more."""

import datetime
from dataclasses import dataclass

from kiosk import i18n
from kiosk.collector import figures, spans
from kiosk.collector.figures import BY_WEEK, Coverage
from kiosk.collector.filing import AHEAD, FAST, FORK, OUTLIER
from kiosk.i18n import gettext, ngettext

TRICKLE = datetime.timedelta(days=3)  # kiosks send over two days, so that not all come at once
COVERAGE_DROP = 0.05  # of the last week against the four before it
MOST_WAITING_SUMS = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """Something for the operator to look at: a sentence, and the address of the page that shows more."""

    sentence: str
    address: str


def look(database, today):
    """Return every :class:`Finding` there is; none means that all is well."""
    return (*_events(database), *_kiosks(database), *_coverage(database, today), *_sums(database))


def standing(database):
    """Return (branches, kiosks, kiosks that never reported, kiosks long silent) of the whole network."""
    sql = "SELECT branches, kiosks, waiting, silent FROM standing"
    return tuple(map(sum, zip(*database.rows(sql), strict=True))) or (0, 0, 0, 0)


def _events(database):
    found = dict(database.rows("SELECT kind, COUNT(*) FROM event WHERE looked_at = 0 GROUP BY kind"))
    sentences = {
        FORK: lambda n: ngettext(
            "%(num)s report came twice with different figures.", "%(num)s reports came twice with different figures.", n
        ),
        OUTLIER: lambda n: ngettext(
            "%(num)s report is far from what its kiosk usually sends.",
            "%(num)s reports are far from what their kiosks usually send.",
            n,
        ),
        FAST: lambda n: ngettext(
            "%(num)s kiosk sends more reports than there are weeks.",
            "%(num)s kiosks send more reports than there are weeks.",
            n,
        ),
        AHEAD: lambda n: ngettext(
            "%(num)s kiosk has a clock that is ahead.", "%(num)s kiosks have a clock that is ahead.", n
        ),
    }
    return [Finding(say(found[kind]), f"/events?kind={kind}") for kind, say in sentences.items() if kind in found]


def _kiosks(database):
    _, _, _, silent = standing(database)
    if silent:
        words = ngettext(
            "%(num)s kiosk has not been heard of for more than 4 weeks.",
            "%(num)s kiosks have not been heard of for more than 4 weeks.",
            silent,
        )
        yield Finding(words, "/branches?shown=silent")


def _coverage(database, today):
    last = spans.last_weeks(5, today - TRICKLE)
    covered = figures.coverage(database, last, by=BY_WEEK)
    *earlier, latest = (covered[week] for week in last.weeks)
    usual = sum(earlier, Coverage()).share_heard
    if usual is not None and latest.share_heard is not None and usual - latest.share_heard > COVERAGE_DROP:
        words = gettext(
            "Only %(now)s of kiosks have reported for the week %(week)s; usually it is %(usual)s.",
            week=last.last,
            now=i18n.percent(latest.share_heard),
            usual=i18n.percent(usual),
        )
        yield Finding(words, "/branches")


def _sums(database):
    ((waiting,),) = database.rows("SELECT COUNT(*) FROM dirty")
    if waiting > MOST_WAITING_SUMS:
        yield Finding(gettext("Many reports have just come in. The sums below are still being made."), "/")
