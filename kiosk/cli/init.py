"""The first run in a terminal: the questions of /desk/start, one after the other."""

import datetime
import sys

import click

from kiosk import branch_facts, library_day, locks, preferences, settings
from kiosk.catalogue import shelf
from kiosk.cli.content import build_catalogue
from kiosk.cli.desk import add_first
from kiosk.cli.serve import data_option
from kiosk.errors import Rejected
from kiosk.i18n import LOCALES, N_
from kiosk.people import librarians
from kiosk.upkeep.opening import opened_state

FACTS = {  # the name in the settings → the question
    "library_type": f"Type ({', '.join(branch_facts.TYPES)})",
    "address": "Address",
    "city": "City or village",
    "region": "Region or state",
    "country": "Country, two letters (ISO 3166)",
    "website": "Website",
    "isil": "ISIL, the international number of a library",
    "library_id": "Number in your country or network",
}
RUNNING = N_("The kiosk is running. Set it up in a browser at /desk/, or stop it first.")


def fact_options(command):
    """Add an option for each fact about the library."""
    for name, question in reversed(FACTS.items()):
        command = click.option(f"--{name.replace('_', '-')}", help=f"{question}.")(command)
    return command


@click.command()
@click.option("--language", type=click.Choice(list(LOCALES)), help="Language that comes first, here and on the kiosk.")
@click.option("--library-name", help="Name of the library.")
@fact_options
@click.option("--day", help="Today's date, for example 2026-11-23.")
@click.option("--word", "words", multiple=True, metavar="NAME=TEXT", help="Words for a {{local.NAME}} of the lessons.")
@click.option("--librarian", help="Name of the first librarian.")
@data_option
def init(language, library_name, day, words, librarian, data, **facts):
    """Set a new kiosk up: the same questions as in the browser, and the first librarian.

    Each answer is kept at once, so it can be stopped and started again. Every
    question but the PIN is also an option; the PIN is asked for without being
    seen, or read from standard input.

    \b
    Examples:
      kiosk init
      kiosk init --library-name "Harbour Library" --librarian Robin < pin.txt
    """
    chosen = settings.load(data=data)
    if locks.is_kiosk_in(chosen.data):
        raise Rejected(RUNNING)
    build_catalogue(chosen)
    with opened_state(chosen):
        if librarians.is_any():
            raise Rejected(librarians.ALREADY_SET_UP)
        _ask_about_library(chosen, language, library_name, facts)
        _ask_for_day(day)
        _ask_for_words(chosen, _read_words(words))
        wish = preferences.applied(chosen)
        add_first(wish, _asked("Name of the first librarian", librarian, "", "--librarian"), wish.default_locale)
    click.echo("The kiosk is set up. Nothing leaves this building until the desk agrees. Start it with: kiosk serve")


def _ask_about_library(chosen, language, library_name, facts):
    wish = preferences.applied(chosen)
    language = _asked("Language", language, wish.default_locale, kind=click.Choice(list(wish.locales)))
    _keep(chosen, default_locale=language)
    name = _asked("Name of the library", library_name, wish.library_name, "--library-name")
    _keep(chosen, library_name=" ".join(name.split()))
    known = wish.branch
    for fact, question in FACTS.items():
        known = {**known, **branch_facts.read({**known, fact: _asked(question, facts[fact], known.get(fact, ""))})}
        _keep(chosen, branch=known)


def _ask_for_day(day):
    believed = library_day.today()
    text = _asked("Today", day, believed.date.isoformat())
    if day or _at_terminal():
        try:
            library_day.confirm(datetime.date.fromisoformat(text))
        except ValueError as error:
            raise click.UsageError(f"{text} is no date. Write it like {believed.date.isoformat()}.") from error


def _ask_for_words(chosen, given):
    wish = preferences.applied(chosen)
    slots = shelf.load(chosen.catalogue_path, {}).shelves[wish.default_locale].slots
    unknown = given.keys() - {slot.name for slot in slots}
    if unknown:
        raise click.UsageError(f"The lessons have no {{{{local.{min(unknown)}}}}}.")
    known = {**wish.local, **given}
    if _at_terminal() and click.confirm("Write where people find help in your town? You can do it later at the desk"):
        for slot in slots:
            click.echo(f"\n{slot.about}\nFor example: {slot.example}")
            known[slot.name] = _asked("Your words", given.get(slot.name), known.get(slot.name, ""))
            _keep(chosen, local={name: text for name, text in known.items() if text})
    _keep(chosen, local={name: text for name, text in known.items() if text}, sharing="off")


def _read_words(pairs):
    if any("=" not in pair for pair in pairs):
        raise click.UsageError("Write a word like --word help_desk='Ask at the desk near the door.'")
    return {name.strip(): text.strip() for name, _, text in (pair.partition("=") for pair in pairs)}


def _keep(chosen, **values):
    settings.changed(chosen, values)  # raises before anything is written
    preferences.write(**values)


def _asked(question, given, known, needed="", kind=str):
    """Return the answer: the option, else what is typed, else what is known. ``needed`` is the option to name."""
    if given is not None:
        return given
    if _at_terminal():
        return click.prompt(
            question, default=None if needed and not known else known, type=kind, show_default=bool(known)
        )
    if needed and not known:
        raise click.UsageError(f"{needed} is missing.")
    return known


def _at_terminal():
    return sys.stdin.isatty()
