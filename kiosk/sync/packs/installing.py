"""Putting a pack among the lessons, and going back.

Everything is verified, unpacked, on the disk and compiled before anything
changes. Then the list of packs is replaced (the one step that counts, see
``store``) and the new catalogue takes the place of the old one by a rename. A
kiosk that is killed before that has the old lessons, after it the new ones.
"""

import os
from dataclasses import replace

from kiosk import durable
from kiosk.catalogue.problems import Broken
from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.report_format import MAX_PACKS
from kiosk.sync.packs import files, ratchet, staging, store
from kiosk.sync.packs.compiling import Wish, compile_apart
from kiosk.sync.packs.refusals import BrokenPack
from kiosk.sync.packs.store import Installed


def install(settings, staged, progress=lambda done, total: None):
    """Put the :class:`~staging.Staged` pack among the lessons and return it as :class:`Installed`.

    It takes the place of an earlier version of the same pack. ``progress(done,
    total)`` counts lessons in each language. Raises Rejected if it is older or
    has mistakes, Unavailable if the disk refuses; then nothing has changed.
    """
    manifest, key_id = staged.manifest, staged.head.key_id
    with store.alone(settings), files.plain_failures():
        listing = store.read(settings)
        ratchet.check_newer(store.installed_versions(settings), manifest.name, manifest.version)
        ratchet.check(listing, key_id, manifest.name, manifest.version, staged.digest)
        made = _installed(staged)
        _check_number(listing, made)
        _bring_home(settings, staged)
        active = (*(one for one in listing.active if one.name != made.name), made)
        aside = tuple(name for name in listing.aside if name != made.name)
        seen = listing.with_seen(key_id, made.name, made.version, made.digest)
        _switch(settings, replace(seen, active=active, before=listing.active, aside=aside), progress)
    return made


def undo(settings, progress=lambda done, total: None):
    """Go back to the packs of before the last change. Raises Rejected if there is nothing to undo."""
    with store.alone(settings), files.plain_failures():
        listing = store.read(settings)
        if listing.before is None:
            raise Rejected(N_("There is no change of packs that can be undone."))
        _switch(settings, replace(listing, active=listing.before, before=None), progress)


def _switch(settings, listing, progress):
    draft = store.folder_of(settings) / "catalogue.new"
    draft.unlink(missing_ok=True)
    wish = Wish(draft, settings.locales, store.additions(settings, listing.active))
    try:
        compile_apart(wish, progress)
        store.write(settings, listing)
    except Broken as broken:
        raise BrokenPack(broken, settings.data / "packs" / "sources") from broken
    finally:
        if store.read(settings) != listing:  # nothing was changed: forget what was brought home
            draft.unlink(missing_ok=True)
            store.sweep(settings, store.read(settings))
    os.replace(draft, settings.catalogue_path)
    durable.sync_path(settings.data)
    staging.clear(settings)
    store.sweep(settings, listing)


def _check_number(listing, made):
    """A report names every pack, and has room for so many."""
    if len({*(one.name for one in listing.active), made.name, store.CORE}) > MAX_PACKS:
        raise Rejected(N_("This kiosk holds as many packs as it can. Ask your library network for fewer, larger ones."))


def _bring_home(settings, staged):
    home = store.home_of(settings, staged.digest)
    if home.exists():  # it was in use before
        return
    home.parent.mkdir(parents=True, exist_ok=True)
    files.check_room(settings.data, 0)
    staged.sources.rename(home)
    durable.sync_path(home.parent)


def _installed(staged):
    manifest = staged.manifest
    return Installed(
        name=manifest.name,
        kind=manifest.kind,
        version=manifest.version,
        digest=staged.digest,
        key_id=staged.head.key_id,
        titles=manifest.titles,
        replaces=manifest.replaces,
    )
