"""Starts the kiosk: state file, catalogue, pages, and the waitress that serves them."""

import gc
from contextlib import contextmanager

from kiosk import serving
from kiosk.people import learners
from kiosk.reporting import counts
from kiosk.sync.courier import Courier
from kiosk.upkeep import doctor
from kiosk.upkeep.opening import opened_state
from kiosk.web import kiosk as running
from kiosk.web.app import create_app
from kiosk.web.catalogues import Catalogues
from kiosk.web.housekeeping import Housekeeping

WAITRESS = {**serving.OPTIONS, "connection_limit": 400, "max_request_body_size": 256 * 1024}


def serve(settings, announce=print):
    """Serve the kiosk until it is told to stop. ``announce(address)`` is called once it really answers."""
    serving.prepare(settings)
    with opened(settings) as (kiosk, catalogues), kiosk.recent.listening():
        server = serving.listen(create_app(kiosk), settings, settings.threads, WAITRESS)
        serving.announce_later(server, settings, lambda address, port: _tell(settings, announce, address, port))
        housekeeping, courier = Housekeeping(kiosk, catalogues), Courier(kiosk)
        housekeeping.start()
        courier.start()
        gc.collect()
        gc.freeze()  # the catalogue never becomes garbage: do not look through it again and again
        try:
            serving.run_until_stopped(server)
        finally:
            courier.stop()
            housekeeping.stop()


@contextmanager
def opened(settings):
    """Open the state file and the catalogue, and hand out (Kiosk, Catalogues)."""
    with opened_state(settings):
        learners.forget_guests()
        counts.note_day()
        catalogues = Catalogues(settings)
        catalogues.load()
        yield running.make(settings, catalogues), catalogues


def _tell(settings, announce, address, port):
    doctor.note_port(settings, port)
    announce(address)
