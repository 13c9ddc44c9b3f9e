"""Setting up and opening the desk from the kiosk's own terminal: by hand, by script, and while the kiosk is running."""

import os
import pty
import re
import subprocess
import sys
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import click
import pytest

from kiosk import preferences, settings
from kiosk.cli.desk import desk
from kiosk.cli.init import init
from kiosk.people import librarians, recovery, setup_codes
from kiosk.upkeep import notices
from kiosk.upkeep.opening import opened_state
from tests.browsing import PIN
from tests.faults.running_kiosk import CHECKOUT, RunningKiosk, furnish, plain_environment

NEW = "730519"
CODE = re.compile(r"Recovery code, shown only now: ((?:\d{4} ?){4})\n")


@pytest.fixture
def data(tmp_path, shipped):
    """A data folder with the lessons in it and no state yet."""
    return furnish(tmp_path / "data", shipped)


def kiosk(*words, data, input=PIN):
    command = [sys.executable, "-m", "kiosk", *words, "--data", str(data)]
    return subprocess.run(
        command, cwd=CHECKOUT, input=f"{input}\n", capture_output=True, text=True, env=plain_environment(), check=False
    )


def set_up(data, *words, input=PIN):
    return kiosk("init", "--library-name", "Harbour Library", "--librarian", "Robin", *words, data=data, input=input)


def inside(data, look):
    """Open the state of a kiosk that is not running and return what ``look()`` finds."""
    with opened_state(settings.load({}, data=data)):
        return look()


def names(data):
    return [person.called for person in inside(data, librarians.list_all)]


def test_a_script_sets_a_kiosk_up_with_one_command(data):
    facts = ("--city", "Port", "--country", "ke", "--word", "help_desk=Ask Robin.", "--language", "es")
    answer = set_up(data, *facts, "--day", "2026-11-24")
    assert answer.returncode == 0, answer.stderr
    decided = inside(data, preferences.read)
    assert decided == {
        "library_name": "Harbour Library",
        "branch": {"city": "Port", "country": "KE"},
        "local": {"help_desk": "Ask Robin."},
        "default_locale": "es",
        "sharing": "off",
    }
    assert names(data) == ["Robin"]
    assert "kiosk serve" in answer.stdout


def test_the_recovery_code_it_prints_works(data):
    code = recovery.read_code(CODE.search(set_up(data).stdout)[1])
    assert inside(data, lambda: recovery.redeem(code, librarians.list_all()[0].id, NEW))


def test_a_kiosk_is_set_up_once(data):
    set_up(data)
    again = set_up(data)
    assert again.returncode == 1
    assert again.stderr == "This kiosk has been set up already. Sign in at the desk.\n"


def test_what_was_answered_before_is_known_the_next_time(data):
    assert set_up(data, "--city", "Port", input="123456").returncode == 1
    answer = kiosk("init", "--librarian", "Robin", data=data)
    assert answer.returncode == 0, answer.stderr
    assert inside(data, preferences.read)["branch"] == {"city": "Port"}


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("--librarian", "Robin"), 2, "--library-name is missing."),
        (("--library-name", "Harbour"), 2, "--librarian is missing."),
        (("--library-name", "Harbour", "--librarian", "Robin", "--day", "tomorrow"), 2, "tomorrow is no date."),
        (("--library-name", "Harbour", "--librarian", "Robin", "--day", "2001-01-01"), 1, "The date must be between"),
        (("--library-name", "Harbour", "--librarian", "Robin", "--word", "x=y"), 2, "no {{local.x}}"),
        (("--library-name", "Harbour", "--librarian", "Robin", "--word", "x"), 2, "Write a word like"),
        (("--library-name", "Harbour", "--librarian", "Robin", "--country", "Kenya"), 1, "no country KENYA"),
        (("--library-name", "Harbour", "--librarian", "Robin", "--library-type", "pub"), 1, "no type pub"),
    ],
)
def test_what_is_missing_or_wrong_is_said_with_an_honest_exit_code(data, words, code, why):
    answer = kiosk("init", *words, data=data)
    assert answer.returncode == code
    assert why in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_pin_is_never_an_argument():
    options = [option for command in (init, *desk.commands.values()) for option in command.params]
    assert not [option.name for option in options if re.search("pin|secret|pass", option.name)]
    assert {type(option) for option in options} <= {click.Option, click.Argument}


