"""What all pages of one running kiosk share."""

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.people import codes
from kiosk.people.desk_visits import DeskVisits
from kiosk.people.leaving import LeavingGuests
from kiosk.people.limits import TryLimit
from kiosk.people.visits import Visits
from kiosk.settings import Settings
from kiosk.voice import Voice
from kiosk.web.rendered import RenderedPages
from kiosk.web.shared_pages import SharedPages
from kiosk.web.static_files import StaticFiles

STATIC = Path(__file__).parent / "static"
GRACE_SECONDS = 30  # the countdown on the page is always a little ahead of the server's


@dataclass(frozen=True)
class Kiosk:
    """One running kiosk. Pages find it as ``current_app.kiosk``."""

    settings: Settings
    visits: Visits
    voice: Voice
    files: StaticFiles
    guests: LeavingGuests
    pepper: bytes
    desk_visits: DeskVisits = field(default_factory=DeskVisits)
    tries: TryLimit = field(default_factory=TryLimit)
    shared_pages: SharedPages = field(default_factory=SharedPages)
    rendered: RenderedPages = field(default_factory=RenderedPages)


def make(settings: Settings):
    """Return the :class:`Kiosk` for ``settings``."""
    idle = settings.idle_seconds + settings.reset_seconds + GRACE_SECONDS
    guests = LeavingGuests()
    return Kiosk(
        settings=settings,
        visits=Visits(idle, on_end=guests.forget),
        guests=guests,
        voice=Voice(settings.data / "voice", settings.voice_cache_mib * 2**20),
        files=StaticFiles(STATIC),
        pepper=codes.load_pepper(settings.data / "keys" / "pepper"),
    )
