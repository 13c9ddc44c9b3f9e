"""Where a new kiosk is met for the first time: its language, and the code that shows who may set it up."""

from flask import Blueprint, current_app, g, render_template, request

from kiosk import library_day, preferences
from kiosk.i18n import gettext
from kiosk.people import setup_codes
from kiosk.web import desk_guards, visiting
from kiosk.web.desk import sittings
from kiosk.web.desk.start import SCREENS
from kiosk.web.desk.tries import MOST_TYPED, attempt, press_key

bp = Blueprint("desk_start_door", __name__, url_prefix="/desk/start")
bp.before_request(desk_guards.first_run)


@bp.get("")
def show_door():
    """Choose the language, and enter the set-up code."""
    return _door_page()


@bp.post("")
def open_door():
    """Begin, or carry on, with the right set-up code. Without scripts each key of the keypad comes here too."""
    typed = visiting.field("code", MOST_TYPED)
    if "key" in request.form:
        return _door_page(typed=press_key(typed))
    if g.setting_up is None:
        refusal = _try_code(typed)
        if refusal:
            return _door_page(refusal), refusal.status
    return _begin()


def _try_code(typed):
    path = setup_codes.path_in(current_app.kiosk.settings.data)
    return attempt(lambda: setup_codes.is_right(path, typed), gettext("This is not the set-up code of this kiosk."))


def _begin():
    """The language of the first run is the one that this kiosk greets people in; staff can change it later."""
    current_app.kiosk.prefer(default_locale=g.locale)
    if g.setting_up is None:
        return sittings.begin_setup(g.locale, f"/desk/start/{_first_open_screen()}")
    g.setting_up.locale = g.locale
    return visiting.see(f"/desk/start/{SCREENS[0]}")


def _first_open_screen():
    """Return the screen to carry on with: what is not known yet, or may be forgotten by a clock without a battery."""
    decided = preferences.read()
    if not decided.get("library_name"):
        return "library"
    if "local" not in decided or not library_day.today().certain:
        return "day"
    return "sharing" if "sharing" not in decided else "pin"


def _door_page(refusal=None, typed=""):
    return render_template("desk/start/door.html", refusal=refusal, typed=typed, is_open=g.setting_up is not None)
