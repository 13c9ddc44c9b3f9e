"""A library network for the demonstration: a collector of its own, to which a stick carries the sample reports.

Nothing is pretended: the library says yes, the kiosk joins with a code, reports
are released, carried, taken in and signed for, all by the program's own ways.
"""

from kiosk import preferences, settings
from kiosk.collector import branches, intake, running, sticks
from kiosk.sync import samples, stick_reports

WEEKS = 9
BEFORE_THE_YES = 2  # weeks whose reports stayed in the building
REGION = "North"


def share(chosen, today, name):
    """Let the kiosk with the settings ``chosen``, whose state is open, share as the branch ``name``.

    ``today`` is the library's date. One report is still waiting afterwards.
    """
    folder = chosen.data / "sample-network"
    stick = folder / "stick"
    stick.mkdir(parents=True)
    with_books = settings.changed(chosen, {"data": folder, "collector_database": ""})
    database = running.open_books(with_books)
    try:
        _live(chosen, today, running.make(with_books, database), stick, name)
    finally:
        database.close()


def _live(chosen, today, collector, stick, name):
    released = samples.write_weeks(chosen, today, WEEKS)
    for number, _ in enumerate(released, 1):
        wish = preferences.applied(chosen)
        if number == BEFORE_THE_YES:
            preferences.write(sharing="on")
            branch = branches.add(collector.database, name, REGION)
            code = collector.enrolment.give(branch, collector.today()).code
            stick_reports.ask_to_join(wish, code, stick)
            _visit_operator(chosen, collector, stick)
        elif BEFORE_THE_YES < number < WEEKS:
            stick_reports.export(wish, stick)
            _visit_operator(chosen, collector, stick)


def _visit_operator(chosen, collector, stick):
    """Take the stick to the operator and bring it back."""
    lines = sticks.read_folder(stick)
    brought = sticks.take(collector, lambda batch: intake.take(collector.database, batch, collector.today()), lines)
    sticks.write_receipts(stick, sticks.receipts(brought, collector.key))
    stick_reports.take_in(preferences.applied(chosen), stick)
