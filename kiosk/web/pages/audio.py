"""Sentences as sound, asked for by the id of their text."""

from flask import Blueprint, current_app, g

from kiosk import i18n
from kiosk.errors import NotFound
from kiosk.i18n import N_
from kiosk.web import guards

bp = Blueprint("audio", __name__)
bp.before_request(guards.anyone)


@bp.get("/audio/<code>/<speed>/<name>")
def play(code, speed, name):
    """Return the sound of a sentence the kiosk knows."""
    if code not in current_app.kiosk.settings.locales:
        raise NotFound(N_("There is no such sentence to read aloud."))
    g.locale = code
    i18n.use(code)
    sound = current_app.kiosk.voice.sound_of(name, code, speed)
    return sound.data, 200, {"Content-Type": sound.mimetype}
