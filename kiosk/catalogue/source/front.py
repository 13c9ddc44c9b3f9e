"""The front matter of a lesson: TOML between two lines of ``+++``."""

from datetime import date

from kiosk.catalogue.source.holdings import Front
from kiosk.catalogue.source.parts import Picture
from kiosk.catalogue.source.toml import key_lines, note_unknown, parse_toml

FENCE = "+++"
KINDS = {
    "title": str,
    "summary": str,
    "minutes": int,
    "audience": str,
    "min_age": int,
    "keywords": list,
    "needs": list,
    "competences": list,
    "activity": str,
    "outcomes": list,
    "sources": list,
    "review_by": date,
    "drawing": str,
    "drawing_alt": str,
    "misconceptions": dict,
}
EMPTY = {str: "", int: 0, list: [], dict: {}, date: None}
OPTIONAL = {"activity", "keywords"}
KIND_NAMES = {
    str: "text in quotes",
    int: "a whole number",
    list: "a list of texts",
    dict: "a table of texts",
    date: "a date like 2027-11-01",
}


def split_front(text, place):
    """Return (front matter, body, line number of the body's first line)."""
    lines = text.splitlines()
    ends = [number for number, line in enumerate(lines) if line.strip() == FENCE]
    if len(ends) < 2 or ends[0] != 0:
        place.note(1, "the front matter is missing", "begin the file with +++, the fields, and +++ again")
        return "", text, 1
    return "\n".join(lines[1 : ends[1]]), "\n".join(lines[ends[1] + 1 :]), ends[1] + 2


def read_front(text, place):
    """Return the :class:`Front` written in ``text``, which begins on line 2 of its file."""
    lines = key_lines(text, first=2)
    table = parse_toml(text, place)
    note_unknown(table, KINDS, place, lambda key: lines.get(key, 1))
    values = {name: _value(name, kind, table, place, lines) for name, kind in KINDS.items()}

    def text_of(name, note, key=None):
        return place.text(values[name] if key is None else values[name][key], lines.get(key or name, 1), note)

    return Front(
        title=text_of("title", "title of the lesson"),
        summary=text_of("summary", "summary of the lesson"),
        keywords=place.text(
            ", ".join(values["keywords"]),
            lines.get("keywords", 1),
            "words that people search this lesson by, also wrong or rude ones; as many as your language has",
        ),
        outcomes=tuple(
            place.text(one, lines.get("outcomes", 1), "outcome, after “Now you can”") for one in values["outcomes"]
        ),
        drawing=Picture(values["drawing"], text_of("drawing_alt", "picture, in words")),
        misconceptions={
            key: text_of("misconceptions", "what some people believe (it is not true)", key)
            for key in values["misconceptions"]
        },
        lines=lines,
        **{name: values[name] for name in ("minutes", "audience", "min_age", "activity", "review_by")},
        **{name: tuple(values[name]) for name in ("needs", "competences", "sources")},
    )


def _value(name, kind, table, place, lines):
    value = table.get(name, EMPTY[kind])
    if name not in table and name not in OPTIONAL:
        place.note(1, f"the field {name} is missing", f"give it {KIND_NAMES[kind]}")
    elif name in table and not _fits(value, kind):
        place.note(lines.get(name, 1), f"{name} is not {KIND_NAMES[kind]}", "write it like content/README.md shows")
        return EMPTY[kind]
    return value


def _fits(value, kind):
    if kind in (list, dict):
        parts = value.values() if isinstance(value, dict) else value
        return isinstance(value, kind) and all(isinstance(part, str) for part in parts)
    return type(value) is kind
