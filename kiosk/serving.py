"""Waitress, as the kiosk and the collector both run it: on one core, until told to stop, announced once it answers."""

import http.client
import logging
import os
import signal
import sys
import threading

from waitress.server import create_server

from kiosk.errors import Rejected
from kiosk.i18n import N_

OPTIONS = {
    "channel_timeout": 30,
    "cleanup_interval": 10,
    "max_request_header_size": 16 * 1024,
    "ident": None,
    "expose_tracebacks": False,
    "clear_untrusted_proxy_headers": True,
}
PROXY = {  # only where there is one: a page in the browser of this machine could claim to be it
    "trusted_proxy": "127.0.0.1",
    "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-host", "x-forwarded-for"},
}
ANSWER_SECONDS = 10


def prepare(settings):
    """Set this process up for serving, before anything is opened."""
    _use_one_core(settings.one_core)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a full room is no news, told thousands of times


def listen(app, settings, threads, options):
    """Return a server of ``app`` at the address of ``settings``. Raises Rejected if the port cannot be used."""
    options = {**options, **(PROXY if settings.behind_proxy else {})}
    try:
        return create_server(app, host=settings.host, port=settings.port, threads=threads, **options)
    except OSError as error:
        raise Rejected(
            N_("Port %(port)s cannot be used: %(why)s. Choose another with --port."),
            port=str(settings.port),
            why=error.strerror or str(error),
        ) from error


def run_until_stopped(server):
    """Serve until a signal or Ctrl and C, then let what is being answered end."""

    def stop(*_):
        raise SystemExit

    signal.signal(signal.SIGTERM, stop)
    server.run()  # returns on SystemExit and KeyboardInterrupt
    server.task_dispatcher.shutdown()


def announce_later(server, settings, tell):
    """Call ``tell(address, port)`` once the server really answers, on a thread of its own."""
    threading.Thread(target=_announce, args=(server, settings, tell), daemon=True).start()


def _use_one_core(wanted):
    """Stay on one core: Python threads on several fight for the interpreter and are two to five times slower."""
    if wanted and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _announce(server, settings, tell):
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "") else settings.host  # noqa: S104 - compared, not bound
    port = getattr(server, "effective_port", settings.port)
    connection = http.client.HTTPConnection(host, port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", "/healthz")
        if connection.getresponse().status == http.HTTPStatus.OK:
            tell(f"http://{'localhost' if host == '127.0.0.1' else host}:{port}/", port)
    except OSError as error:
        print(error, file=sys.stderr)
    finally:
        connection.close()
