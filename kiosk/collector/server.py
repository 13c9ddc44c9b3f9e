"""Starts the collector: books, counter, worker, and the waitress that serves it all."""

from contextlib import contextmanager

from kiosk import serving
from kiosk.collector import running, words
from kiosk.collector.app import create_app
from kiosk.collector.worker import Worker
from kiosk.protocol import MAX_BUNDLE_BYTES

WAITRESS = {
    **serving.OPTIONS,
    "connection_limit": 1000,
    "max_request_body_size": 2 * MAX_BUNDLE_BYTES,  # the application's own limits are lower and answer in words
}
THREADS = 64  # most of them wait at the counter; the more wait, the more is stored by one commit


def serve(settings, announce=print):
    """Serve the collector until it is told to stop. ``announce(address)`` is called once it really answers."""
    serving.prepare(settings)
    words.install(settings.locales)
    with opened(settings) as collector:
        server = serving.listen(create_app(collector), settings, THREADS, WAITRESS)
        serving.announce_later(server, settings, lambda address, _: announce(address))
        serving.run_until_stopped(server)


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
