"""Counting words, sentences and syllables."""

import pytest

from kiosk.catalogue.checks.ease import inflesz
from kiosk.catalogue.checks.readability import flesch_kincaid
from kiosk.catalogue.prose import english_syllables, sentences, spanish_syllables, words

ENGLISH = {
    1: "the one done come makes changed used asked closed phone true guess you eye likes names",
    2: "table wanted password message people create quiet being going useful something simple places language",
    3: "idea computer library video radio everyone example examples finishes usual area official together",
    4: "information security librarian actually technology anybody",
    5: ["university", "responsibility"][0],
}  # fmt: skip
SPANISH = {
    1: "que muy hay yo rey y quien",
    2: "día ciudad leer país miedo aún ciencia también después cuenta guía oír",
    3: "mensaje guitarra ahora oído pingüino",
    4: "contraseña seguridad información teléfono biblioteca averiguar",
}


def hits(table, count):
    return [(word, n) for n, line in table.items() for word in line.split() if count(word) != n]


def test_nine_in_ten_everyday_english_words_are_counted_right():
    total = sum(len(line.split()) for line in ENGLISH.values())
    assert len(hits(ENGLISH, english_syllables)) <= total / 10


def test_spanish_words_are_counted_right():
    assert hits(SPANISH, spanish_syllables) == []


@pytest.mark.parametrize("word", ["2026", "10:30", "x", "hmm", "AI"])
def test_every_word_has_a_syllable(word):
    assert english_syllables(word) >= 1


def test_a_code_span_is_one_word_of_a_sentence():
    assert len(words("Type `lamp river onion coat` and wait.")) == 4
    assert sentences("Go to `www.bank.example`. Then stop.") == ("Go to it.", "Then stop.")


@pytest.mark.parametrize(
    ("message", "count"),
    [
        ("One. Two? Three.", 3),
        ('He says: "Pay now. It is late." She waits.', 3),
        ("At 10.30 it costs 2.50 in all", 1),
        ("هل تريد؟ نعم.", 2),
        ("…", 0),
    ],
)
def test_sentences_end_where_people_end_them(message, count):
    assert len(sentences(message)) == count


def test_links_and_bold_do_not_count():
    assert words("A **long** [passphrase](term:passphrase) is *good*.") == ("A", "long", "passphrase", "is", "good.")


def test_the_flesch_kincaid_grade_is_the_published_formula():
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
    assert flesch_kincaid(["The cat sat on the mat."]) == pytest.approx(-1.45)
    assert flesch_kincaid([]) == 0


def test_the_inflesz_score_is_the_published_formula():
    # 4 words, 1 sentence, 6 syllables: 206.835 - 62.3 * 6 / 4 - 4
    assert inflesz(["El gato come pan."]) == pytest.approx(206.835 - 62.3 * 6 / 4 - 4)
    assert inflesz([]) == 100
