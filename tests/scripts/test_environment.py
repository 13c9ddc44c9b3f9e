"""What scripts/run says on a machine where something is missing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ENVIRONMENT = Path(__file__).parents[2] / "scripts" / "environment.sh"
NAMES = ["python3", *(f"python3.{minor}" for minor in range(11, 15))]


@pytest.fixture
def machine(tmp_path):
    """A machine with nothing but bash and a few basic commands; ``run`` a function of the script on it."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("bash", "cat", "cksum", "dirname", "uname"):
        (programs / name).symlink_to(shutil.which(name))
    return Machine(programs, tmp_path / "a checkout")


class Machine:
    def __init__(self, programs, checkout):
        self.programs = programs
        self.checkout = checkout
        (checkout / "scripts").mkdir(parents=True)
        shutil.copy(ENVIRONMENT, checkout / "scripts")

    def add(self, name, script="exit 0"):
        (self.programs / name).write_text(f"#!{shutil.which('sh')}\n{script}\n")
        (self.programs / name).chmod(0o755)

    def run(self, function):
        script = f'set -euo pipefail; source "{self.checkout}/scripts/environment.sh"; {function}'
        return subprocess.run(
            [shutil.which("bash"), "-c", script],
            env={"PATH": str(self.programs)},
            capture_output=True,
            text=True,
            check=False,
        )


def test_the_newest_name_is_tried_when_python3_is_too_old(machine):
    machine.add("python3", "exit 1")
    machine.add("python3.12", f'exec "{sys.executable}" "$@"')
    assert machine.run("find_python").stdout == "python3.12\n"


@pytest.mark.parametrize("names", [[], NAMES])
def test_a_machine_without_a_python_of_today_is_told_which_one_it_needs(machine, names):
    for name in names:
        machine.add(name, "exit 1")
    machine.add("apt-get")
    done = machine.run("find_python")
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert "sudo apt install python3" in done.stderr


def test_a_missing_venv_part_is_answered_with_the_exact_command(machine):
    machine.add("apt-get")
    machine.add("python3", f'case "$2" in *ensurepip*) exit 1;; esac\nexec "{sys.executable}" "$@"')
    done = machine.run("make_venv")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert done.returncode == 1
    assert f"sudo apt install python{version}-venv" in done.stderr


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt install espeak-ng"),
        ("brew", "brew install espeak-ng"),
        ("", "your system's package manager"),
    ],
)
def test_the_advice_fits_the_system(machine, manager, command):
    if manager:
        machine.add(manager)
    assert command in machine.run("how_to_install espeak-ng").stdout


def test_nothing_is_installed_again_until_a_file_changes(machine):
    (machine.checkout / ".venv").mkdir()
    pinned = machine.checkout / "pinned.txt"
    pinned.write_text("flask==3\n")
    asked = f'mark_current kiosk "{pinned}"; is_current kiosk "{pinned}" && echo current'
    assert machine.run(asked).stdout == "current\n"
    pinned.write_text("flask==4\n")
    assert machine.run(f'is_current kiosk "{pinned}" || echo changed').stdout == "changed\n"


def test_a_moved_checkout_gets_a_new_environment(machine):
    (machine.checkout / ".venv").mkdir()
    (machine.checkout / ".venv" / "made-in").write_text("/somewhere/else\n")
    assert machine.run("venv_works || echo new").stdout == "new\n"
