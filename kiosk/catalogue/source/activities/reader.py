"""Values of one file as a shape says: texts with their lines, defaults filled in, whatever does not fit noted."""

import difflib
from dataclasses import replace

from kiosk.catalogue.source.activities.shapes import Paragraphs, Table, Tables, Value, Values, Words

EMPTY = {str: "", int: 0, bool: False}
KIND_NAMES = {str: "text in quotes", int: "a whole number", bool: "true or false"}
BEGINNING = 24  # signs of a text that are enough to find its line


class Reader:
    """Follows a shape through the values of one file; a cursor over its text finds the line of each."""

    def __init__(self, place, text):
        self._place = place
        self._text = text
        self._at = 0

    def table(self, shape, values, name):
        """Return ``values`` with texts as :class:`Text` and defaults filled in; note whatever does not fit."""
        line = self._line(values.get("id", ""))
        self._note_unknown(values, shape, name, line)
        return {key: self._field(one, key, values, name, line) for key, one in _in_order(shape, values)}

    def _field(self, shape, key, values, name, line):
        if key not in values:
            if getattr(shape, "is_needed", False) or (isinstance(shape, Tables) and shape.least):
                self._place.note(line, f"{name} has no field {key}", "add it, see content/README.md")
            return _nothing(shape)
        return self._value(shape, key, values[key], name, line)

    def _value(self, shape, key, value, name, line):
        match shape:
            case Words() if isinstance(value, str):
                return self._text_of(value, shape)
            case Paragraphs(words=words) if _is_list_of(value, str):
                return [self._text_of(one, words) for one in value]
            case Value(kind=kind) if type(value) is kind:
                return self._known(value, shape.known, key, line)
            case Values() if _is_list_of(value, str):
                return [self._known(one, shape.known, key, line) for one in value]
            case Table(fields=fields) if isinstance(value, dict):
                return self.table(fields, value, f"{key} of {name}")
            case Tables(fields=fields) if _is_list_of(value, dict):
                return self._rows(fields, value, key)
        self._place.note(line, f"{key} of {name} is of the wrong kind", f"write {_kind(shape)}")
        return _nothing(shape)

    def _rows(self, fields, values, key):
        rows, seen, outer = [], set(), self._place
        for number, value in enumerate(values, 1):
            id = str(value.get("id", number))
            self._place = outer.inside(id)
            line = self._line(id)
            rows.append(self.table({"id": Value(str), **fields}, value, f"{key} {id}"))
            if id in seen:
                outer.note(line, f"the {key} {id} stands here twice", "give one of them another id")
            seen.add(id)
        self._place = outer
        return rows

    def _known(self, value, known, key, line):
        if known and value not in known:
            nearest = difflib.get_close_matches(str(value), map(str, known), n=1, cutoff=0)[0]
            remedy = f"choose one of {', '.join(known)}; did you mean {nearest}?"
            self._place.note(line, f"{value!r} is not known as {key}", remedy)
        return value

    def _text_of(self, value, words):
        text = self._place.text(value, self._line(value), words.note)
        return text if words.is_ours else replace(text, is_quoted=True)

    def _line(self, value):
        """Return the line on which ``value`` begins, looking on from the last one found."""
        first = next(iter(str(value).strip().splitlines()), "")[:BEGINNING]
        written = first.replace("\\", "\\\\").replace('"', '\\"')
        found = self._text.find(written, self._at) if written else -1
        self._at = max(found, self._at)
        return self._text.count("\n", 0, self._at) + 1

    def _note_unknown(self, values, shape, name, line):
        for key in values:
            if key not in shape:
                nearest = difflib.get_close_matches(key, shape, n=1, cutoff=0)
                self._place.note(line, f"{name} has an unknown field {key}", f"did you mean {nearest[0]}?")


def _in_order(shape, values):
    """Return the fields in the order of the file, so that the cursor goes forward; missing ones come last."""
    order = [*(key for key in values if key in shape), *(key for key in shape if key not in values)]
    return [(key, shape[key]) for key in order]


def _nothing(shape):
    match shape:
        case Words():
            return None
        case Paragraphs() | Values() | Tables():
            return []
        case Table():
            return {}
    return EMPTY[shape.kind] if shape.default is None else shape.default


def _is_list_of(value, kind):
    return isinstance(value, list) and all(isinstance(one, kind) for one in value)


def _kind(shape):
    match shape:
        case Value(kind=kind):
            return KIND_NAMES[kind]
        case Words():
            return KIND_NAMES[str]
        case Paragraphs() | Values():
            return 'a list: ["…", "…"]'
    return "a table, as in content/README.md"
