"""The three labs, without scripts: what they say to what people put in, and the way from a lesson and back."""

import re

import pytest

from kiosk.catalogue import shelf
from kiosk.reporting import practice_deeds
from tests.browsing import words

PASSWORDS = "/en/activities/password-lab"
MACHINE = "/en/activities/next-word-machine"
SORTER = "/en/activities/fair-sorter"


def play(visitor, base, *made):
    """Begin the lab at ``base``, make moves, and return the last page."""
    visitor.post(f"{base}/start")
    at = 0
    for move in made:
        page = visitor.post(f"{base}/play/lab", at=at, **(move if isinstance(move, dict) else {"move": move}))
        at = max(map(int, re.findall(r'name="at" value="(\d+)"', page.text)), default=0)
    return page


# ---- Passwords ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sample", "slow", "weak"),
    [
        ("three-words", "9 months", "24 seconds"),
        ("four-words", "5,800 years", "2 days"),
        ("five-words", "more than a million years", "45 years"),
        ("eight-random", "11,000 years", "4 days"),
    ],
)
def test_the_figures_are_those_of_the_lessons(sample, slow, weak, visitor, catalogues):
    page = words(play(visitor, PASSWORDS, f"a:{sample}"))
    assert slow in page.partition("well kept")[2].partition("badly kept")[0]
    assert weak in page.partition("badly kept")[2].partition("When somebody knows it")[0]


def test_the_pieces_of_a_password_are_named_and_no_badge_is_given(visitor, catalogues):
    page = words(play(visitor, PASSWORDS, "a:name-year"))
    assert "Maria a first name" in page
    assert "1987 a date or a year" in page
    assert not re.search(r"\b(weak|strong|good|bad|pass(ed)?|fail(ed)?) password", page, re.I)


def test_whatever_it_is_one_guess_is_enough_for_a_password_that_is_known(visitor, catalogues):
    page = words(play(visitor, PASSWORDS, "a:top", "b:five-words"))
    assert page.partition("When somebody knows it already")[2].partition("Samples")[0].count("1 guess") == 2
    assert "Many machines are 100 times faster." in page


def test_a_sample_is_put_beside_another_one_and_away_again(visitor, catalogues):
    page = play(visitor, PASSWORDS, "a:top", "b:pet")
    assert page.text.count('class="sample-result"') == 2
    move = re.search(r'value="([^"]+)" aria-pressed="true"', page.text)[1]
    assert visitor.post(page.request.path, move=move, at=2).text.count('class="sample-result"') == 1


def test_each_word_that_is_rolled_in_addition_holds_longer(visitor, catalogues):
    page, guesses = play(visitor, PASSWORDS, "roll"), []
    for at in range(1, 6):
        guesses.append(int(re.search(r"Guesses: <strong>([\d,]+)", page.text)[1].replace(",", "")))
        page = visitor.post(page.request.path, move="roll:more", at=at)
    assert guesses[:4] == sorted(set(guesses[:4]))
    assert "One word more" not in page.text


# ---- The next word --------------------------------------------------------------------------------------------------


def test_a_word_leads_to_the_lesson_it_came_from(visitor, catalogues):
    play(visitor, MACHINE, "start:the", "likely", "likely")
    page = visitor.get(f"{MACHINE}/play/lab?show=2")
    passages = page.text.partition('class="passages"')[2].partition("</ul>")[0]
    linked = re.findall(r'href="/en/lessons/([^"]+)"', passages)
    assert 1 <= len(linked) <= 3
    assert set(linked) <= set(shelf.in_locale("en").lessons)
    assert "<mark>" in passages


def test_another_text_keeps_the_beginning_and_tells_of_another_world(visitor, catalogues):
    def nexts(page):
        return re.findall(r'name="move" value="word:([^"]+)"', page.text)

    here = play(visitor, MACHINE, "start:the", "likely")
    there = visitor.post(here.request.path, move="text:tales", at=2)
    assert re.search(r'class="grown-sentence"[^>]*><a [^>]*>The</a> <span', there.text)
    assert nexts(there) != nexts(play(visitor, MACHINE, "start:the"))


def test_a_sentence_that_stands_in_the_text_is_told_from_a_new_one(visitor, catalogues):
    page = play(visitor, MACHINE, "start:the", *["likely"] * 40)
    said = [words(visitor.get(page.request.path))]
    assert "A new sentence" in said[0]
    first = words(play(visitor, MACHINE, "start:the", *["likely"] * 4))
    assert ("This sentence is new." in first) != ("it stands in the text, word for word." in first)


def test_the_machine_stops_when_the_text_is_long_enough(visitor, catalogues):
    page = play(visitor, MACHINE, "start:the", *["likely"] * 70)
    assert "That is long enough." in page.text
    assert 'value="chance"' not in page.text


