"""The password lab, the next-word machine and the fair sorter, each from its opening to its end in a browser."""

import pytest

from kiosk.activities.plays import row_of
from tests.browser.player import seen

pytestmark = pytest.mark.browser


def test_two_passwords_are_compared_and_one_is_drawn_by_chance(player):
    one = player("password-lab")
    weak, strong = (seen(row_of(one.fields["preset"], id)["text"]) for id in ("pet", "four-words"))
    one.press(weak, by_keys=True)
    one.hears(weak)
    assert shown(one) == [weak]
    one.press(strong)
    assert shown(one) == [weak, strong]
    one.sees("less than a second", "5,800 years", "2 days", *[seen(one["text"]) for one in one.fields["setting"]])
    one.press("Roll four words")
    drawn = shown(one)[2]
    assert len(drawn.split()) == 4
    one.press("One word more")
    assert shown(one)[2].startswith(f"{drawn} ")
    invent_one(one)
    one.press("What I noticed")
    one.end()


def shown(one):
    """Return the passwords that stand side by side."""
    return one.main.locator(".sample-result").get_by_role("heading").all_inner_texts()


def invent_one(one):
    """Type into the free box, which judges in the page; without scripts there is none."""
    box = one.main.get_by_role("textbox")
    if not one.scripts:
        assert box.count() == 0
        return
    box.fill("qwerty123")
    found = row_of(one.fields["pattern"], "common")
    assert one.main.locator(".password-box").get_by_text(f"Found: {seen(found['text'])}").is_visible()
    one.check()


def test_a_sentence_grows_word_by_word_and_another_text_is_another_world(player):
    one = player("next-word-machine")
    assert one.heading == "How shall the sentence begin?"
    one.press("The", by_keys=True)
    lessons = grow_a_sentence(one)
    show_place(one, "Lesson: ")
    one.press(seen(row_of(one.fields["text"], "tales")["text"]))
    one.sees(seen(row_of(one.fields["text"], "tales")["about"]))
    tales = grow_a_sentence(one)
    assert lessons != tales
    show_place(one, "Tale: ")
    one.check()
    one.press("A new sentence")
    assert words_of(one) == []
    one.press("What I noticed")
    one.end()


def grow_a_sentence(one):
    """Let a sentence that begins with "The" grow in three ways, and return the words that were likely first."""
    assert words_of(one) == ["The"]
    bars = one.main.locator("button[value^='word:']")
    likely = [value.partition(":")[2] for value in bars.evaluate_all("all => all.map(bar => bar.value)")]
    one.press("Take the most likely")
    assert words_of(one) == ["The", likely[0]]
    one.press(bars.first)
    assert len(words_of(one)) == 3
    one.press("rare words")
    assert one.part("rare words").get_attribute("aria-pressed") == "true"
    one.press("Let chance choose")
    assert len(words_of(one)) == 4
    return likely


def words_of(one):
    return one.main.locator(".grown-sentence :is(a, .sign)").all_inner_texts()


def show_place(one, kind):
    """Press the second word and see in which places the machine has read it after the first."""
    word = words_of(one)[1]
    one.press(one.main.locator(".grown-sentence a").nth(1))
    one.hears(f"Where did “{word}” come from?")
    places = one.main.locator("#places").get_by_role("listitem")
    assert 1 <= places.count() <= 3
    assert all(f"The {word}" in place and kind in place for place in places.all_inner_texts())


def test_a_sorter_fails_one_kind_is_repaired_and_can_be_spoiled_again(player):
    one = player("fair-sorter")
    expect(one, yellow=4, green=3)
    one.press("Do not look at the place", by_keys=True)
    hears_moment(one, "without-place")
    expect(one, yellow=6, green=2)
    one.press("Look at the place again")
    one.press("Add the second tray")
    hears_moment(one, "repaired")
    expect(one, yellow=6, green=6)
    one.press("Take the second tray away")
    expect(one, yellow=4, green=3)
    turn_labels(one, "a1", "a2", "a3", "a4", "a5")
    expect(one, yellow=3, green=2)
    add_card(one)
    think_of_another_case(one)
    one.check()
    one.press("What I noticed")
    one.end()


def expect(one, *, yellow, green):
    """Expect the table by kind to say how many of six are right."""
    names = {fruit["id"]: seen(fruit["text"]) for fruit in one.fields["fruit"]}
    one.sees(f"{names['yellow']} {yellow} of 6 right", f"{names['green']} {green} of 6 right")
    one.sees(f"All together {yellow + green} of 12 right")


def hears_moment(one, id):
    one.hears(seen(row_of(one.fields["moment"], id)["text"]))


def turn_labels(one, *ids):
    """Change what examples say, one after the other."""
    for id in ids:
        part = one.unfold("The examples: change what they say")
        one.press(part.locator(f"button[value='label:{id}']"))


def add_card(one):
    """Add a green mango that is soft and ripe, and see it among the examples."""
    examples = one.main.locator("button[value^='label:']")
    before = examples.count()
    part = one.unfold("Add a card of your own")
    part.get_by_label("Kind").select_option("green")
    part.get_by_label("How soft").select_option("5")
    one.press("Add this card")
    assert examples.count() == before + 1


def think_of_another_case(one):
    choice = one.fields["case"]["choice"][0]
    one.press(seen(choice["text"]))
    one.hears(seen(choice["feedback"]))
