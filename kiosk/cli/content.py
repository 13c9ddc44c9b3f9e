"""Lessons and translations: build, check, preview, extract, coverage, table."""

import json
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from kiosk import settings
from kiosk.catalogue.problems import Broken
from kiosk.cli.content_table import table
from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.sync.packs import rebuilding
from kiosk.sync.packs.refusals import BrokenPack


@click.group()
def content():
    """Build, check and translate the lessons."""


content.add_command(table)


def content_options(command):
    """Add ``--content`` and ``--translations``, for folders other than the ones shipped."""
    for name in ("translations", "content"):
        kind = click.Path(exists=True, file_okay=False, path_type=Path)
        command = click.option(f"--{name}", type=kind, help=f"Folder to use instead of our {name}.")(command)
    return command


@content.command()
@click.option("--data", type=click.Path(file_okay=False), help="Data folder.")
@content_options
def build(data, content, translations):
    """Build the catalogue of all lessons. Nothing is done if nothing has changed.

    \b
    Examples:
      kiosk content build
      kiosk content build --data /srv/kiosk
    """
    built = build_catalogue(settings.load(data=data), content, translations)
    if built.changed:
        click.echo(f"{built.lessons} lessons built in {built.seconds:.1f} s. See them with: kiosk serve")
    else:
        click.echo("The lessons are up to date.")


def build_catalogue(chosen, content=None, translations=None):
    """Build the catalogue of the settings ``chosen`` with a progress bar on standard error.

    Prints every problem and ends the program with 1 if the content is broken.
    """
    content = content or settings.bundled("content")
    translations = translations or settings.bundled("translations")
    with _progress() as progress, shown_problems():
        built, put_aside = rebuilding.build(chosen, content, translations, progress)
    for name in put_aside:
        click.echo(f"The pack {name} does not fit with these lessons, so it is not used. Get a newer one.", err=True)
    return built


@content.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--terms", is_flag=True, help="Check the words of translations against translations/terms.toml.")
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
def check(folder, terms, as_json):
    """Check all lessons, or only what is in FOLDER, and print every problem as file:line.

    A folder with a simulator is checked by itself, wherever it lies.

    \b
    Examples:
      kiosk content check
      kiosk content check content/security/strong-passwords
      kiosk content check content/activities/phishing-inbox
      kiosk content check --terms
    """
    from kiosk.catalogue.checks import (  # brings the Markdown library
        check_activity,
        check_content,
        check_terms,
    )

    if folder and (folder / "activity.toml").exists() and not terms:
        problems = check_activity(folder.resolve())
        _show(problems, as_json)
        sys.exit(1 if problems else 0)
    examine = check_terms if terms else check_content
    problems = examine(settings.bundled("content"), settings.bundled("translations"))
    if folder:
        problems = [problem for problem in problems if problem.file.resolve().is_relative_to(folder.resolve())]
    _show(problems, as_json)
    sys.exit(1 if problems else 0)


@content.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--port", type=int, help="Port to listen on.")
def preview(folder, port):
    """Show the lesson in FOLDER in the kiosk, even if it is not finished. Stop with Ctrl and C.

    \b
    Example:
      kiosk content preview content/security/strong-passwords
    """
    from kiosk.catalogue.preview import build_preview
    from kiosk.web import server

    with tempfile.TemporaryDirectory(prefix="kiosk-preview-") as data:
        chosen = replace(settings.load(port=port), data=Path(data))
        problems = build_preview(folder, settings.bundled("content"), settings.bundled("translations"), chosen)
        for problem in problems:
            click.echo(str(problem), err=True)
        server.serve(chosen, announce=lambda address: click.echo(f"{address}en/lessons/{folder.resolve().name}"))


@content.command("print")
@click.argument("course")
@click.option("--locale", default="en", show_default=True, help="Language of the workbook.")
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
@click.option("--data", type=click.Path(file_okay=False), help="Data folder.")
def print_course(course, locale, target, data):
    """Write COURSE as a workbook: one HTML file, ready to print, for teaching without terminals.

    \b
    Examples:
      kiosk content print security
      kiosk content print security --locale ar --to security-arabic.html
    """
    from kiosk.web.workbook import write_workbook

    chosen = settings.load(data=data)
    shelf = _shelf_to_print(chosen, locale)
    target = target or Path(f"{course}-{locale}.html")
    target.write_text(write_workbook(shelf, shelf.find_course(course), chosen.library_name), encoding="utf-8")
    click.echo(f"{target} is written. Open it in a browser and print it, on A4 or Letter.")


def _shelf_to_print(chosen, locale):
    """Build and open the catalogue of ``chosen`` and return the shelf of one language."""
    from kiosk.catalogue import shelf

    if locale not in chosen.locales:
        raise Rejected(
            N_("There is no language %(code)s. Known are: %(known)s."), code=locale, known=", ".join(chosen.locales)
        )
    chosen.data.mkdir(parents=True, exist_ok=True)
    build_catalogue(chosen)
    shelf.open_catalogue(shelf.load(chosen.catalogue_path, chosen.local))
    return shelf.in_locale(locale)


@content.command()
def ids():
    """Add the ids of new lessons and screens to content/ids.txt, so that none is lost later.

    \b
    Example:
      kiosk content ids
    """
    from kiosk.catalogue.record import record_ids

    added = record_ids(settings.bundled("content"))
    click.echo(f"{len(added)} new ids recorded.")


@content.command()
def extract():
    """Collect all words for translators and bring every .po file up to date.

    \b
    Example:
      kiosk content extract
    """
    from kiosk.catalogue.extract import extract_all

    for name, count in extract_all(settings.bundled("content").parent).items():
        click.echo(f"{count:6} {name}")
    click.echo("See what is left to translate with: kiosk content coverage")


@content.command()
@click.option("--json", "as_json", is_flag=True, help="Print shares from 0 to 1 as JSON.")
def coverage(as_json):
    """Show how much of the interface and of each lesson is translated.

    \b
    Examples:
      kiosk content coverage
      kiosk content coverage --json
    """
    from kiosk.catalogue.coverage import measure, table

    shares = measure(settings.bundled("content"), settings.bundled("translations"))
    click.echo(json.dumps(shares, indent=2) if as_json else table(shares))


def _show(problems, as_json):
    if as_json:
        rows = [
            {"file": str(problem.file), "line": problem.line, "what": problem.what, "remedy": problem.remedy}
            for problem in problems
        ]
        click.echo(json.dumps(rows, indent=2))
        return
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{len(problems)} problems." if problems else "No problems.", err=True)


@contextmanager
def shown_problems():
    """Print every mistake in lessons as file:line before the program ends."""
    try:
        yield
    except (Broken, BrokenPack) as broken:
        for problem in broken.problems:
            click.echo(str(problem), err=True)
        raise


@contextmanager
def _progress():
    """Show a bar from the first step on; a build with nothing to do shows none."""
    bar = None

    def step(done, total):
        nonlocal bar
        bar = bar or click.progressbar(length=total, label="Building the lessons", file=sys.stderr)
        bar.update(done - bar.pos)

    try:
        yield step
    finally:
        if bar:
            bar.render_finish()
