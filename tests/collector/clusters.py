"""A PostgreSQL of our own: a private cluster in a throw-away folder, reached through a socket there.

Also used by the bench.
"""

import os
import pwd
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

PLACE = Path("/usr/lib/postgresql")  # where Debian keeps the programs of each version
OTHER = "postgres"  # PostgreSQL refuses to run as root
LEFT_OUT = "PostgreSQL is not installed. Install it with: sudo apt install postgresql"


def programs():
    """Return the folder of the newest PostgreSQL programs, or None."""
    found = sorted(PLACE.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def cluster(folder, options=""):
    """Run a PostgreSQL in the empty ``folder`` for the ``with`` block; hand out its address (a URL)."""
    found, data = programs(), folder / "data"
    as_other = _as_other(folder)

    def run(*command):
        plain = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, env=plain, **as_other)

    run(found / "initdb", "-D", data, "-A", "trust", "-U", "kiosk", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    control = (found / "pg_ctl", "-D", data, "-w", "-s")
    run(*control, "-l", folder / "log", "-o", f"-c listen_addresses='' -k {folder} {options}", "start")
    try:
        yield f"postgresql://kiosk@/postgres?host={folder}"
    finally:
        run(*control, "-m", "immediate", "stop")


def emptied(url):
    """Make the database at ``url`` empty and return its address. A new database takes longer than a new schema."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        connection.execute("DROP SCHEMA IF EXISTS public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return url


def _as_other(folder):
    """Let somebody else own ``folder`` if we are root; return how to run programs as that person."""
    if os.geteuid():
        return {}
    other = pwd.getpwnam(OTHER)
    os.chown(folder, other.pw_uid, other.pw_gid)
    for parent in folder.parents:
        if str(parent).startswith("/tmp/"):
            parent.chmod(parent.stat().st_mode | 0o011)
    return {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}
