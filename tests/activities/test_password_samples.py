"""The sample passwords of every language: adapted, and judged by the words of that language."""

import re
from itertools import pairwise

import pytest

from kiosk.activities import passwords
from kiosk.activities.plays import row_of
from kiosk.catalogue import shelf
from kiosk.i18n import LOCALES

GROWING = ("two-words", "three-words", "four-words", "five-words")


def sample(locale, id):
    return row_of(shelf.current().find_practice("password-lab", locale)["preset"], id)["text"].html


def lists_of(locale):
    return passwords.Lists(*(shelf.current().find_words(locale, name) for name in ("common", "words", "names")))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_of_samples_stand_in_the_list_of_their_language(locale, catalogues):
    known = {word for ranks in lists_of(locale).ranks.values() for word in ranks}
    for id in GROWING:
        strange = [word for word in re.split(r"[\s-]+", sample(locale, id).lower()) if word not in known]
        assert not strange, id


@pytest.mark.parametrize("locale", LOCALES)
def test_each_word_more_holds_longer(locale, catalogues):
    lists = lists_of(locale)
    guesses = [passwords.estimate(sample(locale, id), lists).guesses for id in GROWING]
    assert all(later > 10 * before for before, later in pairwise(guesses)), guesses


@pytest.mark.parametrize("locale", ["es", "fr", "ar", "id"])
def test_a_passphrase_is_written_in_the_language_of_the_reader(locale, catalogues):
    assert sample(locale, "four-words") != sample("en", "four-words")


def test_a_word_typed_without_its_accents_is_found_too(catalogues):
    lists = lists_of("fr")
    with_accents, without = (passwords.estimate(word, lists) for word in ("fenêtre", "fenetre"))
    assert (with_accents.pattern, without.pattern) == ("word", "word")
