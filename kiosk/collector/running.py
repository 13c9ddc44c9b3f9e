"""The running collector: its books, its key, and what lives in memory only."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk import envelope, guess_limits
from kiosk.collector import tables
from kiosk.collector.counter import Counter
from kiosk.collector.database import Database, open_database
from kiosk.collector.enrolment import Enrolment
from kiosk.collector.sittings import Sittings
from kiosk.envelope import PrivateKey
from kiosk.settings import Settings
from kiosk.static_files import COLLECTOR_BUNDLES, StaticFiles

KEY = "keys/collector.pem"
ALL_TRIES = 300  # wrong passphrases of all strangers together, before everybody waits


@dataclass
class Collector:
    """All that pages and the interface for machines need. ``today()`` is the date of the collector's clock, in UTC."""

    settings: Settings
    database: Database
    key: PrivateKey
    today: Callable[[], datetime.date]
    enrolment: Enrolment
    counter: Counter
    sittings: Sittings = field(default_factory=Sittings)
    limits: guess_limits.GuessLimits = field(default_factory=lambda: guess_limits.GuessLimits(all_tries=ALL_TRIES))
    files: StaticFiles = field(default_factory=lambda: StaticFiles(bundles=COLLECTOR_BUNDLES))

    @property
    def public(self):
        """The public half of the key that signs receipts."""
        return envelope.public_of(self.key)


def utc_today():
    """Return the date in UTC. Unlike a kiosk, a collector is a server whose clock can be believed."""
    return datetime.datetime.now(datetime.UTC).date()


def open_books(settings):
    """Open the books of the ``settings`` and bring their tables up to date."""
    settings.data.mkdir(parents=True, exist_ok=True)
    database = open_database(settings.collector_database, settings.data)
    tables.upgrade(database)
    return database


def make(settings, database, today=utc_today):
    """Return a :class:`Collector` on open books. Its counter has not been started yet."""
    key = envelope.load_or_make_key(settings.data / KEY)
    return Collector(
        settings=settings,
        database=database,
        key=key,
        today=today,
        enrolment=Enrolment(database, key),
        counter=Counter(database, today),
    )
