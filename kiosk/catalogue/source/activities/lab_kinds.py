"""Kinds on the engine of labs: passwords, next words, the fair sorter."""

from kiosk.catalogue.source.activities.fields import JUDGED_AND_NAMED, named, shown
from kiosk.catalogue.source.activities.shapes import Paragraphs, Table, Tables, Value, Words

PATTERNS = ("common", "word", "name", "keyboard", "sequence", "repeat", "date", "words", "mixed", "random")
SETTINGS = ("online-limited", "online-unlimited", "stolen-slow", "stolen-fast")
PASSWORDS = {
    "warning": Words("warns that nobody should type a real password", 20),
    "preset": Tables({"text": shown("an invented password to try", 6)}),
    "setting": named("who guesses how fast", 10, note=Words("explains the line before", 25)),
    "pattern": named("pattern found in a password", 8, advice=Words("what to do about this pattern", 40, 8)),
    "message": Paragraphs(Words("what matters besides length", 30)),
    "dice": Words("how to draw random words", 30),
}

NEXT_WORDS = {
    "text": Tables({"text": Words("name of the text that the machine has read", 6), "about": Words("what it is", 30)}),
    "start": Tables({"text": shown("first words of a sentence; they must stand in both texts", 3)}),
    "task": Tables({"text": Words("something to try", 15), "how": Words("how to do it and what to see", 40, 8)}),
    "honest": Paragraphs(Words("how real chatbots differ", 30)),
    "passage_lesson": Words("said of a passage from a lesson", 12, is_needed=False),
}

MANGO = {
    "kind": Value(str, ("yellow", "green")),
    "colour": Value(int),
    "soft": Value(int),
    "place": Value(int),
    "ripe": Value(bool),
}
SORTER = {
    "fruit": named("a kind of fruit", 6, about=Words("how it looks when it is ripe", 20)),
    "tray": Tables({"text": Words("name of a tray of cards", 6), "card": Tables(MANGO)}, least=3),
    "moment": Tables({"text": Words("said at a moment of the practice", 40, 8)}),
    "case": Table(
        {"text": Paragraphs(Words("a second case, to think about", 40), total=80), "choice": JUDGED_AND_NAMED},
        is_needed=True,
    ),
}