def test_people_write_as_many_sentences_as_they_like(visitor, catalogues):
    page = play(visitor, MACHINE, *["start:the", "likely", "text:lessons"] * 70)
    at = int(re.search(r'name="at" value="(\d+)"', page.text)[1])
    assert at < 120
    page = visitor.post(page.request.path, move="start:but", at=at)
    assert re.search(r'class="grown-sentence"[^>]*><a [^>]*>But</a>', page.text)


def test_nobody_can_make_the_machine_begin_with_a_word_of_their_own(visitor, catalogues):
    for move in ("begin:Rubbish", "start:rubbish", "word:Rubbish"):
        page = play(visitor, MACHINE, "start:the", move)
        assert "Rubbish" not in page.text


# ---- The sorter -----------------------------------------------------------------------------------------------------


def test_without_the_place_it_is_shown_that_one_kind_got_worse(visitor, catalogues):
    page = words(play(visitor, SORTER, "place:off"))
    assert "Yellow mango 6 of 6 right before: 4" in page
    assert "Green mango 2 of 6 right before: 3" in page
    assert "All together 8 of 12 right before: 7" in page
    assert "but for whom?" in page


def test_the_nearest_examples_stand_beside_each_answer(visitor, catalogues):
    page = words(play(visitor, SORTER, "place:on"))
    assert "t1 Yellow mango yellow 5 of 5, soft 2 of 5 · at the market It says: ripe. That is right." in page
    assert "Nearest examples: a3 ripe a1 ripe a2 ripe" in page


def test_turning_a_label_shows_whom_it_fails_and_stays_open(visitor, catalogues):
    page = play(visitor, SORTER, "label:a11")
    assert "You changed what a card says." in page.text
    assert "Green mango 2 of 6 right before: 3" in words(page)
    assert re.search(r'<details class="part" open><summary>The examples', page.text)


def test_a_card_of_ones_own_is_among_the_examples(visitor, catalogues):
    new = {"move": "new", "kind": "green", "colour": "1", "soft": "5", "place": "0", "ripe": "ripe", "list": "1"}
    page = play(visitor, SORTER, new)
    assert 'value="label:n1"' in page.text
    assert "You added cards of your own." in page.text


def test_the_second_tray_alone_has_its_moment(visitor, catalogues):
    assert "second tray alone" in play(visitor, SORTER, "add:second", "drop:first").text or "sorts both kinds" in words(
        visitor.get(f"{SORTER}/play/lab")
    )


def test_every_answer_to_the_case_can_be_looked_at(visitor, catalogues):
    page = play(visitor, SORTER, "case:total")
    assert "Not quite." in page.text
    assert 'value="case:examples"' in page.text
    assert "Yes." in words(visitor.post(page.request.path, move="case:examples", at=1))


# ---- From a lesson, and back ----------------------------------------------------------------------------------------


def test_a_lesson_names_its_practice_and_the_practice_leads_back_into_it(visitor, catalogues):
    lesson = shelf.in_locale("en").find_lesson("strong-passwords")
    step = next(step for step in lesson.steps if step.activity)
    assert "Practise: The password lab" in words(visitor.get("/en/lessons/strong-passwords"))
    assert "See how many guesses a password holds." in words(visitor.get(f"/en/lessons/{lesson.slug}/{step.number}"))
    visitor.post(f"/en/lessons/{lesson.slug}/1/done")
    play(visitor, PASSWORDS, "a:top", "done")
    back = f'action="/en/lessons/{lesson.slug}/{step.number}/done"'
    assert back in visitor.get(f"{PASSWORDS}/summary").text
    page = visitor.post(f"/en/lessons/{lesson.slug}/{step.number}/done")
    assert page.request.path == f"/en/lessons/{lesson.slug}/{step.number + 1}"


def test_without_a_lesson_under_way_the_practice_only_names_it(visitor, catalogues):
    play(visitor, PASSWORDS, "a:top", "done")
    page = visitor.get(f"{PASSWORDS}/summary").text
    assert "/done" not in page
    assert 'href="/en/lessons/strong-passwords"' in page


def test_my_page_shows_finished_practices_and_does_not_call_them_lessons(visitor, catalogues):
    play(visitor, PASSWORDS, "a:top", "done")
    page = visitor.get("/en/me")
    assert 'href="/en/activities/password-lab"' in page.text
    assert "You finished 1 practice." in page.text
    assert "steps of lessons" not in page.text
    assert "You have not started a lesson yet." not in page.text


def test_a_step_that_is_named_like_the_end_of_a_practice_is_a_step_of_a_lesson(visitor, catalogues):
    lesson = shelf.in_locale("en").find_lesson("shared-computer")
    step = next(step for step in lesson.steps if step.id == practice_deeds.DONE)
    visitor.post(f"/en/lessons/{lesson.slug}/{step.number}/answer", choice=step.question.key[0].id, attempt=1)
    page = visitor.get("/en/me")
    assert "You finished 1 step of a lesson." in page.text
    assert "practice." not in page.text


def test_the_start_page_leads_to_all_practices(visitor, catalogues):
    assert 'class="row-link practise section" href="/en/activities"' in visitor.get("/en/").text
