"""Who may sign in to the pages of the collector."""

import json
import sys

import click

from kiosk.cli.books import json_option, opened_books
from kiosk.cli.serve import data_option


@click.group()
def operator():
    """Say who may sign in to the pages of the collector."""


def passphrase_option(command):
    """Add the question for a passphrase, hidden and asked twice, or read from standard input."""
    return click.option("--stdin", "from_stdin", is_flag=True, help="Read the passphrase from standard input.")(command)


@operator.command()
@click.argument("name")
@passphrase_option
@data_option
def add(name, from_stdin, data):
    """Let NAME sign in with a passphrase, which is asked for.

    \b
    Examples:
      kiosk collector operator add Ada
      pass show collector | kiosk collector operator add Ada --stdin
    """
    from kiosk.collector import operators

    with opened_books(data) as (_, database):
        operators.add(database, name, _passphrase(from_stdin))
    click.echo(f"{name} can sign in. Start the pages with: kiosk collector serve")


@operator.command()
@click.argument("name")
@passphrase_option
@data_option
def change(name, from_stdin, data):
    """Give NAME another passphrase; whoever is signed in with the old one is signed out.

    \b
    Example:
      kiosk collector operator change Ada
    """
    from kiosk.collector import operators

    with opened_books(data) as (_, database):
        operators.change(database, name, _passphrase(from_stdin))
    click.echo(f"{name} has another passphrase now.")


@operator.command()
@click.argument("name")
@data_option
def remove(name, data):
    """Let NAME sign in no more; ends what NAME is doing now.

    \b
    Example:
      kiosk collector operator remove Ada
    """
    from kiosk.collector import operators

    with opened_books(data) as (_, database):
        operators.remove(database, name)
    click.echo(f"{name} cannot sign in any more.")


@operator.command(name="list")
@json_option
@data_option
def list_operators(as_json, data):
    """Print who may sign in.

    \b
    Example:
      kiosk collector operator list
    """
    from kiosk.collector import operators

    with opened_books(data) as (_, database):
        names = [person.name for person in operators.list_all(database)]
    click.echo(json.dumps(names, ensure_ascii=False) if as_json else "\n".join(names))


def _passphrase(from_stdin):
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    return click.prompt("Passphrase (at least 12 characters)", hide_input=True, confirmation_prompt=True, err=True)
