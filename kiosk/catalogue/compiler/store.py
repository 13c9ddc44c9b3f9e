"""Compiled languages → one SQLite file, put in place in a single step."""

import json
import os
import tempfile
from collections import Counter
from pathlib import Path

import peewee

from kiosk import durable
from kiosk.catalogue import models
from kiosk.catalogue.folding import fold, pieces


def write_catalogue(out, shelves, info):
    """Write the file ``out`` from the :class:`Bound` shelves and the ``info`` (key → value).

    It is made in memory and renamed into place after it is on disk, so that a
    reader or a power cut sees the old file or the new one, never a part.
    """
    database = peewee.SqliteDatabase(":memory:")
    for table in models.TABLES:
        type(table._schema)(table, database=database).create_all()
    with database.atomic():
        for shelf in shelves:
            _insert_shelf(database, shelf)
        _insert(database, models.Info, info.items())
    data = database.connection().serialize()
    database.close()
    _replace(out, data)


def _insert_shelf(database, shelf):
    _insert(database, models.ShelfDocument, [(shelf.locale, _json(shelf.shelf), shelf.interface)])
    rows = [(shelf.locale, slug, _json(lesson)) for slug, lesson in shelf.lessons.items()]
    _insert(database, models.LessonDocument, rows)
    _insert(database, models.Beginning, shelf.beginnings)
    _insert(database, models.Passage, shelf.passages)
    _insert(database, models.WordList, shelf.word_lists)
    rows = [(shelf.locale, id, _json(document)) for id, document in shelf.activities.items()]
    _insert(database, models.ActivityDocument, rows)
    _insert(
        database,
        models.SpokenText,
        [(id, lang, shelf.aloud.get(id, text)) for id, (lang, text) in shelf.spoken.items()],
    )
    sources = [(slug, lesson, _lines(shelf, lesson)) for slug, lesson in shelf.lessons.items()]
    words = [_search_row(shelf.locale, *source) for source in sources]
    _insert(database, models.LessonWords, words)
    texts = [[*lines, lesson["keywords"]] for _, lesson, lines in sources]
    _insert(database, models.Word, _vocabulary(shelf.locale, texts))


def _insert(database, table, rows):
    """Insert many rows; the model writes the statement once, SQLite runs it for each row."""
    rows = list(rows)
    if rows:
        fields = [field for field in table._meta.sorted_fields if field.name != "rowid"]
        query = table.insert_many(rows[:1], fields=fields)
        if table is models.SpokenText:  # two languages share what is not translated yet
            query = query.on_conflict_ignore()
        statement, _ = database.get_sql_context().sql(query).query()
        database.connection().executemany(statement, rows)


def _lines(shelf, lesson):
    """Return title, summary, and then every sentence of the screens, the outcomes and the course, each once."""
    said = [shelf.spoken[id][1] for step in lesson["steps"] for id in step["says"] if id in shelf.spoken]
    course = next(course for course in shelf.shelf["courses"] if course["slug"] == lesson["course"])
    more = [*said, *lesson["outcomes"], course["title"], course["line"]]
    return [lesson["title"], lesson["summary"], *dict.fromkeys(more)]


def _search_row(locale, slug, lesson, lines):
    folded = [" ".join(fold(piece) for piece in pieces(line)) for line in (*lines, lesson["keywords"])]
    summary = f"{folded[1]} {folded[-1]}"  # keywords find a lesson, but are no line to show of it
    return (locale, slug, "\n".join(lines[2:]), folded[0], summary, "\n".join(folded[2:-1]))


def _vocabulary(locale, texts):
    """Return the words of one language; of several spellings the most used one is shown."""
    uses = Counter(piece for lines in texts for line in lines for piece in pieces(line))
    lessons = Counter(word for lines in texts for word in {fold(piece) for line in lines for piece in pieces(line)})
    shown = {}
    for piece, _ in uses.most_common():
        shown.setdefault(fold(piece), piece.lower())
    return [(locale, word, shown[word], lessons[word]) for word in shown if word and not word.isdigit()]


def _json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _replace(out, data):
    out.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{out.name}-", dir=out.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)  # mkstemp keeps it to ourselves; lessons are no secret
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    durable.sync_path(out.parent)
