"""Long work with reports: sending them, writing them on a stick, reading receipts. It is told as backups are."""

from flask import current_app

from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.sync import courier
from kiosk.sync.troubles import Trouble
from kiosk.web.desk import soon

REFUSED = N_("The library network did not take every report. Look at the list below for the reason.")
FOR_OTHERS = N_("The receipts on this stick are for other kiosks.")
NOT_SIGNED = N_("Nothing on this stick was signed by your library network.")


def begin(way, stick=None):
    """Begin to send, write or read, as ``way`` says, and go back to the page that shows how far it is."""
    work, settings = current_app.kiosk.work, current_app.kiosk.settings
    function, well = _WAYS[way]
    work.start(way, lambda progress: function(settings, stick, progress), well)
    return soon.see("/desk/sharing")


def _send(settings, _, progress):
    outcome = courier.send_now(settings, progress)
    if outcome.trouble:
        raise Trouble(outcome.trouble)
    if outcome.refused:
        raise Rejected(REFUSED)


def _write(settings, stick, progress):
    from kiosk.sync import stick_reports  # noqa: PLC0415 - an idle kiosk needs no cryptography

    stick_reports.export(settings, stick.path, progress)


def _read(settings, stick, progress):
    from kiosk.sync import stick_reports  # noqa: PLC0415 - an idle kiosk needs no cryptography

    found = stick_reports.take_in(settings, stick.path, progress)
    if not found.signed and not found.branch and found.of_others:
        raise Rejected(FOR_OTHERS)
    if not found.signed and not found.branch and found.refused:
        raise Rejected(NOT_SIGNED)


_WAYS = {
    "send": (_send, N_("Everything that waited was sent, and the library network has signed for it.")),
    "write": (_write, N_("The reports are on the stick. Give it to the operator, and bring it back afterwards.")),
    "read": (_read, N_("The stick was read. The list below shows what became of each report.")),
}
