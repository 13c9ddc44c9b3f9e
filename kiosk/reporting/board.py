"""Figures for a library board, in the words that boards know.

The words are those of ISO 2789 (library statistics) and ISO 16439 (impact of
libraries): events, attendances, training hours, active use; evidence that is
inferred from use, solicited by asking, or observed in what people can do. We
claim no conformity, and we give only what we really have: nobody is asked yet,
so there is no solicited evidence.
"""

from dataclasses import dataclass

from kiosk import i18n
from kiosk.i18n import N_, gettext

INFERRED, SOLICITED, OBSERVED = "inferred", "solicited", "observed"
EVIDENCE = {
    # Translators: kinds of evidence in ISO 16439, a standard for libraries. Use the words of its translation.
    INFERRED: N_("inferred evidence"),
    SOLICITED: N_("solicited evidence"),
    OBSERVED: N_("observed evidence"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report, in the current language. ``number`` is the plain value for machines."""

    name: str  # for machines
    word: str
    number: float | None
    value: str
    evidence: str  # kind of evidence, see EVIDENCE
    how: str  # how it was counted
    change: str  # against the span before, or ""

    @property
    def evidence_word(self):
        """The kind of evidence in the current language."""
        return gettext(EVIDENCE[self.evidence])


@dataclass(frozen=True, slots=True)
class Report:
    """The board's figures of one span."""

    lines: tuple[Line, ...]
    claim: str
    certainty: str  # what to know of the dates, or ""


def report(figures):
    """Return the :class:`Report` of some figures."""
    claim = gettext(
        "The words are those of ISO 2789 and ISO 16439, standards for libraries. "
        "The kiosk counts what it can see; it does not claim to fulfil these standards."
    )
    doubt = gettext("Part of this was counted while the machine could not be sure of the date.")
    return Report((*_together(figures), *_alone(figures)), claim, "" if figures.certain else doubt)


def _together(figures):
    held = figures.workshops
    return (
        _counted(
            "events",
            gettext("Events: workshops"),
            held.events,
            OBSERVED,
            gettext("A workshop counts when at least one person joined it."),
        ),
        _counted(
            "attendances",
            gettext("Attendances at workshops"),
            held.attendances,
            OBSERVED,
            gettext("Each person who joined at a terminal counts, at each workshop again."),
        ),
        _hours(
            "training_hours",
            gettext("Training hours in workshops"),
            held.seconds,
            OBSERVED,
            gettext("The time from joining to leaving, of all people together."),
        ),
    )


def _alone(figures):
    return (
        _counted(
            "active_use",
            gettext("Active use: visits with learning"),
            figures.visits,
            INFERRED,
            gettext(
                "A visit counts when somebody does a step, answers a question or uses a return card. "
                "We count no persons."
            ),
        ),
        _counted(
            "return_visits",
            gettext("Return visits"),
            figures.returns,
            INFERRED,
            gettext("Visits at which somebody used a return card."),
        ),
        _counted(
            "lessons_finished",
            gettext("Lessons finished"),
            figures.finished,
            INFERRED,
            gettext("A lesson counts when each of its questions was answered right once."),
        ),
        _hours(
            "learning_hours",
            gettext("Learning hours at terminals"),
            figures.seconds,
            INFERRED,
            gettext("The time between two presses in a visit. A pause of more than 5 minutes counts as 5."),
        ),
        _first_right(figures),
    )


def _first_right(figures):
    value = gettext("No answers yet")
    if figures.share is not None:
        value = gettext(
            "%(right)s of %(all)s (%(share)s)",
            right=figures.first_right.n,
            all=figures.first_answers.n,
            share=i18n.percent(figures.share),
        )
    how = gettext("The first answer of each person to each question. Later tries do not change it.")
    return Line("first_right", gettext("Questions right at the first try"), figures.share, value, OBSERVED, how, "")


def _counted(name, word, total, evidence, how):
    return Line(name, word, total.n, i18n.number(total.n), evidence, how, total.change)


def _hours(name, word, total, evidence, how):
    hours = round(total.n / 3600, 1)
    return Line(name, word, hours, i18n.decimal(hours), evidence, how, "")
