"""What comes out of the printer: read back from the PDF the browser makes."""

import re

import pytest

from tests.browser.terminal import LESSON

pytestmark = pytest.mark.browser

PAPERS = ("A4", "Letter")
CONTROLS = ("Listen", "Text size", "Print this page", "Back to the lesson", "Put it on the certificate")


@pytest.fixture
def learned(terminal):
    terminal.finish_lesson()
    return terminal


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("locale", ["en", "fr", "ar"])
@pytest.mark.parametrize("slug", ["strong-passwords", "have-your-say"])
def test_a_certificate_is_one_sheet(slug, locale, paper, terminal, printer):
    terminal.finish_lesson(slug)
    terminal.go(f"/{locale}/me/certificate/{slug}")
    assert len(printer(terminal.page, paper)) == 1


def test_a_certificate_says_what_was_learned_and_leaves_a_line_for_the_name(learned, printer):
    learned.go(f"/en/me/certificate/{LESSON}")
    sheet = printer(learned.page, "A4")[0]
    assert "Passwords that hold" in sheet
    assert "Name, written by hand" in sheet
    for outcome in learned.lessons[LESSON].outcomes:
        assert outcome in sheet
    assert [name for name in CONTROLS if name in sheet] == []


def test_a_name_that_was_typed_is_printed(learned, printer):
    learned.go(f"/en/me/certificate/{LESSON}")
    learned.page.locator("#name").fill("Zanele Dlamini")
    learned.press("Put it on the certificate")
    learned.page.locator(".certificate bdi").wait_for()
    assert "Zanele Dlamini" in printer(learned.page, "A4")[0]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_return_card_is_printed_four_times_on_one_sheet(paper, learned, printer):
    code = learned.keep_place()
    sheets = printer(learned.page, paper)
    assert len(sheets) == 1
    assert re.sub(r"\D", "", sheets[0]).count(code[:4]) == 4
    assert sheets[0].count("Return card") == 4
    assert [name for name in CONTROLS if name in sheets[0]] == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("locale", ["en", "fr", "ar"])
def test_every_card_to_take_home_fits_one_sheet(locale, paper, terminal, printer):
    sheets = {}
    for slug in terminal.lessons:
        terminal.go(f"/{locale}/lessons/{slug}/take-home")
        sheets[slug] = len(printer(terminal.page, paper))
    assert set(sheets.values()) == {1}, sheets


def test_the_lesson_on_paper_has_its_answers_on_a_sheet_of_their_own(terminal, printer):
    terminal.go(f"/en/lessons/{LESSON}/handout")
    *lesson, answers = printer(terminal.page, "A4")
    assert answers.startswith("Answers")
    for step in terminal.lessons[LESSON].steps:
        assert step.title in " ".join(lesson)
    assert [name for name in CONTROLS if name in " ".join(lesson)] == []


@pytest.mark.parametrize("address", ["/en/", "/en/courses/security", f"/en/lessons/{LESSON}/1", "/en/help", "/en/me"])
def test_controls_and_hidden_helpers_stay_off_the_paper(address, terminal):
    terminal.go(address)
    terminal.page.emulate_media(media="print")
    for part in (".header", ".player", ".actions", "dialog", ".skip", ".footer"):
        assert terminal.page.locator(f"{part}:visible").count() == 0, part


@pytest.mark.parametrize("paper", PAPERS)
def test_the_notice_about_privacy_is_one_sheet(paper, terminal, printer):
    terminal.go("/en/help/your-privacy")
    (sheet,) = printer(terminal.page, paper)
    assert "What leaves the library" in sheet
    assert "On this page" not in sheet


def test_own_progress_is_printed_with_all_that_is_known(learned, printer):
    learned.go("/en/me")
    learned.page.get_by_role("button", name="Print this page").wait_for()
    sheet = " ".join(printer(learned.page, "A4"))
    assert "Passwords that hold" in sheet
    assert "You finished" in sheet
    assert [name for name in CONTROLS if name in sheet] == []


def test_the_print_button_prints(terminal):
    terminal.page.add_init_script("window.print = () => { document.title = 'printed' }")
    terminal.go(f"/en/lessons/{LESSON}/take-home")
    terminal.press("Print this page")
    assert terminal.page.title() == "printed"
