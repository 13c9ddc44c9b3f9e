"""A library network to share with: a real collector that answers on a port of this machine."""

import io
import threading
from contextlib import contextmanager

from werkzeug.serving import make_server

from kiosk import settings
from kiosk.collector import branches, running
from kiosk.collector.app import create_app


class LibraryNetwork:
    """A collector at ``url``. What was handed in last stands in ``bodies``, byte by byte."""

    def __init__(self, collector, url, bodies):
        self._collector, self.url, self.bodies = collector, url, bodies

    def code_for(self, name):
        """Return a code with which the kiosk of a new branch joins."""
        branch = branches.add(self._collector.database, name, "North")
        return self._collector.enrolment.give(branch, self._collector.today()).grouped

    def reports(self):
        """Return the numbers of the reports in the books."""
        return [seq for (seq,) in self._collector.database.rows("SELECT seq FROM report ORDER BY seq")]


@contextmanager
def serving(folder):
    """Serve a :class:`LibraryNetwork` whose books lie in ``folder``."""
    chosen = settings.load({}, data=folder)
    database = running.open_books(chosen)
    collector = running.make(chosen, database)
    collector.counter.start()
    bodies = []
    server = make_server("127.0.0.1", 0, _noting(create_app(collector), bodies), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield LibraryNetwork(collector, f"http://127.0.0.1:{server.server_port}", bodies)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        collector.counter.close()
        database.close()


def _noting(app, bodies):
    """Note the body of each request as it came in, before anybody has looked at it."""

    def answer(environ, start_response):
        length = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(length)
        bodies.append(body)
        return app({**environ, "wsgi.input": io.BytesIO(body)}, start_response)

    return answer
