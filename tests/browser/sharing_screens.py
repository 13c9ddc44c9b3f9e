"""Screens about anonymous reports, in the states that a kiosk comes through: off, agreed, joined, with reports."""

import sqlite3
from contextlib import closing

from kiosk import envelope, messages, protocol, report_format
from kiosk.policies import CELLS
from tests.browser.desk_screens import PIN, ROBIN

BRANCH = "Riverside Library"
STATES = ("kept", "sent", "rejected", "ready")
HEALTH = {"disk": "ok", "db": "ok", "lost": "none"}
_key = envelope.new_key()


def glass(address, mode="on"):
    """A page for everybody, with all details opened, while the library shares (or not) and has four reports."""

    def show(terminal, locale):
        furnish(terminal, mode, _reports())
        terminal.go(f"/{locale}{address}")
        _open_details(terminal)

    return show


def before_the_first(terminal, locale):
    """The promise on a kiosk that shares nothing and has no report yet."""
    furnish(terminal, "off", ())
    terminal.go(f"/{locale}/privacy")


def at_desk(address, mode="on", has_joined=True, press=False):
    """A page of the desk about sharing; with ``press`` its form was sent empty."""

    def show(terminal, locale):
        furnish(terminal, mode, _reports(), has_joined)
        _sign_in(terminal, locale)
        terminal.go(f"/desk/{address}")
        _open_details(terminal)
        if press:
            terminal.page.locator("#join .button-main").click()
            terminal.page.locator("#join-error").wait_for()

    return show


def furnish(terminal, mode, reports, has_joined=True):
    """Put the kiosk into a mode of sharing (off, on or paused), with these rows in its outbox."""
    with closing(sqlite3.connect(terminal.state_path, timeout=30)) as state, state:
        state.execute("DELETE FROM outbox WHERE seq > 1000 OR ?", (not reports,))
        state.executemany("INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)", reports)
        key = envelope.public_of(_key).hex() if has_joined else ""
        state.execute("UPDATE courier SET collector_key = ?, branch = ?", (key, BRANCH if has_joined else ""))
    _sign_in(terminal, "en")
    for wish in {"off": ("stop",), "on": ("agree", "go-on"), "paused": ("agree", "pause")}[mode]:
        assert terminal.post(f"/desk/sharing/{wish}").status == 303


def _sign_in(terminal, locale):
    assert terminal.post("/desk/sign-in", librarian=ROBIN, pin=PIN, lang=locale).status == 303


def _open_details(terminal):
    terminal.page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")


def _reports():
    """Return a row of the outbox for each state that a report can be in."""
    return [_row(1001 + place, status) for place, status in enumerate(STATES)]


def _row(seq, status):
    cells = tuple((seq * place) % 90 - 30 for place in range(len(CELLS)))
    kiosk = "0123456789abcdef"
    weeks = {"from_week": "2026-W48", "to_week": "2026-W48"}
    report = report_format.Report(
        kiosk, seq, "counts-1", clock="trusted", app="0.2.0", packs={"core": 3}, cells=cells, health=HEALTH, **weeks
    )
    sealed = envelope.seal(report_format.encode(report), report_format.TYPE, _key)
    digest = protocol.digest_of(sealed)
    signed = messages.seal_receipts([messages.Receipt(1, messages.STORED, kiosk, seq, digest)], _key)[0]
    problem = "bad-report" if status == "rejected" else ""
    return (seq, seq, kiosk, digest, sealed, status, problem, signed if status == "sent" else None)


SHARING = {
    "privacy-sharing": glass("/privacy"),
    "privacy-paused": glass("/privacy", "paused"),
    "report-with-receipt": glass("/privacy/1002"),
    "reports": glass("/privacy/reports"),
    "desk-sharing": at_desk("sharing"),
    "desk-sharing-off": at_desk("sharing", "off"),
    "desk-sharing-agree": at_desk("sharing/agree", "off"),
    "desk-sharing-join": at_desk("sharing", has_joined=False),
    "desk-sharing-join-refused": at_desk("sharing", has_joined=False, press=True),
    "desk-sharing-report": at_desk("sharing/reports/1003"),
    "desk-sharing-leave": at_desk("sharing/leave"),
}
