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


def read_translations(folder, locale, problems, additions=()):
    """Return the :class:`Translations` of ``locale`` under ``folder``, with the words of the ``additions``."""
    entries, pages = _read_one(folder, locale, problems)
    shown = [entry for message in pages for entry in _entries(message, po_file(folder, locale, "messages"))]
    for addition in additions:
        more, more_pages = _read_one(addition.translations, locale, problems)
        entries.update(_welcome(more, entries, addition))
        file = po_file(addition.translations, locale, "messages")
        shown += [entry for message in _take_over(pages, more_pages, addition) for entry in _entries(message, file)]
    return Translations(locale, entries, tuple(shown), _compiled(pages))


def _read_one(folder, locale, problems):
    content, messages = (po_file(folder, locale, domain) for domain in ("content", "messages"))
    lessons = [entry for message in read_po(content, locale, problems) for entry in _entries(message, content)]
    return {(entry.context, entry.id): entry for entry in lessons}, read_po(messages, locale, problems)


def _welcome(more, entries, addition):
    """Return those entries of a pack that say something new; only some packs may say it better."""
    told = {key: entry for key, entry in more.items() if entry.words and not entry.fuzzy}
    return {key: entry for key, entry in told.items() if addition.retranslates or not _is_told(entries.get(key))}


def _is_told(entry):
    return entry is not None and bool(entry.words) and not entry.fuzzy


def _take_over(pages, more, addition):
    """Put the translations of ``more`` into ``pages``, where the program has such a sentence; return the messages."""
    taken = []
    for message in more if addition.retranslates else ():
        known = pages.get(message.id, message.context) if message.id and not message.fuzzy else None
        if known is not None and _fits(message.string, known.id, pages.num_plurals):
            known.string, known.flags = message.string, known.flags - {"fuzzy"}
            taken.append(message)
    return taken


def _fits(words, id, plurals):
    if isinstance(id, tuple):
        return isinstance(words, tuple) and len(words) == plurals and all(words)
    return isinstance(words, str) and bool(words)


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
