"""Puts the collector together into one application: an interface for machines, pages for operators."""

import jinja2
from flask import Flask, request
from werkzeug.exceptions import HTTPException

from kiosk import __version__, i18n
from kiosk.collector import api, guards, pages, problems
from kiosk.collector.pages import errors
from kiosk.errors import KioskError
from kiosk.settings import PACKAGE

MAX_BODY = 64 * 1024
MAX_FORM_PARTS = 2000  # a stick may carry that many files
SHARED = PACKAGE / "web" / "templates"  # small parts that look the same everywhere


def create_app(collector):
    """Return ``collector`` as a Flask application. Its books are open and its counter runs."""
    app = Flask(__name__, static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, MAX_FORM_MEMORY_SIZE=MAX_BODY, MAX_FORM_PARTS=MAX_FORM_PARTS)
    app.collector = collector
    _prepare_templates(app)
    app.before_request(guards.know_the_locale)
    app.before_request(guards.trusted_host)
    app.after_request(guards.add_headers)
    app.register_blueprint(api.bp)
    pages.register(app)
    app.register_error_handler(KioskError, _by_door(problems.of_error, errors.of_error))
    app.register_error_handler(HTTPException, _by_door(problems.of_http, errors.of_http))
    app.register_error_handler(Exception, _by_door(problems.of_fault, errors.of_fault))
    return app


def _by_door(for_machines, for_people):
    """Return a handler that answers machines with a problem document and people with a page."""

    def answer(error):
        return for_machines(error) if request.path.startswith("/api/") else for_people(error)

    return answer


def _prepare_templates(app):
    app.jinja_options = {
        "extensions": ["jinja2.ext.i18n"],
        "undefined": jinja2.StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    app.jinja_loader = jinja2.ChoiceLoader([app.jinja_loader, jinja2.FileSystemLoader(SHARED)])
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.install_gettext_callables(
        i18n.find_message, i18n.find_plural, newstyle=True, pgettext=i18n.find_in_context
    )
    app.jinja_env.auto_reload = False
    app.jinja_env.globals.update(
        locale=_CurrentLocale(),
        locales=tuple(i18n.LOCALES[code] for code in app.collector.settings.locales),
        static=app.collector.files.address,
        say=lambda _: "",
        number=i18n.number,
        long_date=i18n.date,
        explain=i18n.explain,
        version=__version__,
    )
    app.context_processor(pages.about_this_request)


class _CurrentLocale:
    """The locale of the page being made, whichever page that is."""

    code = property(lambda self: i18n.locale().code)
    name = property(lambda self: i18n.locale().name)
    dir = property(lambda self: i18n.locale().dir)
