"""Building the catalogue at a start or by command, with the packs in use.

After an update of the program a pack may not fit any more: it names a lesson
that is gone, or brings one that is bundled by now. Such a pack is put aside, so
that it cannot keep all other lessons from being built, and staff are told.
"""

from dataclasses import replace

from kiosk.catalogue import compiler
from kiosk.catalogue.problems import Broken
from kiosk.sync.packs import store


def build(settings, content, translations, progress=None):
    """Build the catalogue of ``settings`` and return (:class:`compiler.Built`, names of packs put aside now).

    Raises Broken if the bundled lessons have mistakes.
    """
    out, put_aside = settings.catalogue_path, []
    while True:
        added = store.additions(settings)
        try:
            return compiler.build(content, translations, out, settings.locales, progress, added), tuple(put_aside)
        except Broken as broken:
            if not added:
                raise
            misfits = _misfits(settings, broken)
            if not misfits:  # is it the bundled lessons, or do the packs not fit them?
                compiler.build(content, translations, out, settings.locales, progress)
            put_aside += _put_aside(settings, misfits or [one.name for one in store.read(settings).active])


def _misfits(settings, broken):
    homes = {one.name: store.home_of(settings, one.digest) for one in store.read(settings).active}
    return [
        name for name, home in homes.items() if any(problem.file.is_relative_to(home) for problem in broken.problems)
    ]


def _put_aside(settings, names):
    with store.alone(settings):
        listing = store.read(settings)
        active = tuple(one for one in listing.active if one.name not in names)
        aside = tuple(sorted({*listing.aside, *names}))
        store.write(settings, replace(listing, active=active, before=None, aside=aside))
    return names
