"""The next-word machine says only what it has read, the same with the same seed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.activities import next_words
from kiosk.catalogue import shelf
from kiosk.catalogue.compiler.next_words import count_words, tokens
from kiosk.i18n import LOCALES

WORDS = st.lists(st.sampled_from(["a", "b", "c", "."]), min_size=1, max_size=8).map(" ".join)


@given(sentences=st.lists(WORDS, max_size=12))
@settings(max_examples=60)
def test_words_are_counted_like_every_word_by_itself(sentences):
    found = count_words([("place", one) for one in sentences])
    read = [tokens(one) for one in sentences]
    for context, rows in found.items():
        before = context.split()
        for word, times, numbers in rows:
            slow = [
                number
                for number, one in enumerate(read)
                for place in range(len(before), len(one))
                if one[place - len(before) : place] == before and one[place] == word and (before or place == 0)
            ]
            assert times == len(slow)
            assert numbers == sorted(dict.fromkeys(slow))[:3]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_beginning_can_go_on_in_every_language(catalogues, locale):
    here = shelf.current()
    fields = here.find_practice("next-word-machine", locale)
    readings = [one["id"] for one in fields["text"] if here.find_beginnings(locale, one["id"], [""])]
    assert "lessons" in readings
    starts = [start for start in fields["start"] if start["text"].lang == locale]
    for start in starts:
        words = start["text"].html.split()
        found = here.find_beginnings(locale, "lessons", next_words.contexts_of(words))
        assert next_words.likely(found, words), f"{locale}: nothing follows {words}"


def test_the_same_seed_draws_the_same_word():
    nexts = next_words.likely({"": [["a", 3, [1]], ["b", 1, [2]]]}, [])
    assert [next_words.draw(nexts, "warm", seed).word for seed in range(30)] == [
        next_words.draw(nexts, "warm", seed).word for seed in range(30)
    ]
    cool = sum(next_words.draw(nexts, "cool", seed).word == "a" for seed in range(300))
    warm = sum(next_words.draw(nexts, "warm", seed).word == "a" for seed in range(300))
    assert cool > warm


def test_after_a_full_stop_a_new_sentence_begins():
    found = {"": [["a", 1, [0]]], ".": [["b", 1, [0]]]}
    assert [one.word for one in next_words.likely(found, ["b", "."])] == ["a"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("reading", ["lessons", "tales"])
def test_the_most_likely_words_go_round_in_circles(locale, reading, catalogues):
    words = []
    while len(words) < next_words.MOST_WORDS:
        found = shelf.current().find_beginnings(locale, reading, ["", *next_words.contexts_of(words)])
        words.append((next_words.likely(found, words) or next_words.likely(found, []))[0].word)
    text = " ".join(words)
    assert any(text.count(" ".join(words[at : at + 4])) > 1 for at in range(len(words) - 4)), text


def test_rare_words_get_more_of_the_bar_when_the_machine_is_warm():
    nexts = next_words.likely({"": [["a", 8, [1]], ["b", 1, [2]]]}, [])
    cool, middle, warm = (next_words.chances(nexts, one)[1] for one in ("cool", "middle", "warm"))
    assert cool < middle < warm


def test_a_word_is_shown_with_the_passages_it_came_from(catalogues):
    here = shelf.current()
    found = here.find_beginnings("en", "lessons", next_words.contexts_of(["You", "can"]))
    for one in next_words.likely(found, ["You", "can"]):
        passages = here.find_passages("en", "lessons", one.passages)
        assert passages
        for place, sentence in passages:
            assert place in shelf.in_locale("en").lessons
            assert f"can {one.word}" in " ".join(tokens(sentence))
