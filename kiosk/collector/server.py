"""Starts the collector: books, counter, worker, and the waitress that serves it all."""

import http.client
import logging
import os
import signal
import sys
import threading
from contextlib import contextmanager

from waitress.server import create_server

from kiosk.collector import running, words
from kiosk.collector.app import create_app
from kiosk.collector.worker import Worker
from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.protocol import MAX_BUNDLE_BYTES

WAITRESS = {
    "connection_limit": 1000,
    "channel_timeout": 30,
    "cleanup_interval": 10,
    "max_request_header_size": 16 * 1024,
    "max_request_body_size": 2 * MAX_BUNDLE_BYTES,  # the application's own limits are lower and answer in words
    "ident": None,
    "expose_tracebacks": False,
    "clear_untrusted_proxy_headers": True,
}
PROXY = {  # only where there is one: whoever asks could claim to be it
    "trusted_proxy": "127.0.0.1",
    "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-host", "x-forwarded-for"},
}
THREADS = 64  # most of them wait at the counter; the more wait, the more is stored by one commit
ANSWER_SECONDS = 10


def serve(settings, announce=print):
    """Serve the collector until it is told to stop. ``announce(address)`` is called once it really answers."""
    _use_one_core(settings.one_core)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a full room is no news, told thousands of times
    words.install(settings.locales)
    with opened(settings) as collector:
        server = _listen(create_app(collector), settings)
        threading.Thread(target=_announce, args=(server, settings, announce), daemon=True).start()
        _run_until_stopped(server)


@contextmanager
def opened(settings):
    """Open the books, begin to work, and hand out the Collector; afterwards everything is stored and closed."""
    database = running.open_books(settings)
    collector = running.make(settings, database)
    worker = Worker(database, collector.today)
    collector.counter.start()
    worker.start()
    try:
        yield collector
    finally:
        collector.counter.close()
        worker.stop()
        database.close()


def _use_one_core(wanted):
    """Stay on one core: Python threads on several fight for the interpreter and are two to five times slower."""
    if wanted and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _listen(app, settings):
    options = {**WAITRESS, **(PROXY if settings.behind_proxy else {})}
    try:
        return create_server(app, host=settings.host, port=settings.port, threads=THREADS, **options)
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
            announce(f"http://{'localhost' if host == '127.0.0.1' else host}:{port}/")
    except OSError as error:
        print(error, file=sys.stderr)
    finally:
        connection.close()
