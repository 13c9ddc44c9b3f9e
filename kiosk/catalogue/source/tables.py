"""TOML files that are lists of tables: each table is whole, or its problems are noted and it is left out."""

from kiosk.catalogue.source.toml import key_lines, note_unknown, read_toml, table_lines

NONE = {}


def rows_of(place, name, kinds, optional=NONE):
    """Return (line, row) for each table ``[[name]]`` of the file of ``place``.

    ``kinds`` tells the type of each field, ``optional`` that of fields which may be missing.
    """
    table, text = read_toml(place)
    note_unknown(table, [name], place, lambda key: key_lines(text).get(key, 1))
    lines = table_lines(text, name)
    rows = table.get(name, [])
    if not isinstance(rows, list):
        place.note(1, f"{name} is not a list of tables", f"begin each with [[{name}]]")
        return []
    return [(line, row) for line, row in zip(lines, rows, strict=False) if _is_whole(row, kinds, place, line, optional)]


def tables_of(place, kinds):
    """Return (name, line, row) for each table ``[name]`` of the file of ``place``."""
    table, text = read_toml(place)
    lines = key_lines(text)
    return [
        (name, lines.get(name, 1), row)
        for name, row in table.items()
        if _is_whole(row, kinds, place, lines.get(name, 1))
    ]


def _is_whole(row, kinds, place, line, optional=NONE):
    if not isinstance(row, dict):
        place.note(line, "a value stands outside a table", "begin a table with [name] above it")
        return False
    wanted = kinds | {name: kind for name, kind in optional.items() if name in row}
    note_unknown(row, kinds | optional, place, lambda _: line)
    wrong = [name for name, kind in wanted.items() if type(row.get(name)) is not kind]
    for name in wrong:
        place.note(line, f"the field {name} is missing or of the wrong kind", "compare with content/README.md")
    return not wrong
