"""The long work with packs in a running kiosk: what it changes is seen by visitors as soon as it is done."""

from contextlib import contextmanager

from kiosk import running_time
from kiosk.errors import KioskError
from kiosk.sync.packs import fetching, installing, offers, refusals, staging


def look(kiosk, mark, folders, progress):
    """Copy and verify the pack with this mark, fetched or on a stick, and return the page that shows what is new."""
    with _in_plain_words():
        return (
            f"/desk/packs/{staging.stage(kiosk.given, offers.find(kiosk.given, mark, folders).path, progress).digest}"
        )


def install(kiosk, digest, progress):
    """Install the pack that waits, and show its lessons."""
    with _in_plain_words():
        installing.install(kiosk.given, staging.find(kiosk.given, digest), progress)
    _show(kiosk)


def undo(kiosk, progress):
    """Go back, and show the lessons of before."""
    with _in_plain_words():
        installing.undo(kiosk.given, progress)
    _show(kiosk)


def fetch(kiosk, progress):
    """Fetch what the library network hands out."""
    now = running_time.today() * running_time.SECONDS_A_DAY
    with _in_plain_words():
        fetching.fetch_news(kiosk.settings, now, progress=progress)


def _show(kiosk):
    if kiosk.catalogues.reload_if_changed():
        kiosk.take_up_lessons()


@contextmanager
def _in_plain_words():
    try:
        yield
    except KioskError as error:
        raise refusals.in_plain_words(error) from error
