"""Writing gettext files so that a run without new words changes no byte.

Babel writes the time, its own version and placeholders for names into each
header. They would make a change where there is none or say nothing, so those
lines are left out.
"""

import io
import re

from babel.messages import pofile
from babel.messages.catalog import Catalog

PROJECT = "library-digital-skills-kiosk"
CHURN = re.compile(
    rb'^"(?:POT-Creation-Date|Generated-By|PO-Revision-Date: YEAR|Last-Translator: FULL NAME'
    rb"|Report-Msgid-Bugs-To: EMAIL@|Language-Team: \w+ <LL@)[^\n]*\n",
    re.MULTILINE,
)
HEADERS = {
    "messages": "# The words of the pages. Made by: kiosk content extract\n#",
    "content": "# The words of the lessons. Made by: kiosk content extract\n#",
}


def new_catalogue(domain, locale=None):
    """Return an empty Babel catalogue for ``domain``; without ``locale`` it is a template."""
    return Catalog(
        locale=locale,
        domain=domain,
        project=PROJECT,
        version=domain,
        header_comment=HEADERS[domain],
        fuzzy=False,
    )


def write(file, catalogue):
    """Write ``catalogue`` to ``file`` without obsolete entries; return whether the file changed."""
    target = io.BytesIO()
    pofile.write_po(target, catalogue, width=0, ignore_obsolete=True, include_previous=False)
    data = CHURN.sub(b"", target.getvalue())
    if file.exists() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return True
