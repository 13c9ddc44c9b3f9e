"""Starts the kiosk: state file, catalogue, pages, and the waitress that serves them."""

import gc
import http.client
import logging
import os
import signal
import sys
import threading
from contextlib import contextmanager

from waitress.server import create_server

from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.people import learners
from kiosk.reporting import counts
from kiosk.upkeep import doctor
from kiosk.upkeep.opening import opened_state
from kiosk.web import kiosk as running
from kiosk.web.app import create_app
from kiosk.web.catalogues import Catalogues
from kiosk.web.housekeeping import Housekeeping

WAITRESS = {
    "connection_limit": 400,
    "channel_timeout": 30,
    "cleanup_interval": 10,
    "max_request_header_size": 16 * 1024,
    "max_request_body_size": 256 * 1024,
    "ident": None,
    "expose_tracebacks": False,
    "clear_untrusted_proxy_headers": True,
}
PROXY = {  # only where there is one: a page in the browser of this machine could claim to be it
    "trusted_proxy": "127.0.0.1",
    "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-host", "x-forwarded-for"},
}
ANSWER_SECONDS = 10


def serve(settings, announce=print):
    """Serve the kiosk until it is told to stop. ``announce(address)`` is called once it really answers."""
    _use_one_core(settings.one_core)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a full room is no news, told thousands of times
    with opened(settings) as (kiosk, catalogues), kiosk.recent.listening():
        server = _listen(create_app(kiosk), settings)
        threading.Thread(target=_announce, args=(server, settings, announce), daemon=True).start()
        housekeeping = Housekeeping(kiosk, catalogues)
        housekeeping.start()
        gc.collect()
        gc.freeze()  # the catalogue never becomes garbage: do not look through it again and again
        try:
            _run_until_stopped(server)
        finally:
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


def _use_one_core(wanted):
    """Stay on one core: Python threads on several fight for the interpreter and are two to five times slower."""
    if wanted and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _listen(app, settings):
    options = {**WAITRESS, **(PROXY if settings.behind_proxy else {})}
    try:
        return create_server(app, host=settings.host, port=settings.port, threads=settings.threads, **options)
    except OSError as error:
        raise Rejected(
            N_("Port %(port)s cannot be used: %(why)s. Choose another with --port."),
            port=str(settings.port),
            why=error.strerror or str(error),
        ) from error


def _run_until_stopped(server):
    def stop(*_):
        raise SystemExit

    signal.signal(signal.SIGTERM, stop)
    server.run()  # returns on SystemExit and KeyboardInterrupt
    server.task_dispatcher.shutdown()


def _announce(server, settings, announce):
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "") else settings.host  # noqa: S104 - compared, not bound
    port = getattr(server, "effective_port", settings.port)
    connection = http.client.HTTPConnection(host, port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", "/healthz")
        if connection.getresponse().status == http.HTTPStatus.OK:
            doctor.note_port(settings, port)
            announce(f"http://{'localhost' if host == '127.0.0.1' else host}:{port}/")
    except OSError as error:
        print(error, file=sys.stderr)
    finally:
        connection.close()
