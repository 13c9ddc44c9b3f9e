"""``kiosk report show``: the same bytes as on the page and on the way."""

import pytest
from click.testing import CliRunner

from kiosk import envelope, storage
from kiosk.cli.main import main
from tests.browsing import words
from tests.releasing import release_report


@pytest.fixture
def report_of(kiosk, state):
    """Run ``kiosk report show`` with these words on the kiosk's own data folder."""

    def run(*words):
        storage.close_state()
        answer = CliRunner().invoke(main, ["report", "show", *words, "--data", str(kiosk.settings.data)])
        storage.open_state(state)
        return answer

    return run


def test_before_the_first_report_it_says_so(report_of):
    answer = report_of()
    assert answer.exit_code == 1
    assert "There is no report yet." in answer.output


def test_it_shows_the_last_report_in_the_words_of_the_page(report_of, kiosk, visitor):
    released = release_report(kiosk.settings, draw=lambda scale: -8, T=20)
    page = words(visitor.get("/en/privacy"))
    output = report_of().output
    sentence = "About 12 lessons were finished: it may be 0 to 27."
    assert sentence in output
    assert sentence in page
    assert released.envelope.decode() in output
    assert released.digest in output


def test_it_prints_the_exact_bytes(report_of, kiosk):
    first, _ = release_report(kiosk.settings), release_report(kiosk.settings)
    assert report_of("1", "--envelope").stdout_bytes == first.envelope
    assert report_of("1", "--json").stdout_bytes == envelope.read(first.envelope).unverified_payload


def test_a_report_that_does_not_exist_is_said_plainly(report_of, kiosk):
    release_report(kiosk.settings)
    answer = report_of("7")
    assert answer.exit_code == 1
    assert "There is no report with this number." in answer.output
