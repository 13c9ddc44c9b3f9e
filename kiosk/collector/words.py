"""The words of the collector in every language: it has no compiled lessons, so it reads the .po files at start."""

import io

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kiosk import i18n
from kiosk.settings import bundled


def install(locales):
    """Make the words of ``locales`` ready. A language whose file is missing is spoken in English."""
    for code in locales:
        path = bundled("translations") / code / "LC_MESSAGES" / "messages.po"
        i18n.install(code, _compiled(path, code) if path.exists() else b"")


def _compiled(path, code):
    with path.open("rb") as file:
        catalogue = read_po(file, locale=code)
    target = io.BytesIO()
    write_mo(target, catalogue)  # leaves out what is doubtful ("fuzzy")
    return target.getvalue()
