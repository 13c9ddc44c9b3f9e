import pytest

from kiosk import storage


def ask(app, full="1", host="localhost", address="127.0.0.1", **headers):
    environ = {"REMOTE_ADDR": address}
    headers = {"Host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return app.test_client().get(f"/healthz?full={full}", headers=headers, environ_overrides=environ)


def test_without_asking_for_more_it_says_ok_and_nothing_else(app):
    answer = app.test_client().get("/healthz")
    assert (answer.status_code, answer.text) == (200, "200 ok")


def test_this_machine_hears_what_the_checks_found(app):
    lines = ask(app).text.splitlines()
    assert lines[0] == "200 ok"
    assert "! We are not sure which day it is." in lines
    assert "  /desk/clock" in lines


def test_programs_of_this_machine_get_the_same_as_json(app):
    told = ask(app, full="json").get_json()
    assert told["status"] == "200 ok"
    assert {"id", "sentence", "severity", "steps", "address"} == set(told["findings"][0])
    assert told["warnings"] == []


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "[::1]:8080", "localhost:8080"])
def test_every_name_of_this_machine_will_do(app, host):
    address = "::1" if host.startswith("[") else "127.0.0.1"
    assert "The kiosk" in ask(app, host=host, address=address).text or "to look at" in ask(app, host=host).text


@pytest.mark.parametrize(
    "asked",
    [
        {"address": "192.168.1.20"},
        {"host": "192.168.1.5:8080"},
        {"X_Forwarded_For": "192.168.1.20"},
        {"Forwarded": "for=192.168.1.20"},
        {"X_Real_IP": "192.168.1.20"},
        {"Via": "1.1 proxy"},
    ],
)
@pytest.mark.parametrize("full", ["1", "json"])
def test_everybody_else_hears_ok_and_nothing_else(app, asked, full):
    assert ask(app, full, **asked).text == "200 ok"


def test_a_state_file_that_does_not_answer_is_told_and_the_rest_too(app, state):
    storage.close_state()
    storage.state_db.init(str(state.parent))  # a folder
    answer = ask(app)
    assert answer.status_code == 503
    assert answer.text.startswith("503 not ready")
    assert "The progress file does not answer." in answer.text
