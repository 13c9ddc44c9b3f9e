import os
import subprocess
import sys

import click
import pytest

from kiosk import migrate
from kiosk.cli.main import main


def commands(group=main, path=()):
    """Yield (words, command) of every command there is."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


def kiosk(*words, data):
    environ = {**os.environ, "KIOSK_DATA": str(data), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "kiosk", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environ, check=False)


@pytest.mark.parametrize(("words", "command"), [pytest.param(*found, id=" ".join(found[0])) for found in commands()])
def test_every_command_has_help_with_an_example(words, command):
    assert f"kiosk {' '.join(words)}" in command.help


def test_wrong_usage_ends_with_two(tmp_path):
    assert kiosk("serve", "--nothing", data=tmp_path).returncode == 2


def test_a_refusal_ends_with_one_and_one_plain_line(tmp_path):
    (tmp_path / "kiosk.toml").write_text("prot = 80")
    answer = kiosk("db", "upgrade", data=tmp_path)
    assert answer.returncode == 1
    assert answer.stderr == "There is no setting prot. Did you mean port?\n"
    assert answer.stdout == ""


def test_upgrading_says_at_which_version_the_state_file_is(tmp_path):
    steps, newest = len(migrate.steps()), migrate.steps()[-1][0]
    for applied in (steps, 0):
        said = kiosk("db", "upgrade", data=tmp_path).stdout
        assert said == f"{applied} applied; the state file is at version {newest}.\n"


def test_a_port_that_is_taken_is_said_plainly(shipped):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        answer = kiosk("serve", "--port", port, data=shipped)
    assert answer.returncode == 1
    assert answer.stderr.startswith(f"Port {port} cannot be used")
