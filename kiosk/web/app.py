"""Puts the rooms behind the web door together into one application."""

import jinja2
from flask import Flask, current_app, g, redirect, request
from flask.templating import Environment

from kiosk import i18n
from kiosk.web import desk, error_pages, guards, pages, visiting, words
from kiosk.web.front import Front, dress
from kiosk.web.kiosk import Kiosk

MAX_BODY = 64 * 1024
MAX_FORM_PARTS = 50


class _Templates(Environment):
    """Templates that share one plain table of names: Jinja's chain of two made every import in a page slow."""

    def make_globals(self, d):
        return super().make_globals(d) if d else self.globals


def create_app(kiosk: Kiosk):
    """Return ``kiosk`` as a Flask application. Its state file and catalogue are open already."""
    app = Flask(__name__, static_folder=None)
    app.jinja_environment = _Templates
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, MAX_FORM_MEMORY_SIZE=MAX_BODY, MAX_FORM_PARTS=MAX_FORM_PARTS)
    app.kiosk = kiosk
    _prepare_templates(app)
    _add_hooks(app)
    pages.register(app)
    desk.register(app)
    error_pages.register(app)
    app.wsgi_app = Front(app.wsgi_app, kiosk)
    return app


def _prepare_templates(app):
    app.jinja_options = {
        "extensions": ["jinja2.ext.i18n"],
        "undefined": jinja2.StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.install_gettext_callables(
        i18n.find_message, i18n.find_plural, newstyle=True, pgettext=i18n.find_in_context
    )
    app.jinja_env.auto_reload = False
    words.install(app)


def _add_hooks(app):
    app.before_request(_know_the_locale)
    app.before_request(guards.trusted_host)
    app.before_request(guards.same_origin)
    app.after_request(dress)
    app.after_request(visiting.carry_cookie)
    app.after_request(guards.add_headers)


def _know_the_locale():
    """Speak the language of the address; where the address has none, the one the browser prefers."""
    settings = current_app.kiosk.settings
    (request.view_args or {}).pop("locale", None)  # pages ask i18n, not their address
    first, _, rest = request.path[1:].partition("/")  # also right for an address that is no page
    preferred = request.accept_languages.best_match(settings.locales) or settings.default_locale
    g.locale = first if first in settings.locales else preferred
    i18n.use(g.locale)
    if first in i18n.LOCALES and first != g.locale:  # staff have switched this language off, perhaps just now
        return redirect(f"/{g.locale}/{rest if request.method == 'GET' else ''}", 303)
    return None
