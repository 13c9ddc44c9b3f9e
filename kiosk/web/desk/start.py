"""The first run: five screens from a box to a kiosk, for somebody who has never done this.

Each screen keeps its answer at once, so that a power cut loses at most the
screen in hand. Until the last one is done patrons can learn.
"""

from flask import Blueprint, current_app, g, make_response, render_template, request

from kiosk import i18n, library_day
from kiosk.catalogue import shelf
from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.people import librarians, setup_codes
from kiosk.web import desk_guards, reports, visiting
from kiosk.web.desk import branch, sittings
from kiosk.web.desk.dates import date_fields, read_date
from kiosk.web.desk.looks import dress
from kiosk.web.desk.secrets_typed import read_new_secret

SCREENS = ("library", "day", "words", "sharing", "pin")
MAX_WORDS = 300

bp = Blueprint("desk_start", __name__, url_prefix="/desk/start")
bp.before_request(desk_guards.setting_up)


@bp.get("/display")
def show_display():
    """Text size and colours while setting up."""
    screen = _screen_of(request.args.get("screen", ""))
    return render_template("desk/start/display.html", display=g.setting_up, address=request.path, screen=screen)


@bp.post("/display")
def change_display():
    """Use another text size or theme. An unknown one changes nothing."""
    dress(g.setting_up)
    return visiting.see(f"{request.path}?screen={_screen_of(visiting.field('screen'))}")


@bp.get("/<any(library, day, words, sharing, pin):screen>")
def show_screen(screen):
    """One of the five screens, filled with what is known so far."""
    return _page(screen)


@bp.post("/<any(library, day, words, sharing, pin):screen>")
def answer_screen(screen):
    """Keep the answer of a screen and go on. What does not fit is said, and nothing that was typed is lost."""
    try:
        return _ANSWERS[screen]() or visiting.see(f"/desk/start/{_after(screen)}")
    except Rejected as error:
        return make_response(_page(screen, i18n.explain(error)), 422)


def _keep_library():
    name = " ".join(visiting.field("library_name", branch.MAX_NAME).split())
    if not name:
        raise Rejected(N_("Write the name of your library."))
    current_app.kiosk.prefer(library_name=name, branch=branch.read_facts())


def _keep_day():
    library_day.confirm(read_date())


def _keep_words():
    typed = {slot.name: " ".join(visiting.field(slot.name, MAX_WORDS).split()) for slot in shelf.in_locale().slots}
    current_app.kiosk.prefer(local={name: text for name, text in typed.items() if text})


def _keep_sharing():
    current_app.kiosk.prefer(sharing="off")


def _keep_pin():
    """Add the first librarian, who is signed in at once and sees the recovery code on the start sheet."""
    kiosk = current_app.kiosk
    called, secret = visiting.field("called", librarians.LONGEST_NAME), read_new_secret()
    id, code = librarians.add_first(called, secret, g.locale, (kiosk.settings.library_name,))
    setup_codes.forget(setup_codes.path_in(kiosk.settings.data))
    look = (g.setting_up.size, g.setting_up.theme)
    response = sittings.sign_in(librarians.find(id), g.locale, "/desk/handouts/start-sheet")
    g.librarian.recovery_code, (g.librarian.size, g.librarian.theme) = code, look
    return sittings.end_setup(response)


_ANSWERS = {
    "library": _keep_library,
    "day": _keep_day,
    "words": _keep_words,
    "sharing": _keep_sharing,
    "pin": _keep_pin,
}


def _after(screen):
    return SCREENS[SCREENS.index(screen) + 1]


def _screen_of(text):
    return text if text in SCREENS else SCREENS[0]


def _page(screen, error=None):
    place = SCREENS.index(screen)
    return render_template(
        f"desk/start/{screen}.html",
        screen=screen,
        number_of_screen=place + 1,
        screens=len(SCREENS),
        back=f"/desk/start/{SCREENS[place - 1]}" if place else "/desk/start",
        error=error,
        typed=request.form,
        **_SHOWN.get(screen, dict)(),
    )


_SHOWN = {
    "library": branch.fields,
    "day": lambda: {"day": library_day.today(), "doubt": library_day.doubt(), **date_fields(library_day.today().date)},
    "sharing": lambda: {"look": reports.example},
    "words": lambda: {
        "slots": shelf.in_locale().slots,
        "known": current_app.kiosk.settings.local,
        "max_words": MAX_WORDS,
    },
}
