import re

import pytest

from kiosk.community import workshops
from kiosk.i18n import LOCALES
from tests.browsing import words

LESSON = "spot-phishing"


@pytest.fixture
def code(desk_page):
    """The join code of a workshop that staff have just started."""
    page = desk_page.post("/desk/workshops", lesson=LESSON)
    return re.search(r'board-code" dir="ltr"><strong>(\d{4})<', page.text)[1]


@pytest.fixture
def lesson(shelf_here):
    """The lesson the workshop is about."""
    return shelf_here.find_lesson(LESSON)


def join(browser, code):
    person = browser()
    person.post("/en/join", code=code)
    return person


def first_question(lesson):
    return next(step for step in lesson.steps if step.question)


def board(visitor, code):
    return words(visitor.get(f"/en/join/{code}/board"))


def test_joining_leads_to_the_lesson_without_a_name(browser, code):
    person = browser()
    answer = person.post("/en/join", code=f"{code[:2]} {code[2:]}", follow=False)
    assert answer.location == f"/en/lessons/{LESSON}"


def test_a_code_in_the_digits_of_another_script_is_understood(browser, code):
    typed = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert browser().post("/ar/join", code=typed, follow=False).location == f"/ar/lessons/{LESSON}"


def test_without_scripts_the_keypad_collects_the_digits(visitor, code):
    typed = ""
    for key in [*code, "delete", code[-1]]:
        page = visitor.post("/en/join/key", typed=typed, key=key)
        typed = re.search(r'id="code" name="code" value="(\d*)"', page.text)[1]
    assert typed == code


def test_a_wrong_code_is_said_and_what_was_typed_stays(visitor, code):
    wrong = "1111" if code != "1111" else "2222"
    answer = visitor.post("/en/join", code=wrong)
    assert answer.status_code == 422
    assert "No workshop has this code now." in words(answer)
    assert f'value="{wrong}"' in answer.text


def test_joining_twice_counts_one_attendance(browser, code, visitor):
    person = join(browser, code)
    person.post("/en/join", code=code)
    assert "1 person is here." in board(visitor, code)
    assert workshops.list_open()[0].attendances == 1


def test_the_board_says_how_far_people_are_and_no_more(browser, code, visitor, lesson):
    people = [join(browser, code) for _ in range(3)]
    for person in people[:2]:
        person.post(f"/en/lessons/{LESSON}/1/done")
    rows = re.findall(
        r'<th scope="row">(\d+) · .*?class="figure">(\d+)<', visitor.get(f"/en/join/{code}/board").text, re.S
    )
    assert [(number, count) for number, count in rows if count != "0"] == [("1", "1"), ("2", "2")]


def test_another_lesson_taken_meanwhile_does_not_move_anybody_on_the_board(browser, code, visitor):
    join(browser, code).post("/en/lessons/strong-passwords/1/done")
    rows = re.findall(
        r'<th scope="row">(\d+) · .*?class="figure">(\d+)<', visitor.get(f"/en/join/{code}/board").text, re.S
    )
    assert ("1", "1") in rows


@pytest.mark.parametrize(("answering", "shown"), [(4, False), (5, True)])
def test_answers_are_shown_from_five_people_on(browser, code, visitor, lesson, answering, shown):
    step = first_question(lesson)
    for _ in range(answering):
        join(browser, code).answer(f"/en/lessons/{LESSON}/{step.number}", step.question.key[0].id)
    page = visitor.get(f"/en/join/{code}/board").text
    assert ("Answers are shown as soon as 5 people" in page) is not shown
    assert (step.question.choices[0].text in page) is shown


def test_only_the_first_answer_of_a_person_is_on_the_board(browser, code, visitor, lesson):
    step = first_question(lesson)
    wrong = next(choice for choice in step.question.choices if not choice.right)
    for _ in range(5):
        person = join(browser, code)
        address = f"/en/lessons/{LESSON}/{step.number}"
        person.answer(address, wrong.id)
        person.answer(address, step.question.key[0].id, attempt=2)
    rows = re.findall(r'board-bar">.*?class="figure">(\d+)<', visitor.get(f"/en/join/{code}/board").text, re.S)
    assert sorted(rows[-len(step.question.choices) :]) == ["0"] * (len(step.question.choices) - 1) + ["5"]


def test_ending_a_workshop_lets_people_go_on_and_closes_its_board(desk_page, browser, code, visitor):
    person = join(browser, code)
    assert 'data-visit="workshop"' in person.get("/en/help").text
    number = workshops.list_open()[0].id
    desk_page.post(f"/desk/workshops/{number}/end")
    assert 'data-visit="yes"' in person.get("/en/help").text
    assert "This workshop is over" in board(visitor, code)
    assert "1" in words(desk_page.get(f"/desk/workshops/{number}"))


def test_a_workshop_in_which_nobody_took_part_leaves_no_trace(desk_page, code):
    desk_page.post(f"/desk/workshops/{workshops.list_open()[0].id}/end")
    assert workshops.list_held() == []


def test_the_start_screen_offers_to_join_while_a_workshop_is_open(visitor, desk_page, code):
    assert "Join a workshop" in words(visitor.get("/en/"))
    desk_page.post(f"/desk/workshops/{workshops.list_open()[0].id}/end")
    assert "Join a workshop" not in words(visitor.get("/en/"))


def test_people_in_a_workshop_are_not_asked_whether_they_are_still_here(browser, code):
    person = join(browser, code)
    answer = person.client.get("/en/still-here?from=/en/lessons/spot-phishing/1")
    assert answer.location == "/en/lessons/spot-phishing/1"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_pages_answer_in_every_language(desk_page, browser, code, kiosk, locale):
    page = browser()
    page.client.set_cookie("desk", kiosk.desk_visits.begin(1, "Robin", locale).token)
    number = workshops.list_open()[0].id
    addresses = ["/desk/workshops", f"/desk/workshops/{number}", f"/{locale}/join", f"/{locale}/join/{code}/board"]
    for address in [*addresses, f"/{locale}/join/over"]:
        answer = page.get(address)
        assert (answer.status_code, answer.text.count("<h1")) == (200, 1), address
