"""What the running kiosk tells the checks about itself."""

from kiosk.catalogue import shelf
from kiosk.errors import Unavailable
from kiosk.upkeep import checks


def of(kiosk):
    """Return the :class:`~kiosk.upkeep.checks.Facts` of a running kiosk, as ``checks.look`` wants them."""
    return checks.Facts(
        settings=kiosk.settings,
        given=kiosk.given,
        catalogue=_catalogue(kiosk),
        speaks=kiosk.voice.speaks,
        backup_failure=kiosk.schedule.failure,
        second_failure=kiosk.schedule.second_failure,
        wrong_codes=kiosk.tries.failures_lately(),
        wrong_pins=kiosk.desk_limits.wrong_today(),
    )


def _catalogue(kiosk):
    try:
        shelf.current()
    except Unavailable:
        return None
    return kiosk.catalogues.complete
