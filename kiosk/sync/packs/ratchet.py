"""Versions only rise, for each key by itself: a thief of one key cannot shut out the spare one."""

from kiosk.errors import Rejected
from kiosk.i18n import N_

OLDER = N_(
    "This is an older version of a pack that this kiosk had before. Ask your library network for the newest one."
)
OTHER = N_("There are two different packs with this name and version. Ask your library network for the right one.")
CATALOGUE = ""


def check(listing, key_id, name, version, digest):
    """Raise Rejected if ``key_id`` has signed a newer version of ``name`` before, or this one with other bytes."""
    highest, seen = listing.seen.get(f"{key_id}/{name}", (0, ""))
    if version < highest:
        raise Rejected(OLDER)
    if version == highest and digest != seen:
        raise Rejected(OTHER)


def check_newer(installed, name, version):
    """Raise Rejected unless ``version`` is above that of ``name`` in use; ``installed`` as ``installed_versions``."""
    if version < installed.get(name, 0):
        raise Rejected(OLDER)
    if version == installed.get(name, 0):
        raise Rejected(N_("This kiosk has this pack already."))
