"""What a report says, in whole sentences that need no knowledge of figures."""

from kiosk import cell_words, i18n, protocol, weeks
from kiosk.i18n import N_, gettext, ngettext
from kiosk.sync.shown_reports import EXAMPLE

_STATES = {
    EXAMPLE: N_("This is an example. The numbers in it are made up."),
    "kept": N_("This report stayed here. Sharing was off when its week ended, so it is never sent."),
    "ready": N_("This report waits here until it can be sent."),
    "sent": N_("This report was sent. The library network has it."),
    "rejected": N_("The library network did not take this report."),
}
_SHORT = {
    "kept": N_("stayed here"),
    "ready": N_("waiting"),
    "sent": N_("sent"),
    "rejected": N_("not taken"),
}
_RECEIPTS = {
    "stored": N_("The library network wrote back: we have put this report into our books."),
    "known": N_("The library network wrote back: we had this report already, and counted it once."),
    "withdrawn": N_("The library network wrote back: we have deleted this report, as you asked."),
}
_CLOCKS = {
    "trusted": N_("The kiosk was sure of the date."),
    "estimated": N_("The kiosk was not quite sure of the date."),
    "none": N_("The kiosk did not know the date for certain."),
}
_DISK = {"ok": N_("The disk has room."), "low": N_("The disk is nearly full."), "full": N_("The disk is full.")}
_STORE = {
    "ok": N_("The progress file is sound."),
    "restored": N_("A backup was put back."),
    "damaged": N_("The progress file was damaged."),
}
_LOST = {"none": N_("No counts were lost."), "some": N_("Some counts were lost.")}

MINUS = "\N{MINUS SIGN}"


def number(value):
    """Return a number of a report in the digits of the current language; it may be below zero."""
    return i18n.number(value) if value >= 0 else MINUS + i18n.number(-value)


def state(shown):
    """Say what became of a report, and why if it was not taken."""
    refused = shown.status == "rejected" or (shown.status == "kept" and shown.problem)
    status = "rejected" if refused else shown.status
    words = gettext(_STATES[status])
    return f"{words} {_problem(shown.problem)}" if refused and shown.problem else words


def short_state(status):
    """Say it in a word or two, for a list."""
    return gettext(_SHORT[status])


def _problem(name):
    problem = protocol.PROBLEMS.get(name)
    reason = gettext(problem.title) if problem else name
    # Translators: why a report was not taken; %(reason)s is a short sentence without its full stop.
    return gettext("The reason it gave: %(reason)s.", reason=reason)


def receipt(found):
    """Say what the network wrote back. ``found`` is a Receipt whose signature was checked, or None."""
    if found is None:
        return gettext("We could not check the signature of this receipt.")
    return gettext(_RECEIPTS[found.status]) if found.status in _RECEIPTS else _problem(found.status)


def days(report):
    """Return the days that a report is about, for example 23–29 November 2026."""
    return i18n.days(weeks.monday(report.from_week), weeks.sunday(report.to_week))


def sentence(figure):
    """Say one of the three main figures, with its margin."""
    if figure.number < 0:
        return _of_chance(figure)
    kinds = {cell_words.LESSONS: _lessons, cell_words.CARDS: _cards, cell_words.GUESTS: _guests}
    return kinds[figure.cell](figure)


def _lessons(figure):
    return ngettext(
        "About %(num)s lesson was finished: it may be %(least)s to %(most)s.",
        "About %(num)s lessons were finished: it may be %(least)s to %(most)s.",
        figure.number,
        least=figure.least,
        most=figure.most,
    )


def _cards(figure):
    return ngettext(
        "About %(num)s return card was used to finish a lesson: it may be %(least)s to %(most)s.",
        "About %(num)s return cards were used to finish lessons: it may be %(least)s to %(most)s.",
        figure.number,
        least=figure.least,
        most=figure.most,
    )


def _guests(figure):
    return ngettext(
        "In about %(num)s visit without a card somebody finished a lesson: it may be %(least)s to %(most)s.",
        "In about %(num)s visits without a card somebody finished a lesson: it may be %(least)s to %(most)s.",
        figure.number,
        least=figure.least,
        most=figure.most,
    )


def _of_chance(figure):
    return gettext(
        "%(what)s: the report says %(number)s. Chance can make a small number negative: it may be %(least)s to"
        " %(most)s.",
        what=cell_words.label(figure.cell),
        number=number(figure.number),
        least=figure.least,
        most=figure.most,
    )


def likely(figure):
    """Say between what numbers the true one lies, most likely."""
    return gettext("%(least)s to %(most)s", least=figure.least, most=figure.most)


def besides(report):
    """Return (name, words) of everything in a report besides its figures: nothing in it stays unsaid."""
    packs = ", ".join(f"{name} {version}" for name, version in sorted(report.packs.items()))
    health = report.health
    wellbeing = (_DISK[health["disk"]], _STORE[health["db"]], _LOST[health["lost"]])
    return (
        (gettext("Which kiosk"), gettext("%(kiosk)s, a number drawn by chance", kiosk=report.kiosk)),
        (gettext("Number of the report"), i18n.number(report.seq)),
        (gettext("Which days"), f"{days(report)}. {gettext(_CLOCKS[report.clock])}"),
        (gettext("Which rules"), report.policy),
        (gettext("Which software"), report.app),
        (gettext("Which lessons"), packs or gettext("none")),
        (gettext("Is the kiosk well"), " ".join(map(gettext, wellbeing))),
    )
