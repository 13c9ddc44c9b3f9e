"""What translators wrote: ``translations/<locale>/LC_MESSAGES/{content,messages}.po``.

A fuzzy entry is a guess or a doubt and is never shown. A file that is missing
means that nothing is translated yet; a file that cannot be read is a problem.
"""

import io
import re
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages import mofile, pofile

from kiosk.catalogue.problems import Problem

LINE = re.compile(r'(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d\])?)\s+)?"([^"\\]|\\.)*"|)\s*')


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated message and where it stands. With ``plural`` there is an entry for each form."""

    id: str
    context: str
    words: str
    fuzzy: bool
    file: Path
    line: int
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Translations:
    """All words of one locale: ``entries`` of the lessons, ``messages`` of the pages, also compiled (``interface``)."""

    locale: str
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    messages: tuple[Entry, ...] = ()
    interface: bytes = b""

    def find(self, text):
        """Return the translation of the :class:`Text`, or None."""
        entry = self.entries.get((text.context, text.value))
        return entry.words if entry and entry.words and not entry.fuzzy else None


def po_file(folder, locale, domain):
    """Return the path of the translations of ``domain`` ("content" or "messages") into ``locale``."""
    return folder / locale / "LC_MESSAGES" / f"{domain}.po"


def read_translations(folder, locale, problems):
    """Return the :class:`Translations` of ``locale`` under ``folder``."""
    content, messages = (po_file(folder, locale, domain) for domain in ("content", "messages"))
    pages = read_po(messages, locale, problems)
    lessons = [entry for message in read_po(content, locale, problems) for entry in _entries(message, content)]
    return Translations(
        locale,
        {(entry.context, entry.id): entry for entry in lessons},
        tuple(entry for message in pages for entry in _entries(message, messages)),
        _compiled(pages),
    )


def read_po(file, locale, problems):
    """Return the Babel catalogue in ``file``; an empty one if it is missing or, after noting why, broken."""
    empty = pofile.read_po(io.BytesIO(), locale=locale)
    if not file.exists():
        return empty
    data = file.read_bytes()
    try:
        fault = _first_fault(data.decode())
        if not fault:
            return pofile.read_po(io.BytesIO(data), locale=locale, abort_invalid=True)
        line, what = fault
    except UnicodeDecodeError:
        line, what = 1, "it is not UTF-8 text"
    except pofile.PoFileError as error:
        line, what = error.lineno + 1, str(error)
    except (ValueError, IndexError) as error:  # a header or plural rule Babel cannot make sense of
        line, what = 1, str(error)
    problems.append(Problem(file, line, f"this is not a gettext file: {what}", "save it again in a PO editor"))
    return empty


def _entries(message, file):
    plural = isinstance(message.id, tuple)
    english = message.id[1] if plural else message.id
    for words in message.string if isinstance(message.string, tuple) else [message.string]:
        if english:
            line = message.lineno or 1
            yield Entry(english, message.context or "", words, message.fuzzy, file, line, plural)


def _first_fault(text):
    """Babel forgives a missing quote by dropping words; a person should hear of it."""
    for number, line in enumerate(text.splitlines(), 1):
        if not LINE.fullmatch(line):
            return number, f"{line.strip()!r} is cut off or unknown"
    return None


def _compiled(catalogue):
    if not any(message.id for message in catalogue):
        return b""
    target = io.BytesIO()
    mofile.write_mo(target, catalogue)
    return target.getvalue()
