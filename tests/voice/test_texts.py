"""Which sentence an id stands for."""

from concurrent.futures import ThreadPoolExecutor

from kiosk.voice.texts import MAX_CHARACTERS, Texts


def test_a_sentence_shown_is_found_by_its_id():
    shown = Texts()
    name = shown.say_id("Choose one answer.", "en")
    assert shown.find(name) == ("Choose one answer.", "en")


def test_the_same_words_in_two_languages_are_two_sentences():
    assert Texts().say_id("No", "en") != Texts().say_id("No", "es")


def test_the_id_is_the_one_lessons_use():
    # the first 16 digits of: printf 'en\nGo on' | sha256sum
    assert Texts().say_id("Go on", "en") == "e21f0a134aab386d"


def test_the_sentence_not_shown_for_longest_is_forgotten_first():
    shown = Texts(max_texts=2)
    first, second = shown.say_id("one", "en"), shown.say_id("two", "en")
    shown.say_id("one", "en")
    shown.say_id("three", "en")
    assert shown.find(first)
    assert shown.find(second) is None


def test_a_sentence_somebody_listens_to_stays():
    shown = Texts(max_texts=2)
    first, second = shown.say_id("one", "en"), shown.say_id("two", "en")
    shown.find(first)
    shown.say_id("three", "en")
    assert shown.find(first)
    assert shown.find(second) is None


def test_a_text_too_long_to_speak_is_not_kept():
    shown = Texts()
    assert shown.find(shown.say_id("a" * (MAX_CHARACTERS + 1), "en")) is None


def test_many_pages_at_once_never_keep_too_much():
    shown = Texts(max_texts=50)
    with ThreadPoolExecutor(8) as pages:
        list(pages.map(lambda number: shown.say_id(str(number % 400), "en"), range(4000)))
    assert len(shown) == 50
