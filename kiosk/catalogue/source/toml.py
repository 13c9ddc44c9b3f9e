"""TOML with line numbers: what is written, where, and what is wrong with it."""

import difflib
import re
import tomllib

DUPLICATE_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


def parse_toml(text, place):
    """Return the table in ``text`` or, after noting the problem, an empty one."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = DUPLICATE_LINE.search(str(error))
        last = text.count("\n") + 1
        line = int(found[1]) if found and found[1] else last
        what = DUPLICATE_LINE.sub("", str(error)).strip()
        place.note(place.first + line - 1, f"this is not TOML: {what}", "compare with content/README.md")
        return {}


def read_toml(place):
    """Return (table, text) of the file of ``place``; both empty if it is missing or broken."""
    text = read_text(place)
    return parse_toml(text, place), text


def read_text(place):
    """Return the text of the file of ``place``, or "" after noting why it cannot be read."""
    try:
        return place.file.read_text(encoding="utf-8")
    except FileNotFoundError:
        place.note(1, "this file is missing", "write it, see content/README.md")
    except UnicodeDecodeError:
        place.note(1, "this file is not UTF-8 text", "save it as UTF-8")
    return ""


def key_lines(text, first=1):
    """Return the line of each key and ``[table]`` of flat TOML ``text``; ``first`` is the number of its line 0."""
    found = {}
    for number, line in enumerate(text.splitlines(), first):
        key = re.match(r"\s*\[?\[?\s*\"?([\w-]+)\"?\s*(?:\]|=)", line)
        if key:
            found.setdefault(key[1], number)
    return found


def table_lines(text, name):
    """Return the lines of the headers ``[[name]]`` in ``text``, in order."""
    return [n for n, line in enumerate(text.splitlines(), 1) if line.replace(" ", "").startswith(f"[[{name}]]")]


def note_unknown(table, known, place, line_of):
    """Note every key of ``table`` outside ``known``, with the nearest one that exists."""
    for key in table:
        if key not in known:
            nearest = difflib.get_close_matches(key, known, n=1, cutoff=0)[0]
            place.note(line_of(key), f"there is no field {key}", f"did you mean {nearest}?")
