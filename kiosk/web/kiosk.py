"""What all pages of one running kiosk share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk import preferences, settings
from kiosk.community.seats import Seats
from kiosk.guess_limits import GuessLimits
from kiosk.people import codes
from kiosk.people.desk_visits import SETTING_UP_IDLE_SECONDS, DeskVisits
from kiosk.people.guest_cap import GuestCap
from kiosk.people.leaving import LeavingGuests
from kiosk.people.limits import TryLimit
from kiosk.people.visits import Visits
from kiosk.settings import Settings
from kiosk.static_files import StaticFiles
from kiosk.sync.packs import store
from kiosk.upkeep.recent import RecentWarnings
from kiosk.upkeep.schedule import Schedule
from kiosk.upkeep.work import Work
from kiosk.voice import Voice
from kiosk.web.catalogues import Catalogues
from kiosk.web.gate import Gate
from kiosk.web.rendered import RenderedPages
from kiosk.web.shared_pages import SharedPages

STATIC = Path(__file__).parent / "static"
GRACE_SECONDS = 30  # the countdown on the page is always a little ahead of the server's


@dataclass
class Kiosk:
    """One running kiosk. Pages find it as ``current_app.kiosk``.

    ``given`` are the settings it was started with, ``settings`` the same with
    what staff decided since: the only thing here that changes, and always as a
    whole. ``on_change`` are told when it has.
    """

    given: Settings
    settings: Settings
    catalogues: Catalogues
    visits: Visits
    voice: Voice
    files: StaticFiles
    guests: LeavingGuests
    pepper: bytes
    desk_visits: DeskVisits = field(default_factory=DeskVisits)
    setup_visits: DeskVisits = field(default_factory=lambda: DeskVisits(idle_seconds=SETTING_UP_IDLE_SECONDS))
    desk_limits: GuessLimits = field(default_factory=GuessLimits)
    tries: TryLimit = field(default_factory=TryLimit)
    guest_cap: GuestCap = field(default_factory=GuestCap)
    shared_pages: SharedPages = field(default_factory=SharedPages)
    rendered: RenderedPages = field(default_factory=RenderedPages)
    seats: Seats = field(default_factory=Seats)
    gate: Gate = field(default_factory=Gate)
    schedule: Schedule = field(default_factory=Schedule)
    work: Work = field(default_factory=Work)
    recent: RecentWarnings = field(default_factory=RecentWarnings)
    on_change: list[Callable[[], None]] = field(default_factory=list)

    def prefer(self, **values):
        """Let staff decide some settings, from now on and after the next start.

        Raises Rejected if a value does not fit; then nothing has changed.
        """
        settings.changed(self.given, values)
        preferences.write(**values)
        self.take_up()

    def take_up(self):
        """Work as staff have decided by now."""
        wish = preferences.applied(self.given)
        self.settings = wish
        self.visits.idle_seconds = _visit_seconds(wish)
        self.visits.look = (wish.default_size, wish.default_theme)
        self.catalogues.prefer(wish)
        self.forget_pages()
        for tell in self.on_change:
            tell()

    def take_up_news(self):
        """The same, but only if something was decided elsewhere: by a command, or in a restored backup."""
        if preferences.applied(self.given) != self.settings:
            self.take_up()

    def take_up_lessons(self):
        """Other lessons are on the shelf: know the recordings of their packs, and drop pages of the earlier ones."""
        self.voice.learn([one.folder for one in store.additions(self.given)])
        self.forget_pages()

    def forget_pages(self):
        """Drop the pages that were kept ready-made: lessons or settings have changed."""
        self.shared_pages.forget_all()
        self.rendered.forget_all()


def _visit_seconds(wish):
    return wish.idle_seconds + wish.reset_seconds + GRACE_SECONDS


def make(given: Settings, catalogues: Catalogues):
    """Return the :class:`Kiosk` for the settings ``given``. Its state file is open and its catalogue is loaded."""
    guests, seats = LeavingGuests(), Seats()
    kiosk = Kiosk(
        given=given,
        settings=given,
        catalogues=catalogues,
        visits=Visits(_visit_seconds(given), on_end=lambda visit: (seats.leave(visit), guests.forget(visit))),
        seats=seats,
        guests=guests,
        voice=Voice(given.data / "voice", given.voice_cache_mib * 2**20),
        files=StaticFiles(STATIC),
        pepper=codes.load_pepper(given.data / "keys" / "pepper"),
    )
    kiosk.take_up()
    kiosk.take_up_lessons()
    seats.look_after()
    return kiosk
