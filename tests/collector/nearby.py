"""A collector in this very process that answers real HTTP on this machine."""

import threading
from contextlib import contextmanager

from werkzeug.serving import make_server

from kiosk import settings
from kiosk.collector import branches, running, tables
from kiosk.collector.app import create_app
from kiosk.collector.database import open_database


@contextmanager
def opened(folder, today):
    """Open a collector with empty books in the new ``folder`` and let its counter run."""
    folder.mkdir()
    database = open_database("", folder)
    tables.upgrade(database)
    made = running.make(settings.load({}, data=folder), database, today=lambda: today)
    made.counter.start()
    yield made
    made.counter.close()
    database.close()


@contextmanager
def served(collector):
    """Serve its pages and its interface for kiosks; hand out the address."""
    server = make_server("localhost", 0, create_app(collector), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def give_code(collector, name="Harbour Library"):
    """Return a code for a new branch, as it is printed."""
    return collector.enrolment.give(branches.add(collector.database, name, "North"), collector.today()).grouped


def stored(collector):
    """Return {(kiosk, seq): digest} of the reports in its books."""
    rows = collector.database.rows("SELECT kiosk, seq, digest FROM report")
    return {(f"{kiosk:016x}", seq): bytes(digest).hex() for kiosk, seq, digest in rows}