class Typist:
    """Somebody at a terminal in front of ``kiosk`` words: waits for a question, types an answer."""

    def __init__(self, *words, data):
        self._own, theirs = pty.openpty()
        command = [sys.executable, "-m", "kiosk", *words, "--data", str(data)]
        self._process = subprocess.Popen(
            command,
            cwd=CHECKOUT,
            env=plain_environment(),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self.seen = ""

    def answer(self, question, text):
        self._read_until(question)
        os.write(self._own, f"{text}\n".encode())

    def end(self):
        """Read the rest and return the exit code."""
        self._read_until(None)
        os.close(self._own)
        return self._process.wait()

    def _read_until(self, question):
        fresh = ""
        while question is None or question not in fresh:
            try:
                piece = os.read(self._own, 4096).decode()
            except OSError:  # the other side has gone
                piece = ""
            if not piece:
                assert question is None, f"no question {question!r} in:\n{self.seen}"
                return
            fresh, self.seen = fresh + piece, self.seen + piece


def test_somebody_at_a_terminal_is_asked_and_their_pin_is_not_seen(data):
    typist = Typist("init", data=data)
    for question, text in (
        ("Language", ""),
        ("Name of the library", "Harbour Library"),
        ("Type", "public"),
        ("Address", ""),
        ("City", "Port"),
        ("Region", ""),
        ("Country", "KE"),
        ("Website", ""),
        ("ISIL", ""),
        ("Number", ""),
        ("Today", "2026-11-24"),
        ("find help in your town", "n"),
        ("first librarian", "Robin"),
        ("New PIN", "123456"),
        ("once more", "123456"),
        ("New PIN", PIN),
        ("once more", PIN),
    ):
        typist.answer(question, text)
    assert typist.end() == 0
    assert PIN not in typist.seen
    assert "Others would try this PIN first" in typist.seen
    assert "Recovery code, shown only now" in typist.seen
    assert inside(data, preferences.read)["branch"] == {"library_type": "public", "city": "Port", "country": "KE"}
    assert names(data) == ["Robin"]


def test_the_first_librarian_added_gets_the_recovery_code_and_ends_the_first_run(data):
    setup_codes.read_or_make(setup_codes.path_in(data))
    first = kiosk("desk", "add", "Robin", data=data)
    assert first.returncode == 0, first.stderr
    assert CODE.search(first.stdout)
    assert not setup_codes.path_in(data).exists()
    second = kiosk("desk", "add", "Ana", "--language", "es", data=data, input=NEW)
    assert second.stdout == "Ana can sign in at the desk.\n"
    people = inside(data, librarians.list_all)
    assert [(person.called, person.locale) for person in people] == [("Robin", "en"), ("Ana", "es")]


@pytest.mark.parametrize(("typed", "why"), [("", "Choose a PIN"), ("12345", "You entered 5"), ("123456", "first")])
def test_a_pin_that_will_not_do_ends_with_one(data, typed, why):
    answer = kiosk("desk", "add", "Robin", data=data, input=typed)
    assert answer.returncode == 1
    assert why in answer.stderr
    assert names(data) == []


def test_a_forgotten_pin_is_set_anew_and_everybody_is_signed_out(data):
    set_up(data)
    answer = kiosk("desk", "reset", data=data, input=NEW)
    assert answer.stdout.startswith("Robin has a new PIN or passphrase.")
    assert inside(data, lambda: librarians.check(librarians.list_all()[0].id, NEW))
    told = inside(data, lambda: [notice.words for notice in notices.unread()])
    assert told == ["A new PIN for Robin was set on the kiosk computer itself."]


def test_with_several_librarians_one_says_whose_pin(data):
    set_up(data)
    kiosk("desk", "add", "Ana", data=data)
    answer = kiosk("desk", "reset", data=data, input=NEW)
    assert answer.returncode == 2
    assert "There are 2 librarians: Robin, Ana." in answer.stderr
    assert kiosk("desk", "reset", "ana", data=data, input=NEW).returncode == 0
    unknown = kiosk("desk", "reset", "Zoe", data=data, input=NEW)
    assert (unknown.returncode, unknown.stderr) == (1, "There is no librarian called Zoe.\n")


def test_a_folder_without_a_kiosk_is_not_taken_for_one(tmp_path):
    answer = kiosk("desk", "reset", data=tmp_path)
    assert answer.returncode == 1
    assert answer.stderr.startswith(f"There is no kiosk in the folder {tmp_path}.")
    assert list(tmp_path.iterdir()) == []


def test_without_any_librarian_reset_shows_the_set_up_code(data):
    inside(data, librarians.is_any)
    answer = kiosk("desk", "reset", data=data)
    assert answer.returncode == 0
    code = setup_codes.read_or_make(setup_codes.path_in(data))
    assert f"enter the set-up code {setup_codes.in_groups(code)}." in answer.stdout


def test_reset_can_open_the_desk_on_every_computer_again(data):
    set_up(data)
    inside(data, lambda: preferences.write(desk_addresses=["10.0.0.7"]))
    kiosk("desk", "reset", data=data, input=NEW)
    assert inside(data, preferences.read)["desk_addresses"] == ["10.0.0.7"]
    kiosk("desk", "reset", "--anywhere", data=data, input=NEW)
    assert inside(data, preferences.read)["desk_addresses"] == []


class Visitor:
    """A browser in front of a kiosk in another process."""

    def __init__(self, origin):
        self._origin = origin
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def ask(self, address, **fields):
        """Return (address one ends up at, text)."""
        data = urlencode(fields).encode() if fields else None
        answer = self._opener.open(Request(self._origin + address, data, {"Origin": self._origin}))
        return answer.url.removeprefix(self._origin).partition("?")[0], answer.read().decode()


@pytest.mark.slow
def test_a_running_kiosk_notices_what_was_set_beside_it(data):
    with RunningKiosk(data) as running:
        offer = running.process.stdout.readline().decode()
        code = setup_codes.in_groups(setup_codes.read_or_make(setup_codes.path_in(data)))
        assert offer == f"First time here? Open {running.origin}/desk/ and enter the set-up code {code}.\n"
        refused = set_up(data)
        assert (refused.returncode, refused.stderr.startswith("The kiosk is running.")) == (1, True)

        assert "Robin can sign in" in running.command("desk", "add", "Robin", input=f"{PIN}\n")
        page = Visitor(running.origin)
        assert page.ask("/desk/sign-in", pin=PIN, **{"from": "/desk/librarians"})[0] == "/desk/librarians"
        running.command("desk", "reset", input=f"{NEW}\n")
        assert page.ask("/desk/librarians")[0] == "/desk/ended"
        assert page.ask("/desk/sign-in", pin=NEW, **{"from": "/desk/librarians"})[0] == "/desk/librarians"
        assert running.stop() == 0
        assert "Traceback" not in running.log


@pytest.mark.slow
def test_once_it_is_set_up_serve_offers_no_code(data):
    set_up(data)
    with RunningKiosk(data) as running:
        running.stop()
        assert not setup_codes.path_in(data).exists()
