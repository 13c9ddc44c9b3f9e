"""Backups, putting one back, and the checks."""

import json
import sys
from contextlib import contextmanager
from pathlib import Path

import click

from kiosk import locks, settings
from kiosk.cli.serve import data_option
from kiosk.errors import NotFound, Rejected, Unavailable
from kiosk.i18n import N_
from kiosk.upkeep import backups, checks, doctor, drafts, holdings, restoring, second_place, wording
from kiosk.upkeep.opening import opened_state


@click.command()
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), help="Copy it to this folder too.")
@click.option("--quiet", is_flag=True, help="Print nothing when it works.")
@data_option
def backup(folder, quiet, data):
    """Back up progress, counts and settings, whether the kiosk is running or not.

    The newest of seven days and of four weeks are kept, also in the folder of --to.

    \b
    Examples:
      kiosk backup
      kiosk backup --to /media/staff/HARBOUR --data /srv/kiosk
    """
    chosen = settings.load(data=data)
    if not chosen.state_path.exists():
        raise NotFound(N_("There is nothing to back up in %(folder)s yet."), folder=str(chosen.data))
    made = backups.make(chosen)
    path = made.path
    if folder:
        with bar("Copying") as progress:
            path = second_place.copy_to_folder(made, folder, progress)
    if not quiet:
        click.echo(f"Backup {made.number} is made and checked. Put it back with: kiosk restore {path}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@data_option
def restore(file, yes, data):
    """Put the backup FILE back, in place of all progress, counts and settings.

    Prints what it holds and asks first. The present state is backed up before. While the kiosk is running, do this at
    the desk instead: Backup, then "See what it holds".

    \b
    Examples:
      kiosk restore ~/.local/share/library-kiosk/backups/state-000012.sqlite
      kiosk restore /media/staff/HARBOUR/state-000012.sqlite --yes --data /srv/kiosk
    """
    chosen = settings.load(data=data)
    if locks.is_kiosk_in(chosen.data):
        raise Rejected(N_("The kiosk is running. Stop it first, or put the backup back at the desk, under Backup."))
    with opened_state(chosen):
        with bar("Reading") as progress:
            draft = drafts.take(chosen, file, progress)
        held = holdings.look(draft, chosen)
        click.echo("\n".join(_in_words(held)))
        if not yes and not click.confirm("Put it back? Everything that came later is not there any more."):
            drafts.clear(chosen)
            click.echo("Nothing was changed.")
            sys.exit(1)
        before = restoring.put_back(chosen, draft, held.number)
    click.echo(f"The backup is back. Undo this with: kiosk restore {before.path}")


def _in_words(held):
    yield f"This backup was made on {wording.day_in_words(held.day)}. It holds:"
    yield f"  return cards: {held.return_cards}"
    yield f"  lessons finished: {held.lessons_finished}"
    yield f"  weeks with counts: {held.weeks_counted}"
    yield f"  workshops: {held.workshops}"
    yield f"  librarians: {held.librarians or 'none, so those of today stay'}"
    if held.is_of_another_kiosk:
        yield "It is of another kiosk: the return cards in it do not work here."


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@click.option("--quiet", is_flag=True, help="Print nothing; the exit code says whether all is well.")
@click.option("--bundle", type=click.Path(dir_okay=False, path_type=Path), help="Write the support file here.")
@data_option
def doctor_command(as_json, quiet, bundle, data):
    """Say whether the kiosk is well, running or stopped, and what to do if it is not.

    Ends with 1 if something needs a look. The support file has no names, codes or addresses in it: read it before you
    send it.

    \b
    Examples:
      kiosk doctor
      kiosk doctor --json --data /srv/kiosk
      kiosk doctor --bundle support.txt
    """
    examined = doctor.examine(settings.load(data=data))
    if bundle:
        _write(bundle, examined.support_file())
    if as_json:
        click.echo(json.dumps(checks.as_data(examined.findings), indent=2, ensure_ascii=False))
    elif not quiet:
        click.echo("\n".join(checks.as_lines(examined.findings)))
    sys.exit(0 if checks.is_well(examined.findings) else 1)


def _write(path, text):
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Unavailable(
            N_("%(file)s cannot be written: %(why)s."), file=str(path), why=error.strerror or str(error)
        ) from error


@contextmanager
def bar(label):
    """Show a bar on standard error; it takes bytes done and bytes in all."""
    bar = None

    def step(done, total):
        nonlocal bar
        bar = bar or click.progressbar(length=total, label=label, file=sys.stderr)
        bar.update(done - bar.pos)

    try:
        yield step
    finally:
        if bar:
            bar.render_finish()
