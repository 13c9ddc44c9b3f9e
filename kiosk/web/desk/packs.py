"""Packs: lessons from a stick or from the library network. Look at one first, then install it, and go back if need be.

Whatever takes long is work beside the pages, see ``taking_packs``.
"""

from typing import NamedTuple

from flask import Blueprint, current_app, g, make_response, render_template

from kiosk import i18n, sticks
from kiosk.catalogue import shelf
from kiosk.errors import NotFound
from kiosk.i18n import N_
from kiosk.people import librarians
from kiosk.sync.packs import offers, staging, store, trust
from kiosk.upkeep import second_place
from kiosk.web import taking_packs, visiting
from kiosk.web.desk import soon, sources
from kiosk.web.desk.tries import own_pin

KINDS = ("pack-look", "pack-install", "pack-undo", "pack-fetch")

bp = Blueprint("packs", __name__, url_prefix="/packs")


@bp.get("")
def show_packs():
    """Which packs are in use, which could be, and what can be done about it."""
    return _page()


def _page(refusal=None):
    kiosk, letter = current_app.kiosk, trust.current(current_app.kiosk.given)
    found = [
        (stick, offers.on_stick(kiosk.given, stick.path), offers.letters_on(stick.path))
        for stick in sticks.plugged_in()
    ]
    return render_template(
        "desk/packs.html",
        work=kiosk.work.tell(KINDS),
        listing=store.read(kiosk.given),
        letter=letter,
        newest=_newest(found, letter),
        sticks=found,
        offered=offers.list_all(kiosk.given),
        has_address=bool(kiosk.settings.collector_url),
        me=g.librarian,
        refusal=refusal,
        explain=i18n.explain,
    )


class StickLetter(NamedTuple):
    """A key letter that this kiosk does not go by yet, and the stick it is on."""

    stick: sticks.Stick
    letter: trust.KeyLetter


def _newest(found, here):
    """Return the one :class:`StickLetter` to ask about, or None: the newest, as one PIN is asked for on the page."""
    others = [StickLetter(stick, one) for stick, _, letters in found for one in letters]
    others = [one for one in others if here is None or one.letter.envelope != here.envelope]
    return max(others, key=lambda one: one.letter.version, default=None)


@bp.post("/letter")
def take_letter():
    """Take packs of the library network whose key letter is on a stick: with one's own PIN, as it lasts."""
    kiosk, number = current_app.kiosk, visiting.field("number")
    stick = sources.find_stick(kiosk.settings, visiting.field("stick"))
    letter = next((one for one in offers.letters_on(stick.path) if one.check_number == number), None)
    if letter is None:
        raise NotFound(second_place.GONE)
    refusal = own_pin(g.librarian.librarian_id, librarians.check)
    if refusal:
        return make_response(_page(refusal), refusal.status)
    trust.accept(kiosk.given, letter.envelope, compared=True)
    return visiting.see("/desk/packs")


@bp.post("/look")
def choose():
    """Take a copy of the chosen pack and verify it; a slow stick shows how far it is."""
    kiosk, mark = current_app.kiosk, visiting.field("mark")
    folders = [stick.path for stick in sticks.plugged_in()]
    kiosk.work.start(
        "pack-look", lambda progress: taking_packs.look(kiosk, mark, folders, progress), N_("The pack is checked.")
    )
    return soon.go_on("/desk/packs")


@bp.get("/<digest>")
def show_pack(digest):
    """What is new in the pack that waits."""
    from kiosk.sync.packs import preview  # noqa: PLC0415 - brings gettext's own library, for this one page

    kiosk = current_app.kiosk
    staged = staging.find(kiosk.given, digest)
    here = shelf.in_locale(g.locale).lessons
    return render_template(
        "desk/pack.html",
        digest=digest,
        pack=staged.manifest,
        megabytes=staged.head.length / 10**6,
        title=store.title_of(staged.manifest.titles, g.locale),
        network=trust.current(kiosk.given).network,
        new=preview.look(staged, g.locale, kiosk.given.locales),
        replaced=[here[slug] for slug in staged.manifest.replaces if slug in here],
        installed=store.read(kiosk.given).find(staged.manifest.name),
        names=i18n.LOCALES,
    )


@bp.post("/<digest>")
def install(digest):
    """Put the lessons of the pack that waits among the others."""
    kiosk = current_app.kiosk
    kiosk.work.start(
        "pack-install",
        lambda progress: taking_packs.install(kiosk, digest, progress),
        N_("The pack is installed. Visitors see its lessons now."),
    )
    return soon.see("/desk/packs")


@bp.post("/undo")
def undo():
    """Go back to the lessons of before the last installation."""
    kiosk = current_app.kiosk
    kiosk.work.start(
        "pack-undo",
        lambda progress: taking_packs.undo(kiosk, progress),
        N_("The lessons are as they were before. What people have done in them is still there."),
    )
    return soon.see("/desk/packs")


@bp.post("/aside")
def read_aside():
    """Somebody has read which packs were put aside."""
    store.forget_aside(current_app.kiosk.given)
    return visiting.see("/desk/packs")


@bp.post("/fetch")
def fetch():
    """Ask the library network for new packs now."""
    kiosk = current_app.kiosk
    kiosk.work.start(
        "pack-fetch", lambda progress: taking_packs.fetch(kiosk, progress), N_("We looked for new packs just now.")
    )
    return soon.see("/desk/packs")
