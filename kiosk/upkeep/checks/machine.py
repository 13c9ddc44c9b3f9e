"""The machine: its disk, its memory, its clock, and the file it keeps everything in."""

import re
import shutil
from pathlib import Path

from kiosk import disk_space, library_day, storage
from kiosk.i18n import gettext
from kiosk.upkeep import room
from kiosk.upkeep.checks.finding import LOOK, Finding

MIB = 2**20
LOW_DISK_MIB, LOW_DISK_PERCENT = 300, 5
LOW_MEMORY_MIB = 64
MEMORY = Path("/proc/meminfo")
_AVAILABLE = re.compile(r"^MemAvailable:\s+(\d+) kB", re.M)


def state_file(facts):
    """Progress lies in one file; without it nobody's place is kept."""
    if not storage.is_answering():
        yield Finding(
            "state-file",
            gettext("The progress file does not answer. Lessons work, but nothing is saved."),
            LOOK,
            (
                gettext("Switch the kiosk off and on again. It checks the file when it starts."),
                gettext("If this stays, save the support file and send it to whoever looks after the kiosk."),
            ),
            "/desk/backup/support",
        )


def disk(facts):
    """A full disk stops saving."""
    folder = facts.settings.data
    usage = shutil.disk_usage(folder)
    free, percent = usage.free // MIB, 100 * usage.free // usage.total
    is_reserve_used = not disk_space.ballast(folder).exists() and usage.free < disk_space.PLENTY_BYTES
    if free >= LOW_DISK_MIB and percent >= LOW_DISK_PERCENT and not is_reserve_used:
        return
    yield Finding(
        "disk",
        # Translators: MiB is the unit of disk space.
        gettext("The disk is nearly full: %(free)s MiB are free, %(percent)s %% of it.", free=free, percent=percent),
        LOOK,
        tuple(_what_can_go(facts.settings)),
        "/desk/backup#room",
    )


def _what_can_go(settings):
    found = room.what_can_go(settings)
    if found.spoken:
        yield gettext(
            "Delete the spoken sentences: %(size)s MiB. They are made again when somebody listens.",
            size=found.spoken // MIB,
        )
    if found.damaged:
        yield gettext("Delete the damaged files that were set aside: %(size)s MiB.", size=found.damaged // MIB)
    yield gettext("Ask whoever looks after the kiosk to remove files of other programs, or to use a larger card.")


def memory(facts):
    """Too little memory makes a kiosk slow, and then stops it."""
    try:
        found = _AVAILABLE.search(MEMORY.read_text(encoding="ascii"))
    except OSError:  # no Linux
        return
    available = int(found[1]) // 1024 if found else LOW_MEMORY_MIB
    if available < LOW_MEMORY_MIB:
        yield Finding(
            "memory",
            gettext("The memory of this machine is nearly used up: %(free)s MiB are free.", free=available),
            LOOK,
            (
                gettext("Close other programs on this machine."),
                gettext("Switch the kiosk off and on again when nobody is learning."),
            ),
        )


def clock(facts):
    """Dates on papers and the weeks of the counts need a day that is certain."""
    if not library_day.today().certain:
        yield Finding(
            "clock",
            gettext("We are not sure which day it is."),
            LOOK,
            (
                gettext("Look at a calendar or a phone."),
                gettext("Open Clock and say which day it is. Lessons work meanwhile."),
            ),
            "/desk/clock",
        )
