"""Building the catalogue in a process of its own: the pages stay quick, and its memory goes when it ends.

Run as a program, it reads what to build from standard input (JSON), writes one
line for each lesson done, and at the end one line that says how it went.
"""

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk import settings as kiosk_settings
from kiosk.catalogue import compiler
from kiosk.catalogue.additions import Addition
from kiosk.catalogue.problems import Broken, Problem
from kiosk.errors import KioskError, Unavailable
from kiosk.i18n import N_
from kiosk.sync.packs import files

KINDNESS = 10  # of nice(2): people who learn come first
FAILED = N_("The new lessons could not be put together. Nothing was changed. Try again.")


@dataclass(frozen=True)
class Wish:
    """What to build: the languages, the packs, and the file to write."""

    out: Path
    locales: tuple[str, ...]
    additions: tuple[Addition, ...]


def compile_apart(wish, progress=lambda done, total: None):
    """Build the catalogue that ``wish`` asks for. Raises Broken if lessons have mistakes, else Unavailable."""
    command = [sys.executable, "-m", "kiosk.sync.packs.compiling"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as child:
        child.stdin.write(_as_json(wish))
        child.stdin.close()
        told = {}
        for line in child.stdout:
            told = json.loads(line)
            if "done" in told:
                progress(told["done"], told["total"])
    _raise_if_failed(child.returncode, told)


def _raise_if_failed(code, told):
    if "problems" in told:
        raise Broken([Problem(Path(file), line, what, remedy) for file, line, what, remedy in told["problems"]])
    if "no_room" in told:
        raise Unavailable(files.NO_ROOM)
    if code != 0:
        raise Unavailable(FAILED)


def _as_json(wish):
    added = [[str(one.folder), one.replaces, one.retranslates] for one in wish.additions]
    return json.dumps({"out": str(wish.out), "locales": wish.locales, "additions": added})


def main():
    """Build what standard input asks for."""
    _stand_back()
    wish = json.loads(sys.stdin.read())
    additions = [Addition(Path(folder), tuple(replaces), again) for folder, replaces, again in wish["additions"]]
    folders = kiosk_settings.bundled("content"), kiosk_settings.bundled("translations")
    try:
        compiler.build(*folders, Path(wish["out"]), tuple(wish["locales"]), _tell_progress, tuple(additions))
    except Broken as broken:
        _tell(problems=[[str(one.file), one.line, one.what, one.remedy] for one in broken.problems])
        sys.exit(1)
    except OSError as error:
        _tell(**({"no_room": True} if error.errno in files.NO_ROOM_CODES else {"failed": True}))
        sys.exit(1)
    except KioskError:
        sys.exit(1)


def _stand_back():
    """Let the pages go first, on another core where there is one: the kiosk keeps to a single one."""
    os.nice(KINDNESS)
    if hasattr(os, "sched_setaffinity"):
        with suppress(OSError):
            os.sched_setaffinity(0, range(os.cpu_count() or 1))


def _tell_progress(done, total):
    _tell(done=done, total=total)


def _tell(**told):
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
