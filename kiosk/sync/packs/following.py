"""Once a week: fetch what the library network hands out and, if the library wants it so, install it."""

import logging
from dataclasses import replace

from kiosk.errors import KioskError
from kiosk.sync.packs import fetching, installing, offers, staging

INSTALL = "install"  # a value of the setting ``packs``

log = logging.getLogger(__name__)


def follow(settings, locales, now):
    """Fetch the news and return them as :class:`fetching.News`; what waits is installed if ``settings`` say so.

    ``locales`` are the languages that the catalogue is built in, ``now`` the
    measured second. A pack that cannot be installed waits at the desk, which
    says why. Raises what ``fetch_news`` raises.
    """
    news = fetching.fetch_news(settings, now)
    for offer in offers.list_all(settings) if settings.packs == INSTALL else ():
        try:
            chosen = replace(settings, locales=locales)
            installing.install(chosen, staging.stage(chosen, offer.path))
        except KioskError as error:
            log.warning("packs: %s not installed: %s", offer.head.manifest.name, error)
    return news
