"""Who may open the desk, from the kiosk's own terminal: for the first time, one more, or after a forgotten PIN."""

import sys
from contextlib import contextmanager

import click

from kiosk import locks, migrate, preferences, settings, storage
from kiosk.cli.serve import data_option
from kiosk.errors import Rejected
from kiosk.i18n import LOCALES, N_
from kiosk.people import librarians, pins, recovery, setup_codes
from kiosk.upkeep import notices
from kiosk.upkeep.opening import opened_state

OTHER_VERSION = N_("The kiosk that is running is of another version. Stop it and start it again, then try once more.")
NO_KIOSK = N_("There is no kiosk in the folder %(folder)s. Say where it is with --data, as on the start sheet.")
RESET = N_("A new PIN for %(name)s was set on the kiosk computer itself.")


@click.group()
def desk():
    """Look after who may open the librarian's desk."""


@desk.command()
@click.argument("name")
@click.option("--language", type=click.Choice(list(LOCALES)), help="Language of this librarian's desk.")
@data_option
def add(name, language, data):
    """Add a librarian called NAME. The PIN or passphrase is asked for, or read from standard input.

    \b
    Examples:
      kiosk desk add Ana
      kiosk desk add "Robin B" --language es < pin.txt
    """
    chosen = settings.load(data=data)
    with at_desk(chosen):
        wish = preferences.applied(chosen)
        language = language or wish.default_locale
        if librarians.is_any():
            librarians.add(name, ask_for_secret(wish, name), language, (wish.library_name,))
        else:
            add_first(wish, name, language)
    click.echo(f"{name} can sign in at the desk.")


@desk.command()
@click.argument("name", required=False)
@click.option("--anywhere", is_flag=True, help="Also let the desk open on every computer again.")
@data_option
def reset(name, anywhere, data):
    """Set a new PIN for the librarian NAME and sign everybody out, whether or not the kiosk is running.

    With one librarian NAME may be left out. Before there is any, the set-up
    code is shown instead. The PIN or passphrase is asked for, or read from
    standard input.

    \b
    Examples:
      kiosk desk reset
      kiosk desk reset Ana --anywhere
    """
    chosen = settings.load(data=data)
    if not chosen.state_path.exists():
        raise Rejected(NO_KIOSK, folder=str(chosen.data))
    with at_desk(chosen):
        if anywhere:
            preferences.write(desk_addresses=[])
        if librarians.is_any():
            _set_new_pin(_whose(name), preferences.applied(chosen))
        else:
            code = setup_codes.in_groups(setup_codes.read_or_make(setup_codes.path_in(chosen.data)))
            click.echo(f"Nobody opens the desk yet. Open /desk/ in a browser and enter the set-up code {code}.")


def _set_new_pin(person, wish):
    librarians.change(person.id, ask_for_secret(wish, person.called), (wish.library_name,))
    librarians.sign_out_all()
    notices.add(RESET, name=person.called)
    click.echo(f"{person.called} has a new PIN or passphrase. Everybody has been signed out; sign in at /desk/.")


def _whose(name):
    people = librarians.list_all()
    if name:
        return librarians.find_called(name)
    if len(people) == 1:
        return people[0]
    names = ", ".join(person.called for person in people)
    raise click.UsageError(f"There are {len(people)} librarians: {names}. Say whose PIN: kiosk desk reset NAME")


@contextmanager
def at_desk(chosen):
    """Open the state of the kiosk for a short change, beside the kiosk if it is running.

    SQLite lets two processes write in turns. Raises Rejected if the tables of
    a running kiosk are not those of this program.
    """
    if not locks.is_kiosk_in(chosen.data):
        with opened_state(chosen):
            yield
        return
    storage.open_state(chosen.state_path)
    try:
        if migrate.pending():
            raise Rejected(OTHER_VERSION)
        yield
    finally:
        storage.close_state()


def add_first(wish, name, language):
    """Add the first librarian and print the recovery code, which is told this once."""
    secret = ask_for_secret(wish, name)
    _, code = librarians.add_first(name, secret, language, (wish.library_name,))
    setup_codes.forget(setup_codes.path_in(wish.data))
    click.echo(f"Recovery code, shown only now: {recovery.in_groups(code)}")
    click.echo("It sets a new PIN once. Write it down and keep it where visitors do not see it.")


def ask_for_secret(wish, called):
    """Return a new PIN or passphrase: typed twice without being seen, or the first line of standard input.

    Raises Rejected if a line of standard input cannot be one; at a terminal it is asked for again.
    """
    known = (wish.library_name, called)
    if not sys.stdin.isatty():
        return _fit(sys.stdin.readline().rstrip("\r\n"), known)
    while True:
        typed = click.prompt(
            f"New PIN or passphrase for {called}", hide_input=True, confirmation_prompt="The same once more"
        )
        try:
            return _fit(typed, known)
        except Rejected as error:
            click.echo(str(error), err=True)


def _fit(typed, known):
    pins.choose(typed, known)
    return typed
