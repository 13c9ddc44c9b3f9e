"""The columns of all tables: a name that never changes, a label, and what the figures in it mean."""

from dataclasses import dataclass

from kiosk.i18n import N_, gettext

TEXT, COUNT, SHARE, AVERAGE, YES_NO = "text", "count", "share", "average", "yes or no"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``kind`` says what its values are: text, count, share, average, or yes or no."""

    name: str  # for machines; in the header of the file
    kind: str
    _label: str
    _meaning: str

    @property
    def label(self):
        """The heading for people, in the current language."""
        return gettext(self._label)

    @property
    def meaning(self):
        """What a value of this column means, as a sentence in the current language."""
        return gettext(self._meaning)

    @property
    def is_number(self):
        """Whether its values are numbers, which may be too small to be told."""
        return self.kind in (COUNT, SHARE, AVERAGE)


_COLUMNS = (
    Column("from", TEXT, N_("From"), N_("The first day that is counted, as year, month and day.")),
    Column("to", TEXT, N_("To"), N_("The last day that is counted, as year, month and day.")),
    Column("period", TEXT, N_("Week or month"), N_("A week such as 2026-W48, or a month such as 2026-11.")),
    Column(
        "certain",
        YES_NO,
        N_("Dates certain"),
        N_("No: something was counted while the machine could not be sure of the date."),
    ),
    Column("visits", COUNT, N_("Visits"), N_("Times that somebody sat down and learned something.")),
    Column("return_visits", COUNT, N_("Return visits"), N_("Visits at which a return card was used.")),
    Column("lessons_started", COUNT, N_("Lessons started"), N_("Times that somebody did a first step of a lesson.")),
    Column(
        "lessons_finished",
        COUNT,
        N_("Lessons finished"),
        N_("Times that somebody had answered each question of a lesson right once."),
    ),
    Column("first_answers", COUNT, N_("First answers"), N_("Questions answered for the first time by somebody.")),
    Column("first_right", COUNT, N_("Right at first"), N_("First answers that were right.")),
    Column("unsure", COUNT, N_("Not sure"), N_("First answers that were “I am not sure”.")),
    Column(
        "share_right",
        SHARE,
        N_("Right at first, share"),
        N_("Right first answers of all first answers, from 0 to 1. With fewer than 5 answers it is not told."),
    ),
    Column(
        "minutes",
        COUNT,
        N_("Minutes"),
        N_("Learning time of all people together. A pause of more than 5 minutes counts as 5."),
    ),
    Column(
        "minutes_each",
        AVERAGE,
        N_("Minutes each"),
        N_("Learning time for each time the lesson was started. With fewer than 5 it is not told."),
    ),
    Column("workshop_minutes", COUNT, N_("Minutes"), N_("The time from joining to leaving, of all people together.")),
    Column("lesson", TEXT, N_("Lesson"), N_("The short name of the lesson, which never changes.")),
    Column("title", TEXT, N_("Title"), N_("The title of the lesson.")),
    Column(
        "many_stop_at",
        TEXT,
        N_("Many stop at step"),
        N_("The step that many no longer do, if at least 10 started the lesson and the loss is clear."),
    ),
    Column("step", TEXT, N_("Step"), N_("The short name of the step, which never changes.")),
    Column("step_number", TEXT, N_("Step number"), N_("Its place in the lesson as it is now, from 1.")),
    Column("step_title", TEXT, N_("Step title"), N_("The heading of the step.")),
    Column("step_kind", TEXT, N_("Kind of step"), N_("read, question or activity.")),
    Column("reached", COUNT, N_("Times done"), N_("Times that the step was read, or its question answered right.")),
    Column("question", TEXT, N_("Question"), N_("The question as it is asked now.")),
    Column("misconception", TEXT, N_("Misconception"), N_("The short name of the belief, which never changes.")),
    Column("belief", TEXT, N_("Belief"), N_("What people who choose this answer often believe.")),
    Column("times", COUNT, N_("Times"), N_("First answers that showed this belief.")),
    Column("language", TEXT, N_("Language code"), N_("The language of the pages, as its code.")),
    Column("language_name", TEXT, N_("Language"), N_("The language of the pages, by its own name.")),
    Column("activity", TEXT, N_("Activity"), N_("The short name of the activity, which never changes.")),
    Column("activities_done", COUNT, N_("Times done"), N_("Times that somebody did the activity.")),
    Column("events", COUNT, N_("Workshops"), N_("Workshops that at least one person joined.")),
    Column(
        "attendances",
        COUNT,
        N_("Attendances"),
        N_("Times that somebody joined a workshop. Who joins two is counted twice."),
    ),
)
_BY_NAME = {column.name: column for column in _COLUMNS}


def find(name):
    """Return the :class:`Column` called ``name``."""
    return _BY_NAME[name]


def marker_of(column):
    """Return the column that tells, beside a column of numbers, why a number is missing."""
    return Column(
        f"{column.name}_marker",
        TEXT,
        N_("How it is told"),
        N_("counted, zero, few (1 to 4, or too few to tell), or not collected (the kiosk did not run)."),
    )
