"""What every template can say and name without being handed it.

Nearly all of it is the same for every request of one kiosk, so it stands in
the environment, where a macro finds it and can stay compiled; building it
into the context of each page made pages half as fast.
"""

from flask import g, request

from kiosk import __version__, i18n
from kiosk.people import desk_visits


def install(app):
    """Teach the templates of ``app`` the names they all know, and teach them again whenever staff decide something."""
    _teach(app)
    app.context_processor(_about_this_request)
    app.kiosk.on_change.append(lambda: _teach(app))


def _teach(app):
    kiosk = app.kiosk
    app.jinja_env.cache.clear()  # compiled templates hold on to the names they were made with
    app.jinja_env.globals.update(
        locale=_CurrentLocale(),
        locales=tuple(i18n.LOCALES[code] for code in kiosk.settings.locales),
        to=address_to,
        static=kiosk.files.address,
        say=lambda text: kiosk.voice.say_id(str(text), i18n.current()),
        library_name=kiosk.settings.library_name,
        version=__version__,
        idle=_idle(kiosk.settings),
        desk_idle_seconds=desk_visits.IDLE_SECONDS,
        is_sample=kiosk.settings.sample,
        is_sharing=kiosk.settings.sharing != "off",
        may_listen=kiosk.settings.voice,
        may_print=kiosk.settings.printing,
        number=i18n.number,
        long_date=i18n.date,
        once=lambda macro, *values: _once(kiosk.rendered, macro, values),
    )


def address_to(*parts):
    """Return the address of a page of ours in the current locale: they are stable by design, so they are joined."""
    return f"/{i18n.current()}/" + "/".join(map(str, parts))


def _once(rendered, macro, values):
    """Return what ``macro`` makes of ``values`` in the current locale, made once: the frame of a page never changes."""
    key = (i18n.current(), macro.name, values)
    part = rendered.find(key)
    if part is None:
        part = macro(*values)
        rendered.keep(key, part)
    return part


class _CurrentLocale:
    """The locale of the page being made, whichever page that is."""

    code = property(lambda self: i18n.locale().code)
    name = property(lambda self: i18n.locale().name)
    dir = property(lambda self: i18n.locale().dir)


def _about_this_request():
    return {"here": request.path, "visit": g.get("visit")}


def _idle(settings):
    return {
        "seconds": settings.idle_seconds,
        "reset_seconds": settings.reset_seconds,
        "quick_seconds": settings.quick_reset_seconds,
    }
