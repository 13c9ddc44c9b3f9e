"""A PostgreSQL of our own for the tests: a private cluster in a throw-away folder, reached through a socket there."""

import glob
import os
import pwd
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

PROGRAMS = "/usr/lib/postgresql/*/bin"  # where Debian keeps them
NOBODY = "postgres"  # PostgreSQL refuses to run as root
FAST = "-c fsync=off -c full_page_writes=off -c max_connections=200"  # the tests lose nothing when the power goes


def programs():
    """Return the folder of the newest PostgreSQL programs. Skips the test if there is none."""
    on_path = shutil.which("initdb")
    folders = sorted(glob.glob(PROGRAMS), key=lambda path: float(Path(path).parent.name))
    if on_path:
        return Path(on_path).parent
    if not folders:
        pytest.skip("PostgreSQL is not installed. Install it with: sudo apt install postgresql")
    return Path(folders[-1])


@contextmanager
def cluster(folder, options=FAST):
    """Run a PostgreSQL in ``folder`` for the ``with`` block; hand out the folder of its socket."""
    found = programs()
    as_other = {}
    if os.geteuid() == 0:
        other = pwd.getpwnam(NOBODY)
        os.chown(folder, other.pw_uid, other.pw_gid)
        _open_way(folder)
        as_other = {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}
    data, control = folder / "data", [found / "pg_ctl", "-D", folder / "data", "-w", "-s"]

    def run(*command):
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, env=_environment(), **as_other)

    run(found / "initdb", "-D", data, "-A", "trust", "-U", "kiosk", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    run(*control, "-l", folder / "log", "-o", f"-c listen_addresses='' -k {folder} {options}", "start")
    try:
        yield folder
    finally:
        run(*control, "-m", "immediate", "stop")


def _open_way(folder):
    """Let others pass through the folders above, as far as they are temporary ones."""
    for parent in folder.parents:
        if parent.stat().st_uid == 0 and str(parent).startswith("/tmp/"):
            parent.chmod(parent.stat().st_mode | 0o011)


def _environment():
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
