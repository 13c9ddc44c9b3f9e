"""Pages of stories, days, feeds and notices: what is said where, and what can be taken back."""

import re

from tests.browsing import words

CALL = "/en/activities/the-call"
READER = "/en/activities/notice-reader"
FEED = "/en/activities/feed-shaper"
DAY = "/en/activities/profile-builder"


def chosen_switch(page):
    """Return the value of the switch that is pressed."""
    return re.search(r'value="(\w+)" aria-pressed="true"', page.text)[1]


def test_a_story_is_skipped_at_its_start_and_read_after_all(visitor, catalogues):
    visitor.post(f"{CALL}/start")
    assert "somebody says that your money is in danger" in words(visitor.get(f"{CALL}/play/bank"))
    assert "You skipped this story." in words(visitor.post(f"{CALL}/play/bank", move="skip", at=0))
    assert "Skipped" in words(visitor.get(f"{CALL}/play"))
    assert "Skip this story" in words(visitor.post(f"{CALL}/play/bank/again"))
    assert "Skip this story" not in words(visitor.get(f"{CALL}/play/clinic"))


def test_a_call_shows_what_was_answered_before(visitor, catalogues):
    visitor.post(f"{CALL}/start")
    page = visitor.post(f"{CALL}/play/clinic", move="ask", at=0)
    assert re.search(r'class="bubble bubble-mine">.*?Ask: what is it about\?', page.text)


def test_an_answer_about_a_notice_stays_with_its_question(visitor, catalogues):
    visitor.post(f"{READER}/start")
    page = visitor.post(f"{READER}/play/swim", move="s9", at=0)
    assert "<h1>" in page.text
    assert "Who collects the data?" in words(page)
    assert "This sentence answers it. The Hill Swim Club, Pool Road 2" in words(page)
    assert "You chose this sentence." in words(page)
    assert "What do they collect?" in words(visitor.get(f"{READER}/play/swim"))


def test_marking_clear_sentences_is_named_too(visitor, catalogues):
    visitor.post(f"{READER}/start")
    for at in range(6):
        visitor.post(f"{READER}/play/lucky", move="absent", at=at)
    page = visitor.post(f"{READER}/play/lucky", move="vague", at=6, tick=["s1", "s2"], list="1")
    assert "You marked 1 of 7 vague sentences." in words(page)
    assert words(page).count("You marked it. This sentence is clear.") == 1
    assert "Kept for" in words(visitor.get(f"{READER}/play/lucky"))  # the card is there before deciding


def test_the_switch_that_is_on_is_marked_and_my_feed_takes_all_back(visitor, catalogues):
    visitor.post(f"{FEED}/start")
    here = f"{FEED}/play/switches"
    before = words(visitor.get(here))
    moves = ("newest", "less:science", "variety", "reset", "mine")
    pages = [visitor.post(here, move=move, at=at) for at, move in enumerate(moves)]
    assert [chosen_switch(page) for page in pages] == ["newest", "newest", "variety", "reset", "mine"]
    assert "Less of: Science" in words(pages[1])
    assert "no topic comes twice" in words(pages[2])
    feed = before.partition("What you see now")[2]
    assert words(pages[4]).partition("What you see now")[2] == feed


def test_a_day_tells_what_is_new_and_its_end_compares_three_days(visitor, catalogues):
    visitor.post(f"{DAY}/start")
    assert "The profile has 2 new facts." in words(visitor.post(f"{DAY}/play/weather", move="do", at=0))
    assert "The profile has nothing new." in words(visitor.post(f"{DAY}/play/bus", move="skip", at=0))
    end = words(visitor.get(f"{DAY}/summary"))
    assert "Your day 2 facts in the profile" in end
    assert "With small changes 9 facts in the profile" in end
    assert "3 guesses are wrong." in end
