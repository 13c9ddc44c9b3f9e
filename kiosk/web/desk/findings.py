"""What figures show, said in one sentence: the title of a chart, so that nobody has to read the chart to know.

A week or month that is not over yet is never compared downwards: on a Tuesday
there are always fewer lessons than in all of last week.
"""

from kiosk.i18n import N_, gettext, ngettext
from kiosk.reporting.lesson_rows import ENOUGH_STARTED
from kiosk.reporting.spans import FREE, MONTH, QUARTER, WEEK, YEAR

TENTHS = 10  # shares are told as people say them: 4 of 10

MORE = {
    WEEK: N_("More lessons finished than the week before"),
    MONTH: N_("More lessons finished than the month before"),
    QUARTER: N_("More lessons finished than the quarter before"),
    YEAR: N_("More lessons finished than the year before"),
    FREE: N_("More lessons finished than in the same time before"),
}
FEWER = {
    WEEK: N_("Fewer lessons finished than the week before"),
    MONTH: N_("Fewer lessons finished than the month before"),
    QUARTER: N_("Fewer lessons finished than the quarter before"),
    YEAR: N_("Fewer lessons finished than the year before"),
    FREE: N_("Fewer lessons finished than in the same time before"),
}


def of_time(figures):
    """Say how the lessons finished in a span compare with the span before."""
    finished = figures.finished
    if not finished.n:
        return gettext("No lesson was finished in this time")
    if figures.span.kind == WEEK and _is_highest(figures.series.points):
        return gettext("More lessons finished than in any other week shown")
    if finished.before is None or (figures.span.is_open and finished.n <= finished.before):
        return _so_far(finished.n) if figures.span.is_open else _in_all(finished.n)
    if finished.n == finished.before:
        return gettext("As many lessons finished as in the time before")
    return gettext((MORE if finished.n > finished.before else FEWER)[figures.span.kind])


def _is_highest(points):
    """Say whether the last of several weeks is the highest; one too small to tell is lower than any that is told."""
    told = [point.finished.value or 0 for point in points if not point.finished.is_missing]
    return len(told) > 2 and told[-1] > max(told[:-1])


def _so_far(n):
    return ngettext("%(num)s lesson finished so far", "%(num)s lessons finished so far", n)


def _in_all(n):
    return ngettext("%(num)s lesson finished", "%(num)s lessons finished", n)


def of_lesson(row):
    """Say in a few words how a lesson fares, or "" where too few people took it to tell."""
    if row.stop:
        return row.stop.sentence
    if not row.started.value or row.finished.value is None:
        return ""
    # Translators: of 10 people who start a lesson, so many finish it.
    return ngettext(
        "%(num)s of 10 finish it", "%(num)s of 10 finish it", of_ten(row.finished.value / row.started.value)
    )


def of_ten(share):
    """Return a share from 0 to 1 as a whole number out of ten."""
    return round(min(share, 1) * TENTHS)


def of_returns(figures):
    """Say how many of the visits were with a return card."""
    visits, returns = figures.visits.n, figures.returns.n
    if not visits:
        return gettext("Nobody learned in this time")
    if not returns:
        return ngettext("%(num)s visit, none with a return card", "%(num)s visits, none with a return card", visits)
    return ngettext(
        "%(num)s visit, %(returns)s with a return card",
        "%(num)s visits, %(returns)s with a return card",
        visits,
        returns=returns,
    )


def of_share(figures):
    """Say how many first answers of ten were right."""
    if figures.share is None:
        return gettext("No question was answered in this time")
    return gettext("%(part)s of 10 first answers were right", part=of_ten(figures.share))


def of_steps(row):
    """Say where people stop in a lesson."""
    if row.stop:
        return gettext("%(lesson)s: many stop at step %(step)s", lesson=row.title, step=row.stop.number)
    if (row.started.value or 0) < ENOUGH_STARTED:
        return gettext("%(lesson)s: too few people to say where they stop", lesson=row.title)
    return gettext("%(lesson)s: no step loses many people", lesson=row.title)


def of_lessons(figures):
    """Say which lesson is used most."""
    return gettext("Used most: %(lesson)s", lesson=figures.lessons[0].title)


def of_languages(figures):
    """Say how many visits of ten were in the language used most."""
    first, visits = figures.languages[0], figures.visits.n
    if len(figures.languages) == 1:
        return gettext("All visits were in %(language)s", language=first.name)
    if first.visits.value is None or not visits:
        return gettext("Languages of the visits")
    part = of_ten(first.visits.value / visits)
    return gettext("%(part)s of 10 visits were in %(language)s", part=part, language=first.name)


def of_activities(figures):
    """Say which activity is done most."""
    return gettext("Practised most: %(lesson)s", lesson=figures.activity_rows[0].title)


def of_belief(row):
    """Say how often a belief showed, and the belief in its own words."""
    if row.times.value is None or not row.answered.value:
        return gettext("Fewer than 5 first answers: %(belief)s", belief=row.sentence)
    part = of_ten(row.times.value / row.answered.value)
    if part == 0:
        return gettext("Fewer than 1 of 10 first answers: %(belief)s", belief=row.sentence)
    return gettext("%(part)s of 10 first answers: %(belief)s", part=part, belief=row.sentence)


def beside(total, span):
    """Return a total beside that of the span before, in words; "" if there was none.

    What is not over yet is not told as fewer, but beside all of what was before.
    """
    if total.before is None or not span.is_open or total.n > total.before:
        return total.change
    return gettext(ALL_BEFORE[span.kind], num=total.before)


ALL_BEFORE = {
    WEEK: N_("All of last week: %(num)s"),
    MONTH: N_("All of last month: %(num)s"),
    QUARTER: N_("All of last quarter: %(num)s"),
    YEAR: N_("All of last year: %(num)s"),
    FREE: N_("The same time before: %(num)s"),
}
