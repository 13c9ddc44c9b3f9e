"""The helpers around every page: help, language, text size and colours, listening without scripts."""

import re
from typing import NamedTuple

from flask import Blueprint, current_app, g, render_template, request

from kiosk import i18n
from kiosk.catalogue import shelf
from kiosk.people.visits import SIZES, THEMES
from kiosk.web import guards, visiting
from kiosk.web.front import shared


class Link(NamedTuple):
    """The same page in another language."""

    locale: i18n.Locale
    address: str


class Spoken(NamedTuple):
    """A sentence of a page and the addresses of its sound."""

    text: str
    normal: str
    slow: str


READERS = ("patrons",)
SPEAKABLE = re.compile(rb'data-say="([0-9a-f]{16})"')

bp = Blueprint("around", __name__)
bp.before_request(guards.visitor)


@bp.get("/help")
@shared
def show_help():
    """How the kiosk works and how to ask."""
    return render_template("help.html", books=_for_patrons())


@bp.get("/help/<book>")
@shared
def show_book(book):
    """One book of the manual for patrons."""
    return render_template("manual.html", book=shelf.in_locale().find_book(book, READERS))


def _for_patrons():
    return [book for book in shelf.in_locale().books if book.readers in READERS]


@bp.get("/language")
def show_language():
    """The same page in each language."""
    _, _, rest = visiting.own_address(request.args.get("from", "")).removeprefix("/").partition("/")
    codes = current_app.kiosk.settings.locales
    return render_template("language.html", links=[Link(i18n.LOCALES[code], f"/{code}/{rest}") for code in codes])


@bp.get("/display")
def show_display():
    """Text size and colours, changed at once and remembered for this visit."""
    size, theme = (g.visit.size, g.visit.theme) if g.visit else current_app.kiosk.visits.look
    came_from = visiting.own_address(request.args.get("from", ""))
    return render_template("display.html", display={"size": size, "theme": theme}, from_=came_from)


@bp.post("/display")
def change_display():
    """Use another text size or theme. An unknown one changes nothing."""
    visit = visiting.begin()
    size, theme = visiting.field("size"), visiting.field("theme")
    visit.size = size if size in SIZES else visit.size
    visit.theme = theme if theme in THEMES else visit.theme
    came_from = visiting.own_address(visiting.field("from", visiting.MAX_ADDRESS))
    return visiting.see(f"{request.path}?from={came_from}")


@bp.get("/listen")
def show_listen():
    """Read a page aloud where scripts are off: each of its sentences with a player of the browser's own."""
    address = visiting.own_address(request.args.get("of", ""))
    voice = current_app.kiosk.voice
    names = list(dict.fromkeys(SPEAKABLE.findall(_page_at(address))))
    texts = [(name.decode(), voice.text_of(name.decode())) for name in names]
    items = [Spoken(text, _sound(name, "normal"), _sound(name, "slow")) for name, text in texts if text]
    return render_template("listen.html", items=items, back=address, has_voice=voice.speaks(g.locale))


def _page_at(address):
    """Return the bytes of one of our own pages as this visitor sees it."""
    if address == request.path:
        return b""
    client = current_app.test_client(use_cookies=False)
    headers = {"Cookie": request.headers.get("Cookie", ""), "Host": request.host}
    return client.get(address, headers=headers, base_url=request.host_url).data


def _sound(name, speed):
    return f"/audio/{g.locale}/{speed}/{name}"
