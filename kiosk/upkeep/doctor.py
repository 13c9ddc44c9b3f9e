"""The checks from outside: a running kiosk is asked, a stopped one is looked at directly."""

import http.client
import json
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import peewee

from kiosk import library_day, locks, preferences, rescue, storage
from kiosk.catalogue import shelf
from kiosk.errors import KioskError
from kiosk.i18n import gettext
from kiosk.upkeep import checks, support
from kiosk.upkeep.checks import LOOK, Facts, Finding
from kiosk.voice import speaker

ANSWER_SECONDS = 20
MAX_ANSWER = 2**20  # bytes


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found, and what there is for the support file: the settings in force and the last warnings."""

    findings: tuple[Finding, ...]
    settings: object
    warnings: tuple[str, ...] = ()

    def support_file(self):
        """Return the support file as text."""
        return support.report(self.settings, self.findings, self.warnings)


def examine(given):
    """Return what was :class:`Examined` of the kiosk with the settings ``given``, running or stopped."""
    with _opened(given):
        facts = _facts(given)
        if not locks.is_kiosk_in(given.data):
            return Examined(checks.look(facts), facts.settings)
        told = _ask(facts.settings)
        if told is None:
            return Examined((_no_answer(), *checks.look(facts)), facts.settings)
        findings = tuple(Finding(**{**one, "steps": tuple(one["steps"])}) for one in told["findings"])
        return Examined(findings, facts.settings, tuple(told["warnings"]))


def note_port(settings, port):
    """Write down at which port the kiosk answers, for ``examine``; the note goes when the kiosk stops."""
    rescue.marker(settings.state_path).write_text(str(port), encoding="ascii")


@contextmanager
def _opened(given):
    """Open the state file for reading; if there is none, nothing is made."""
    storage.open_state(given.state_path if given.state_path.exists() else ":memory:")
    try:
        with suppress(peewee.DatabaseError):  # the checks say that it does not answer
            library_day.start()
        yield
    finally:
        storage.close_state()


def _facts(given):
    voice = speaker.find()
    return Facts(
        settings=_settings(given),
        given=given,
        catalogue=_catalogue(given),
        speaks=lambda locale: voice is not None and voice.speaks(locale),
    )


def _settings(given):
    try:
        return preferences.applied(given)
    except peewee.DatabaseError:
        return given


def _catalogue(given):
    try:
        return shelf.load(given.catalogue_path, given.local)
    except KioskError:
        return None


def _ask(settings):
    """Return what the running kiosk tells about itself, or None if it does not answer."""
    try:
        port = int(rescue.marker(settings.state_path).read_text(encoding="ascii"))
        connection = http.client.HTTPConnection("localhost", port, timeout=ANSWER_SECONDS)
        connection.request("GET", "/healthz?full=json")
        return json.loads(connection.getresponse().read(MAX_ANSWER))
    except (OSError, ValueError, http.client.HTTPException):
        return None


def _no_answer():
    return Finding(
        "no-answer",
        gettext("The kiosk is running but does not tell how it is."),
        LOOK,
        (
            gettext("Wait a minute: it may be starting."),
            gettext("Stop it and start it again: %(command)s", command="kiosk serve"),
        ),
    )
