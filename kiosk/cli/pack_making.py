"""Making packs, on the operator's own computer: keys that never go online, packs, and the catalogue of them."""

import datetime
import json
from pathlib import Path

import click

from kiosk import settings
from kiosk.cli.content import shown_problems
from kiosk.cli.pack import FILE
from kiosk.cli.pack_installing import pack
from kiosk.errors import Rejected
from kiosk.i18n import N_

OUT = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
KEY = click.option("--key", "key_file", type=FILE, required=True, help="Your key, see: kiosk pack key")


@pack.command()
@click.argument("file", type=OUT)
def key(file):
    """Make a key to sign packs with and keep it in FILE; print its public half.

    Make two, a main and a spare one. Keep them on two sticks in two places, and never on a computer that is online.

    \b
    Example:
      kiosk pack key main.key
    """
    from kiosk.signing_keys import load_or_make_key, public_of

    made = load_or_make_key(file)
    click.echo(public_of(made).hex())
    click.echo("Nobody but you may have this file. Next: kiosk pack letter", err=True)


@pack.command()
@click.argument("network")
@KEY
@click.option("--main", help="Public half of the main key, if --key is another one: an old key that signs a new pair.")
@click.option("--spare", required=True, help="Public half of the spare key, as kiosk pack key printed it.")
@click.option("--version", type=click.IntRange(1), default=1, show_default=True, help="Higher with each new letter.")
@click.option("-o", "--out", type=OUT, required=True, help="File to write, such as harbour.keyletter.")
def letter(network, key_file, main, spare, version, out):
    """Write the key letter of the library network NETWORK: kiosks that have it take your packs.

    Tell the librarians its check number by another way than the file itself, such as on paper.

    \b
    Examples:
      kiosk pack letter "Harbour Libraries" --key main.key --spare 9f2c… -o harbour.keyletter
      kiosk pack letter "Harbour Libraries" --key spare.key --main 51aa… --spare 07e3… --version 2 -o new.keyletter
    """
    from kiosk.signing_keys import load_or_make_key, public_of
    from kiosk.sync.packs import trust

    signer = load_or_make_key(key_file)
    publics = [_public(main) if main else public_of(signer), _public(spare)]
    data = trust.write_letter(network, version, publics, signer)
    out.write_bytes(data)
    click.echo(f"{out} is written. Its check number is: {trust.read_letter(data).check_number}")


def _public(text):
    try:
        return bytes.fromhex(text)
    except ValueError as error:
        raise Rejected(N_("A public key has 64 digits and letters from a to f.")) from error


@pack.command()
@click.argument("folder", type=FOLDER)
@KEY
@click.option("-o", "--out", type=OUT, required=True, help="File to write, such as harbour-3.pack.")
def build(folder, key_file, out):
    """Check the lessons in FOLDER, sign them and write them as one file.

    FOLDER holds pack.toml, content/ and translations/, laid out like the bundled ones. The same folder and key make
    the same bytes. A mistake is printed as file:line, and then nothing is written.

    \b
    Example:
      kiosk pack build harbour --key main.key -o harbour-3.pack
    """
    from kiosk.signing_keys import load_or_make_key
    from kiosk.sync.packs import building

    bundled = settings.bundled("content"), settings.bundled("translations")
    with shown_problems():
        made = building.build(folder, load_or_make_key(key_file), out, bundled)
    click.echo(f"{made.name} {made.version} with {len(made.files)} files. Hand it out on a stick, or with:")
    click.echo(f"kiosk collector pack add {out} --name {made.name} --version {made.version}")


@pack.command()
@click.argument("packs", type=FILE, nargs=-1, required=True)
@KEY
@click.option("--version", type=click.IntRange(1), required=True, help="Higher with each catalogue.")
@click.option("--issued", type=click.DateTime(["%Y-%m-%d"]), help="The day it is made; today if left out.")
@click.option("-o", "--out", type=OUT, required=True, help="File to write, such as catalogue.json.")
@click.option("--json", "as_json", is_flag=True, help="Print what it lists as JSON.")
def catalogue(packs, key_file, version, issued, out, as_json):
    """Sign the catalogue of PACKS, for kiosks that fetch them over the network. Make a new one twice a year at least.

    \b
    Example:
      kiosk pack catalogue harbour-3.pack spanish-2.pack --key main.key --version 7 -o catalogue.json
    """
    from kiosk.signing_keys import load_or_make_key, public_of
    from kiosk.sync.packs import catalogue as catalogues
    from kiosk.sync.packs import looking

    signer = load_or_make_key(key_file)
    public = public_of(signer)
    listed = tuple(looking.listed(file, public) for file in packs)
    day = issued.date() if issued else datetime.datetime.now(datetime.UTC).date()
    out.write_bytes(catalogues.write(catalogues.Catalogue(version, day, listed), signer))
    if as_json:
        rows = [{"pack": one.pack, "version": one.version, "sha256": one.sha256} for one in listed]
        click.echo(json.dumps(rows, indent=2))
    else:
        click.echo(f"{out} lists {len(listed)} packs. Hand it out with:")
        click.echo(f"kiosk collector pack catalogue {out} --version {version}")
