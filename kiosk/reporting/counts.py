"""What is counted, and how a count gets into the file.

Every count goes to a week and to a month. Weeks are kept for 13 months, months
for ever: so a month is never put together from weeks, which would not fit.
"""

from kiosk import library_day
from kiosk.reporting.periods import oldest_week_kept, periods_of
from kiosk.storage import deed, state_db

# what                lesson  item
VISIT = "visit"  # -  locale: something was learned at one sitting
RETURN = "return"  # -  locale: a return card was used
CARD = "card"  # -  locale: a return card was made
PLACEMENT = "placement"  # -  locale: "Where do I start?" was answered to its end
STARTED = "started"  # lesson  locale
FINISHED = "finished"  # lesson  locale: each question answered right once
SECONDS = "seconds"  # lesson  -: spent learning
STEP = "step"  # lesson  screen: read, or its question answered right
FIRST = "first"  # lesson  question: answered for the first time
FIRST_RIGHT = "right"  # lesson  question: right at the first try
UNSURE = "unsure"  # lesson  question: "I am not sure" at the first try
BELIEF = "belief"  # lesson  question/misconception: shown by the first wrong choice
ACTIVITY = "activity"  # lesson  activity
REVIEW = "review"  # lesson  question: answered again on another day

_ADD = """INSERT INTO period_count (period, what, lesson, item, n) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (period, lesson, item, what) DO UPDATE SET n = n + excluded.n"""
_NOTE = """INSERT INTO counted_period (period, certain) VALUES (?, ?)
    ON CONFLICT (period) DO UPDATE SET certain = 0 WHERE certain > excluded.certain"""

_OLD_WEEKS = "SELECT period FROM counted_period WHERE period < ? AND period LIKE '____-W__'"
_FORGET = (
    f"DELETE FROM period_count WHERE period IN ({_OLD_WEEKS})",  # noqa: S608 - our own words
    f"DELETE FROM counted_period WHERE period IN ({_OLD_WEEKS})",  # noqa: S608 - names and places of ours; values go beside it
)


def add(day, counted):
    """Count what happened on ``day``, a :class:`~kiosk.clock.Day`: rows of (what, lesson, item, how often).

    Only inside a deed, which makes it one with what happened.
    """
    connection, periods = state_db.connection(), periods_of(day.date)
    connection.executemany(_NOTE, [(period, day.certain) for period in periods])
    connection.executemany(_ADD, [(period, *row) for period in periods for row in counted])


@deed
def note_day():
    """Note that the kiosk runs today, so that a day without anybody counts as zero and not as a gap.

    A day that is not certain is noted only when something was counted on it.
    """
    today = library_day.today()
    if today.certain:
        add(today, ())


@deed
def forget_old_weeks():
    """Delete the weeks of more than 13 months ago; their months stay. Without a certain date nothing is deleted."""
    today = library_day.today()
    if today.certain:
        for statement in _FORGET:
            state_db.execute_sql(statement, (oldest_week_kept(today.date),))
