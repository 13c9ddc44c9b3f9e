import csv
import io

import pytest

from kiosk import i18n
from kiosk.errors import NotFound
from kiosk.reporting import board, columns, counts, csv_files, figures, spans, tables
from kiosk.reporting.cells import Cell, guarded
from tests.reporting.conftest import MONDAY
from tests.reporting.test_figures import LESSON, count


@pytest.fixture
def found(state, shelf_here):
    """The figures of a week in which a little of everything happened."""
    count(
        (counts.VISIT, "", "en", 12),
        (counts.RETURN, "", "en", 2),
        (counts.STARTED, LESSON, "en", 11),
        (counts.FINISHED, LESSON, "en", 6),
        (counts.FIRST, LESSON, "where", 9),
        (counts.FIRST_RIGHT, LESSON, "where", 3),
        (counts.BELIEF, LESSON, "where/writing", 4),
        (counts.STEP, LESSON, "ewa", 11),
        (counts.SECONDS, LESSON, "", 7200),
        (counts.ACTIVITY, LESSON, "password-lab", 8),
    )
    return figures.of(spans.read({}, MONDAY), shelf_here)


def read(table):
    """Return a CSV file as a spreadsheet would read it: (header, rows as dictionaries)."""
    text = csv_files.write(table).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    return rows[0], [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_every_table_has_a_title_a_meaning_and_a_dictionary(found):
    assert [table.name for table in tables.of(found)] == list(tables.NAMES)
    for table in tables.of(found):
        assert table.title
        assert table.meaning.endswith(".")
        assert all(column.label and column.meaning.endswith(".") for column in csv_files.columns_of(table))


def test_a_table_that_does_not_exist_is_not_found(found):
    with pytest.raises(NotFound):
        tables.find("learners", found)


@pytest.mark.parametrize("name", tables.NAMES)
def test_the_page_shows_what_the_file_carries(found, name):
    table = tables.find(name, found)
    header, rows = read(table)
    assert header == [column.name for column in csv_files.columns_of(table)]
    assert len(rows) == len(table.rows) > 0
    for row, shown in zip(rows, table.shown(), strict=True):
        for column, text in zip(table.columns, shown, strict=True):
            if column.kind == columns.COUNT and row[column.name]:
                assert int(row[column.name]) == int(text.replace(",", ""))
            elif column.kind == columns.TEXT:
                assert row[column.name] == text


def test_a_marker_tells_few_from_zero_and_from_not_collected(found):
    _, rows = read(tables.find("visits", found))
    assert {row["visits_marker"] for row in rows[:-1]} == {"not collected"}
    last = rows[-1]
    assert (last["visits"], last["visits_marker"]) == ("12", "counted")
    assert (last["return_visits"], last["return_visits_marker"]) == ("", "few")
    _, (question,) = read(tables.find("questions", found))
    assert (question["unsure"], question["unsure_marker"]) == ("0", "zero")


def test_numbers_stay_numbers_and_texts_are_quoted(found):
    raw = csv_files.write(tables.find("lessons", found))
    assert raw.startswith(b"\xef\xbb\xbf" + b'"from","to","lesson"')
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b',11,"counted",6,"counted",0.333,"counted",120,"counted",10.9,"counted","2","yes"\r\n' in raw


def test_a_row_says_which_days_it_is_about_and_whether_they_are_certain(found):
    _, (row,) = read(tables.find("languages", found))
    assert (row["from"], row["to"], row["certain"]) == ("2026-11-23", "2026-11-29", "yes")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start):
    table = tables.Table("x", "X", "X.", (columns.find("title"),), ((f"{start}1+1",),))
    assert read(table)[1] == [{"title": f"'{start}1+1"}]


def test_quotes_and_line_ends_inside_a_text_survive():
    table = tables.Table("x", "X", "X.", (columns.find("title"),), (('a "b",\r\nc',),))
    assert read(table)[1] == [{"title": 'a "b",\r\nc'}]


def test_a_negative_number_is_a_number():
    table = tables.Table("x", "X", "X.", (columns.find("visits"),), ((Cell(-3, "counted"),),))
    assert b"\r\n-3," in csv_files.write(table)


def test_machine_names_are_the_same_in_every_language_and_labels_are_not(found, shelf_here):
    with i18n.using("es"):
        assert read(tables.find("lessons", found))[0] == read(tables.find("lessons", found))[0]
        assert columns.find("visits").name == "visits"


def test_a_file_is_named_after_its_table_and_its_time(found):
    assert csv_files.name_of(tables.find("lessons", found), found.span) == "lessons-2026-W48.csv"
    free = spans.read({"from": "2026-11-02", "to": "2026-11-15"}, MONDAY)
    assert csv_files.name_of(tables.find("visits", found), free) == "visits-2026-11-02-to-2026-11-15.csv"


def test_shares_are_shown_as_percent_and_small_ones_in_words(found):
    assert tables.shown(Cell(0.333, "counted"), columns.SHARE) == "33%"
    assert tables.shown(guarded(3), columns.COUNT) == "fewer than 5"
    assert (tables.shown(True, columns.YES_NO), tables.shown(False, columns.YES_NO)) == ("yes", "no")


def test_the_board_report_gives_only_what_there_is_and_says_how_it_was_counted(found):
    made = board.report(found)
    assert {line.evidence for line in made.lines} == {board.INFERRED, board.OBSERVED}
    assert all(line.how.endswith(".") and line.word and line.value for line in made.lines)
    assert "does not claim" in made.claim
    values = {line.name: line.value for line in made.lines}
    assert values["active_use"] == "12"
    assert values["learning_hours"] == "2"
    assert values["first_right"] == "3 of 9 (33%)"
    assert values["events"] == "0"
    assert made.certainty == ""


def test_the_board_hears_when_dates_were_not_certain(state, shelf_here):
    count((counts.VISIT, "", "en", 1), certain=False)
    made = board.report(figures.of(spans.read({}, MONDAY), shelf_here))
    assert "could not be sure of the date" in made.certainty
    assert {line.name: line.value for line in made.lines}["first_right"] == "No answers yet"
