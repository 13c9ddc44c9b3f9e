import pytest

from kiosk import settings
from kiosk.catalogue import shelf, spoken
from kiosk.catalogue.pronouncing import Pronunciation
from kiosk.catalogue.source.lists import read_spoken

ENGLISH = Pronunciation({".": "dot", "-": "hyphen", "@": "at", "!": "exclamation mark"}, {"AI": "A I", "Esc": "Escape"})


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Open `my-bank.example`.", "Open my hyphen bank dot example."),
        ("Write to `ana@club.example`.", "Write to ana at club dot example."),
        ("The code is `482 913`.", "The code is 4, 8, 2, 9, 1, 3."),
        ("`P@ss1!`", "P, at, s, s, 1, exclamation mark"),
        ("Say `lamp river onion coat`.", "Say lamp river onion coat."),
        ("Press `Esc`.", "Press Escape."),
        ("AI can be wrong. Ask Aisha.", "A I can be wrong. Ask Aisha."),
        ("Nothing to change.", "Nothing to change."),
    ],
)
def test_a_sentence_is_read_as_a_person_would(written, said):
    assert ENGLISH.of(written) == said


def test_the_sound_has_the_id_of_the_sentence_as_it_is_written(author):
    (author.content / "spoken.toml").write_text('[words.en]\n"Mei" = "May"')
    author.open()
    (said,) = [step.title_say for step in shelf.find_lesson("make-tea", "en").steps if step.title == "Mei is cold"]
    assert spoken.find(said) == ("May is cold", "en")


def test_a_language_that_the_kiosk_does_not_have_is_a_problem(author):
    (author.content / "spoken.toml").write_text('[words.tlh]\n"a" = "b"')
    assert any("there is no language tlh" in problem for problem in author.problems())


def test_every_language_names_the_same_signs():
    problems = []
    found = read_spoken(settings.bundled("content") / "spoken.toml", problems)
    assert problems == []
    assert len({frozenset(pronunciation.signs) for pronunciation in found.values()}) == 1
