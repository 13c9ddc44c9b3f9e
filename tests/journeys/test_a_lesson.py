"""A person of any ability takes a lesson, in front of a browser without scripts."""

import pytest

from tests.browsing import finish_lesson, words

LESSON = "strong-passwords"


@pytest.fixture
def lesson(shelf_here):
    return shelf_here.find_lesson(LESSON)


@pytest.fixture
def question(lesson):
    """The address of the first question, and the question."""
    step = next(step for step in lesson.steps if step.question)
    return f"/en/lessons/{LESSON}/{step.number}", step.question


def wrong(question):
    return next(choice for choice in question.choices if not choice.right)


def right(question):
    return next(choice for choice in question.choices if choice.right)


def test_the_address_without_a_language_leads_to_the_one_the_browser_prefers(visitor):
    for wanted, given in [("es-MX,es;q=0.9", "/es/"), ("ar", "/ar/"), ("de", "/en/")]:
        answer = visitor.client.get("/", headers={"Accept-Language": wanted})
        assert answer.location == given


def test_a_lesson_is_three_taps_away(visitor):
    assert 'href="/en/courses/security"' in visitor.get("/en/").text
    assert f'href="/en/lessons/{LESSON}"' in visitor.get("/en/courses/security").text
    assert f'href="/en/lessons/{LESSON}/1"' in visitor.get(f"/en/lessons/{LESSON}").text


def test_reading_a_step_and_continuing_leads_to_the_next(visitor):
    answer = visitor.post(f"/en/lessons/{LESSON}/1/done")
    assert answer.request.path == f"/en/lessons/{LESSON}/2"
    assert "Step 2 of 10" in words(answer)


def test_a_wrong_choice_gets_its_own_reason_and_a_way_to_try_again(visitor, question):
    address, asked = question
    page = visitor.answer(address, wrong(asked).id)
    assert "Not quite." in words(page)
    assert wrong(asked).reason_html in page.text
    assert "Try again" in words(page)
    assert "Show me why" in words(page)


def test_the_right_choice_is_confirmed_with_its_reason(visitor, question):
    address, asked = question
    page = visitor.answer(address, right(asked).id)
    assert "Yes." in words(page)
    assert right(asked).reason_html in page.text
    assert "Continue" in words(page)


def test_not_being_sure_is_an_answer(visitor, question):
    address, asked = question
    page = visitor.answer(address, "unsure")
    assert page.status_code == 200
    assert "Not quite" not in words(page)
    assert "Try again" in words(page) or right(asked).reason_html in page.text


def test_pressing_without_choosing_says_what_to_do(visitor, question):
    page = visitor.answer(question[0])
    assert "Choose one answer, then press Check my answer." in words(page)


def test_show_me_why_gives_the_answer(visitor, question):
    address, asked = question
    visitor.answer(address, wrong(asked).id)
    assert right(asked).reason_html in visitor.get(f"{address}?why=1").text


def test_after_two_tries_the_answer_is_shown(visitor, question):
    address, asked = question
    visitor.answer(address, wrong(asked).id)
    page = visitor.answer(address, wrong(asked).id, attempt=2)
    assert right(asked).reason_html in page.text


def test_reloading_the_feedback_answers_nothing_again(visitor, question):
    address, asked = question
    visitor.answer(address, wrong(asked).id)
    for _ in range(3):
        visitor.get(address)
    assert 'name="attempt" value="2"' in visitor.get(f"{address}?again=1").text


def test_a_choice_the_question_does_not_have_is_no_choice(visitor, question):
    assert "Choose one answer" in words(visitor.answer(question[0], "99"))


def test_two_choices_where_one_is_asked_for_are_no_choice(visitor, question):
    assert "Choose one answer" in words(visitor.answer(question[0], "1", "2"))


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_a_finished_lesson_ends_with_a_certificate(visitor, lesson, locale):
    finish_lesson(visitor, lesson, locale)
    assert f"/{locale}/me/certificate/{LESSON}" in visitor.get(f"/{locale}/lessons/{LESSON}/summary").text
    assert visitor.get(f"/{locale}/me/certificate/{LESSON}").status_code == 200


def test_there_is_no_certificate_before_the_lesson_is_done(visitor):
    answer = visitor.get(f"/en/me/certificate/{LESSON}")
    assert answer.status_code == 422
    assert "The certificate waits" in words(answer)


def test_a_name_typed_for_the_certificate_is_shown_once_and_kept_nowhere(visitor, lesson, state):
    finish_lesson(visitor, lesson)
    page = visitor.post(f"/en/me/certificate/{LESSON}", name="Zanele <b>Dlamini</b>")
    assert "Zanele &lt;b&gt;Dlamini&lt;/b&gt;" in page.text
    assert "Zanele" not in visitor.get(f"/en/me/certificate/{LESSON}").text
    assert b"Zanele" not in b"".join(path.read_bytes() for path in state.parent.rglob("*") if path.is_file())


def test_the_summary_names_what_is_still_open(visitor, lesson):
    questions = [step for step in lesson.steps if step.question]
    for step in questions[:-1]:
        visitor.answer(f"/en/lessons/{LESSON}/{step.number}", right(step.question).id)
    page = visitor.get(f"/en/lessons/{LESSON}/summary")
    assert questions[-1].title in words(page)
    assert f'href="/en/lessons/{LESSON}/{questions[-1].number}' in page.text


def test_the_start_page_offers_to_carry_on(visitor):
    visitor.post(f"/en/lessons/{LESSON}/1/done")
    assert f'href="/en/lessons/{LESSON}/2"' in visitor.get("/en/").text


def test_an_unknown_lesson_or_step_is_a_plain_page_with_a_way_on(visitor):
    for address in ("/en/lessons/nothing", f"/en/lessons/{LESSON}/99", "/en/courses/nothing", "/en/check/99"):
        answer = visitor.get(address)
        assert answer.status_code == 404
        assert "We cannot find that page" in words(answer)
        assert 'href="/en/"' in answer.text
