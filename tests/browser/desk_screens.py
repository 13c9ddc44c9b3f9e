"""Every screen a librarian can see, by name, with the way to get there.

``DESK[name](terminal, locale)`` opens it, like those of patrons in ``screens``.
Two librarians work in the kiosk of these tests, Robin and Ana; the first run
is shown by a second kiosk that nobody has set up.
"""

import shutil
import sqlite3
import tempfile
from pathlib import Path

from kiosk import settings
from kiosk.sync.packs import offers, staging, trust
from tests.browsing import PIN
from tests.packing import PackMaker

ROBIN = 1  # the number of the librarian who signs in


def furnish_desk(kiosk):
    """Let Robin and Ana open the desk of a running kiosk."""
    for name in ("Robin", "Ana"):
        kiosk.command("desk", "add", name, input=f"{PIN}\n")


def sign_in(terminal, locale="en"):
    """Be Robin, signed in at the desk in this language."""
    answer = terminal.post("/desk/sign-in", librarian=ROBIN, pin=PIN, lang=locale)
    assert answer.status == 303, answer.text()


def inside(address, status=200):
    """A page of the desk, after signing in."""

    def show(terminal, locale):
        sign_in(terminal, locale)
        terminal.go(f"/desk/{address}", status)

    return show


def with_figures(address, status=200):
    """A page of the desk after people have learned: enough of them for figures that may be told."""

    def show(terminal, locale):
        _let_people_learn(terminal)
        inside(address, status)(terminal, locale)

    return show


def _let_people_learn(terminal):
    with sqlite3.connect(terminal.state_path, timeout=30) as state:
        visits = state.execute("SELECT coalesce(max(n), 0) FROM period_count WHERE what = 'visit'").fetchone()[0]
    state.close()
    for locale in ("en", "en", "en", "es", "en", "en", "ar")[visits:]:
        terminal.start_afresh()
        terminal.finish_lesson(locale=locale)
    terminal.start_afresh()


def tables_open(address):
    """The same with every table of the page opened."""

    def show(terminal, locale):
        with_figures(address)(terminal, locale)
        terminal.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")

    return show


def poster(address):
    """A poster that shows an address and its code."""

    def show(terminal, locale):
        sign_in(terminal, locale)
        terminal.post("/desk/handouts/address", kiosk_address="learn.harbour.example")
        terminal.go(f"/desk/handouts/{address}")

    return show


def at_door(address):
    """A page before signing in."""
    return lambda terminal, locale: terminal.go(f"/desk/{address}?lang={locale}")


def refused(address, wait_for=".panel-care"):
    """A page before signing in whose form was sent empty."""

    def show(terminal, locale):
        terminal.go(f"/desk/{address}?lang={locale}")
        terminal.press_main()
        terminal.page.locator(wait_for).wait_for()

    return show


def refused_inside(address):
    """A page of the desk whose form was sent empty."""

    def show(terminal, locale):
        inside(address)(terminal, locale)
        terminal.page.locator("main form .button:not(a)").last.click()
        terminal.page.locator(".panel-care").wait_for()

    return show


def with_recovery_code(terminal, locale):
    sign_in(terminal, locale)
    terminal.post("/desk/librarians/code", own=PIN)
    terminal.go("/desk/handouts/start-sheet")


def covered(terminal, locale):
    """The cover over a desk left alone, as desk-idle.js lays it (test_desk_idle lets it happen by itself)."""
    inside("librarians")(terminal, locale)
    terminal.page.evaluate(
        "document.body.classList.add('covered'); document.querySelector('[data-desk-cover]').showModal()"
    )


def first_run(screen, **answer):
    """A screen of the first run, on the kiosk that nobody has set up; sent with ``answer`` if there is one."""

    def show(terminal, locale):
        terminal.visit_new_kiosk()
        terminal.post("/desk/start", code=terminal.setup_code, lang=locale)
        terminal.go(f"/desk/start/{screen}")
        if answer:
            terminal.press_main()
            terminal.page.locator(".panel-care").wait_for()

    return show


def first_door(terminal, locale):
    terminal.visit_new_kiosk()
    terminal.go(f"/desk/start?lang={locale}")


def in_workshop(address):
    """A page about a workshop that is open; ``NUMBER`` and ``CODE`` in the address are its own."""

    def show(terminal, locale):
        sign_in(terminal, locale)
        terminal.post("/desk/workshops", lesson="spot-phishing")
        with sqlite3.connect(terminal.state_path, timeout=30) as state:
            number, code = state.execute("SELECT id, code FROM workshop WHERE is_open ORDER BY id DESC").fetchone()
        state.close()
        terminal.post(f"/{locale}/join", code=code)
        terminal.go(address.replace("NUMBER", str(number)).replace("CODE", code).replace("LOCALE", locale))

    return show


