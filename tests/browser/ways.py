"""Ways to a screen: each opens it as ``way(terminal, locale)``, with all that must have happened before."""

import sqlite3

from tests.browser.sounds import silence
from tests.browser.terminal import LESSON

OTHER_LESSON = "spot-phishing"
SEARCHES = {"en": ("password", "pasword"), "fr": ("courriel", "couriel"), "ar": ("كلمة", "كلمتة")}
LONG_AGO = "2020-01-01"


def at(address, status=200):
    """A page that is the same for everybody, or that nobody has done anything on."""
    return lambda terminal, locale: terminal.go(f"/{locale}{address}".replace("LOCALE", locale), status)


def at_step(fits):
    """The first step of any lesson for which ``fits(step)`` holds."""

    def show(terminal, locale):
        lesson, step = next((one, step) for one in terminal.lessons.values() for step in one.steps if fits(step))
        terminal.go(f"/{locale}/lessons/{lesson.slug}/{step.number}")

    return show


def question_step(terminal):
    return next(step for step in terminal.lessons[LESSON].steps if step.question)


def at_question(query, *kinds):
    """The first question of the lesson after answers of these kinds: right, wrong, unsure."""

    def show(terminal, locale):
        step = question_step(terminal)
        ids = {
            "right": [choice.id for choice in step.question.key],
            "wrong": [choice.id for choice in step.question.choices if not choice.right][:1],
            "unsure": ["unsure"],
        }
        for kind in kinds:
            terminal.answer(step, *ids[kind], locale=locale)
        terminal.go(f"/{locale}/lessons/{LESSON}/{step.number}{query}")

    return show


def after_learning(address, *, keep=False):
    """A page of somebody who has finished one lesson and begun another."""

    def show(terminal, locale):
        terminal.finish_lesson(locale=locale)
        terminal.post(f"/{locale}/lessons/{OTHER_LESSON}/1/done")
        if keep:
            terminal.post(f"/{locale}/me/card")
        terminal.go(f"/{locale}{address}")

    return show


def searched(which):
    """A search for a word that lessons have (0) or for one that is spelled wrongly (1)."""
    return lambda terminal, locale: terminal.go(f"/{locale}/search?q={SEARCHES[locale][which]}")


def card_refused(terminal, locale):
    terminal.go(f"/{locale}/me/card/enter")
    terminal.page.locator("#code").fill("123")
    terminal.press_main()
    terminal.page.locator(".panel-care").wait_for()


def card_entered(terminal, locale):
    _come_back_later(terminal, locale)
    terminal.go(f"/{locale}/me/card")


def placement_unanswered(terminal, locale):
    terminal.go(f"/{locale}/check/1")
    terminal.press_main()
    terminal.page.locator(".panel-care").wait_for()


def placement_result(terminal, locale):
    terminal.post(f"/{locale}/check", goal="privacy")
    terminal.post(f"/{locale}/check/1", choice="unsure")
    terminal.go(f"/{locale}/check/result")


def certificate_with_name(terminal, locale):
    after_learning(f"/me/certificate/{LESSON}")(terminal, locale)
    terminal.page.locator("#name").fill("Zanele Dlamini")
    terminal.page.locator("form:has(#name) button").click()
    terminal.page.locator(".certificate bdi").wait_for()


def _come_back_later(terminal, locale):
    """Learn, keep the place, leave, and come back when questions are due."""
    terminal.finish_lesson(locale=locale)
    code = terminal.keep_place(locale)
    terminal.post(f"/{locale}/finish")
    _make_questions_due(terminal.state_path)
    terminal.come_back(code, locale)


def _make_questions_due(state_path):
    with sqlite3.connect(state_path, timeout=30) as state:
        state.execute("UPDATE answer SET due = ?", (LONG_AGO,))
    state.close()


def review_question(terminal, locale):
    _come_back_later(terminal, locale)
    terminal.go(f"/{locale}/review")


def review_feedback(terminal, locale):
    review_question(terminal, locale)
    terminal.page.locator("input[value=unsure]").check()
    terminal.press_main()
    terminal.page.locator(".feedback").wait_for()


def review_done(terminal, locale):
    _come_back_later(terminal, locale)
    for step in terminal.lessons[LESSON].steps:
        if step.question:
            terminal.post(f"/{locale}/review/{LESSON}/{step.id}", choice="unsure")
    terminal.go(f"/{locale}/review")


def still_here_dialog(terminal, locale):
    """The idle question over a page, as idle.js opens it (test_idle lets it happen by itself)."""
    terminal.go(f"/{locale}/lessons/{LESSON}/1")
    terminal.page.evaluate("document.querySelector('[data-idle-dialog]').showModal()")


def player_open(terminal, locale):
    sound = silence(seconds=30)
    terminal.page.route("**/audio/**", lambda route: route.fulfill(body=sound, content_type="audio/wav"))
    terminal.go(f"/{locale}/lessons/{LESSON}/1")
    terminal.page.locator("[data-listen]").click()
    terminal.page.locator("[data-player-pause]").wait_for()


def player_silent(terminal, locale):
    terminal.page.route("**/audio/**", lambda route: route.fulfill(status=503))
    terminal.go(f"/{locale}/lessons/{LESSON}/1")
    terminal.page.locator("[data-listen]").click()
    terminal.page.locator("[data-player-silent]").wait_for()
