"""What every template can say and name without being handed it."""

from flask import current_app, g, request

from kiosk import __version__, i18n


def for_templates():
    """Return the names every template knows."""
    kiosk = current_app.kiosk
    locale = i18n.locale()
    return {
        "locale": locale,
        "locales": tuple(i18n.LOCALES[code] for code in kiosk.settings.locales),
        "to": _Addresses(locale.code),
        "static": kiosk.files.address,
        "say": lambda text: kiosk.voice.say_id(str(text), locale.code),
        "has_voice": kiosk.voice.speaks(locale.code),
        "library_name": kiosk.settings.library_name,
        "version": __version__,
        "idle": _idle(kiosk.settings),
        "number": i18n.number,
        "long_date": i18n.date,
        "here": request.path,
        "visit": g.get("visit"),
    }


class _Addresses:
    """Addresses of our own pages are stable by design, so they are joined, not looked up: twenty on a page add up."""

    __slots__ = ("_start",)

    def __init__(self, code):
        self._start = f"/{code}/"

    def __call__(self, *parts):
        return self._start + "/".join(map(str, parts))


def _idle(settings):
    return {
        "seconds": settings.idle_seconds,
        "reset_seconds": settings.reset_seconds,
        "quick_seconds": settings.quick_reset_seconds,
    }