def with_pack(address):
    """A page about packs, with one that the library network has sent; ``DIGEST`` in the address is its own."""

    def show(terminal, locale):
        chosen = settings.load({}, data=terminal.state_path.parent)
        digest = _send_pack(chosen)
        inside(address.replace("DIGEST", digest))(terminal, locale)

    return show


def _send_pack(chosen):
    """Let the network of the tests send a pack to the kiosk, and return its digest."""
    with tempfile.TemporaryDirectory() as folder:
        network = PackMaker(Path(folder))
        trust.forget(chosen)
        network.trusted_by(chosen)
        staged = staging.stage(chosen, network.pack())
        offered = offers.path_of(chosen, staged.digest)
        offers.keep_only(chosen, ())
        offered.parent.mkdir(exist_ok=True)
        shutil.copy(next(network.folder.glob("*.pack")), offered)
    return staged.digest


def after_workshop(terminal, locale):
    """The list of workshops with one that took place."""
    in_workshop("/desk/workshops/NUMBER")(terminal, locale)
    terminal.post(f"{terminal.page.url.removeprefix(terminal.origin)}/end")
    terminal.go("/desk/workshops")


DESK = {
    "board": in_workshop("/LOCALE/join/CODE/board"),
    "board-over": lambda terminal, locale: terminal.go(f"/{locale}/join/over"),
    "join": in_workshop("/LOCALE/join"),
    "start-with-workshop": in_workshop("/LOCALE/"),
    "desk-workshops": after_workshop,
    "desk-workshop": in_workshop("/desk/workshops/NUMBER"),
    "desk-lessons": inside("lessons"),
    "desk-packs": with_pack("packs"),
    "desk-pack": with_pack("packs/DIGEST"),
    "desk-settings": inside("settings"),
    "desk-settings-saved": inside("settings?saved=words"),
    "desk-backup": inside("backup"),
    "desk-support": inside("backup/support"),
    "desk-clock": inside("clock"),
    "desk-book": inside("help/handbook"),
    "desk-impact-note": inside("help/impact"),
    "desk-search": inside("help/search?q=backup"),
    "desk-sign-in": at_door("sign-in"),
    "desk-sign-in-refused": refused("sign-in"),
    "desk-ended": at_door("ended"),
    "desk-recover": at_door("recover"),
    "desk-recover-refused": refused("recover"),
    "desk-sign-out": inside("sign-out"),
    "desk-cover": covered,
    "desk-language": inside("language"),
    "desk-display": inside("display"),
    "desk-home": inside(""),
    "desk-home-with-figures": with_figures(""),
    "desk-progress": with_figures("progress"),
    "desk-progress-tables": tables_open("progress?span=month"),
    "desk-progress-refused": with_figures("progress?from=2026-11-20&to=2026-11-01", 422),
    "desk-progress-without-counts": inside("progress?span=year&of=2020"),
    "desk-columns": inside("progress/columns"),
    "desk-report": with_figures("report"),
    "desk-handouts": inside("handouts"),
    "desk-cards": inside("handouts/cards"),
    "desk-lost-card": inside("handouts/lost-card"),
    "desk-lesson-list": poster("lessons"),
    "desk-one-minute": poster("lessons/strong-passwords"),
    "desk-poster-welcome": poster("posters/welcome"),
    "desk-poster-topic": poster("posters/topic?course=privacy"),
    "desk-poster-strips": poster("posters/tear-off"),
    "desk-workbook": inside("handouts/workbooks/privacy"),
    "desk-help": inside("help"),
    "desk-librarians": inside("librarians"),
    "desk-librarian-add": inside("librarians/add"),
    "desk-librarian-add-refused": refused_inside("librarians/add"),
    "desk-librarian-pin": inside("librarians/pin"),
    "desk-librarian-code": inside("librarians/code"),
    "desk-librarian-remove": inside("librarians/2/remove"),
    "desk-branch": inside("branch"),
    "desk-start-sheet": inside("handouts/start-sheet"),
    "desk-start-sheet-with-code": with_recovery_code,
    "first-run-door": first_door,
    "first-run-library": first_run("library"),
    "first-run-library-refused": first_run("library", empty=True),
    "first-run-day": first_run("day"),
    "first-run-words": first_run("words"),
    "first-run-sharing": first_run("sharing"),
    "first-run-pin": first_run("pin"),
    "first-run-pin-refused": first_run("pin", empty=True),
    "first-run-display": first_run("display"),
}
