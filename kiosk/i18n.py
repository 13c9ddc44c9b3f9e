"""Which language a sentence is said in.

The words of a locale are loaded once and never change while the kiosk runs.
The locale of the page being made travels in a context variable, so rooms can
translate without being handed a request.
"""

import datetime
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from io import BytesIO

from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal, format_percent
from babel.support import NullTranslations, Translations


@dataclass(frozen=True, slots=True)
class Locale:
    """A language the kiosk can speak: code, its own name, and the direction it is written in."""

    code: str
    name: str
    dir: str


LOCALES = {
    locale.code: locale
    for locale in (
        Locale("en", "English", "ltr"),
        Locale("es", "Español", "ltr"),
        Locale("fr", "Français", "ltr"),
        Locale("ar", "العربية", "rtl"),
        Locale("id", "Bahasa Indonesia", "ltr"),
    )
}
SOURCE_LOCALE = "en"
FORMATS = {"en": "en_GB"}  # our English is international: the day comes before the month

_current = ContextVar("locale", default=SOURCE_LOCALE)
_catalogues: dict[str, NullTranslations] = {}
_silent = NullTranslations()


def N_(message):
    """Mark ``message`` for translation and return it as it is."""
    return message


def install(code, mo_bytes):
    """Use the compiled messages ``mo_bytes`` (GNU .mo format) for the locale ``code``."""
    _catalogues[code] = read_messages(mo_bytes)


def read_messages(mo_bytes):
    """Return compiled messages (GNU .mo format, or nothing for the source language) ready to be asked."""
    return Translations(BytesIO(mo_bytes)) if mo_bytes else NullTranslations()


def current():
    """Return the code of the locale now in use."""
    return _current.get()


def locale():
    """Return the :class:`Locale` now in use."""
    return LOCALES[_current.get()]


def use(code):
    """Speak ``code`` from here on in this context."""
    _current.set(code)


@contextmanager
def using(code):
    """Speak ``code`` inside the ``with`` block."""
    token = _current.set(code)
    try:
        yield
    finally:
        _current.reset(token)


def find_message(message):
    """Return ``message`` in the current locale, its named places still open: for templates, which fill them."""
    return _catalogues.get(_current.get(), _silent).gettext(message)


def find_plural(one, many, n):
    """Return the plural form of the current locale that fits ``n``, its named places still open."""
    return _catalogues.get(_current.get(), _silent).ngettext(one, many, n)


def find_in_context(context, message):
    """Like :func:`find_message` for a message that means different things in different places."""
    return _catalogues.get(_current.get(), _silent).pgettext(context, message)


def gettext(message, **values):
    """Return ``message`` in the current locale, its named places filled in."""
    words = find_message(message)
    return words % spoken(values) if values else words


def ngettext(one, many, n, **values):
    """Return the plural form of the current locale that fits ``n``; ``%(num)s`` is ``n`` itself."""
    return find_plural(one, many, n) % spoken({"num": n, **values})


def explain(error):
    """Return the sentence of a KioskError in the current locale."""
    return gettext(error.message, **error.values)


def spoken(values):
    """Return ``values`` with whole numbers written in the digits of the current locale."""
    return {name: number(value) if type(value) is int else value for name, value in values.items()}


def number(value):
    """Return ``value`` in the digits and grouping of the current locale."""
    if current() == SOURCE_LOCALE and 0 <= value < 1000:
        return str(value)
    return format_decimal(value, locale=current(), numbering_system="default")


def decimal(value):
    """Return ``value`` with at most one decimal place, in the digits of the current locale."""
    return format_decimal(round(value, 1), locale=current(), numbering_system="default")


def percent(share):
    """Return a share from 0 to 1 as whole percent in the digits of the current locale."""
    return format_percent(share, locale=current(), numbering_system="default")


def date(day: datetime.date):
    """Return ``day`` as a full date, for example 23 November 2026."""
    return format_date(day, "long", locale=FORMATS.get(current(), current()))


def days(first: datetime.date, last: datetime.date):
    """Return the days from ``first`` to ``last`` in short, for example 23–29 Nov 2026."""
    return format_interval(first, last, "yMMMMd", locale=FORMATS.get(current(), current()))


def months(first: datetime.date, last: datetime.date):
    """Return the months from that of ``first`` to that of ``last``, for example October – December 2026."""
    return format_interval(first, last, "yMMMM", locale=FORMATS.get(current(), current()))


def year(day: datetime.date):
    """Return the year of ``day`` in the digits of the current locale."""
    return format_skeleton("y", day, locale=FORMATS.get(current(), current()))


def short_day(day: datetime.date):
    """Return ``day`` without its year, as short as it can be, for example 23 Nov."""
    return format_skeleton("MMMd", day, locale=FORMATS.get(current(), current()))


def short_month(day: datetime.date):
    """Return the month of ``day`` without its year, as short as it can be, for example Nov."""
    return format_skeleton("MMM", day, locale=FORMATS.get(current(), current()))
