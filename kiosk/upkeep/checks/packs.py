"""Packs of lessons: does the library network still send news, and do the packs fit this kiosk?"""

from datetime import timedelta

from kiosk import i18n, library_day
from kiosk.errors import Unavailable
from kiosk.i18n import gettext, ngettext
from kiosk.sync.packs import store
from kiosk.upkeep.checks.finding import INFO, LOOK, Finding

OLD_AFTER = timedelta(days=180)
ADDRESS = "/desk/packs"


def catalogue_old(facts):
    """Somebody may be holding news back: only a clock that is sure can tell."""
    today, issued = library_day.today(), store.read(facts.given).issued
    if issued is None or not today.certain or today.date - issued <= OLD_AFTER:
        return
    yield Finding(
        "old-news",
        gettext("The list of packs from the library network is more than 6 months old. The lessons work as before."),
        INFO,
        (
            gettext("Open Lessons, then Lessons from a stick, and press Look for new packs now."),
            gettext("If this stays, ask the operator of your library network for a new list."),
        ),
        ADDRESS,
    )


def put_aside(facts):
    """An update of the kiosk has left a pack behind."""
    count = len(store.read(facts.given).aside)
    if count:
        yield Finding(
            "pack-aside",
            ngettext(
                "%(num)s pack does not fit with the lessons of this version, so its lessons are not shown.",
                "%(num)s packs do not fit with the lessons of this version, so their lessons are not shown.",
                count,
            ),
            LOOK,
            (gettext("Ask your library network for a newer pack, and install it. Nobody's progress is lost."),),
            ADDRESS,
        )


def list_damaged(facts):
    """Without the list only the bundled lessons are shown."""
    try:
        store.read(facts.given)
    except Unavailable as error:
        steps = (gettext("Let whoever looks after the kiosk read the README about packs."),)
        yield Finding("packs-damaged", i18n.explain(error), LOOK, steps, "")


def waiting(facts):
    """The library network has sent something new."""
    count = len(list((facts.given.data / "packs" / "offered").glob("*.pack")))
    if count:
        yield Finding(
            "new-packs",
            ngettext(
                "%(num)s new pack from your library network: look and install.",
                "%(num)s new packs from your library network: look and install.",
                count,
            ),
            INFO,
            (gettext("Open Lessons, then Lessons from a stick. Look at what is new, then install it."),),
            ADDRESS,
        )
