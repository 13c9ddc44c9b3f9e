"""A kiosk with hands on all its clocks, whose state, keys and backups are real."""

import base64
import datetime
import json
from types import SimpleNamespace

from kiosk import library_day, report_format, running_time, weeks
from kiosk.people import learners
from kiosk.reporting import vector
from kiosk.storage import deed
from kiosk.sync import release, settling

HOUR = 3600
WEEK_HOURS = 168
MONDAY = datetime.datetime(2026, 11, 30, 0, 2).astimezone().timestamp()


class Clocks:
    """``wall`` is what the machine believes, in Unix seconds. Any program may set it."""

    def __init__(self, wall=MONDAY, synchronised=True):
        self.wall, self.uptime, self.boots, self.syncs = wall, 1000.0, 1, 0
        self.has_battery, self.synchronised = False, synchronised
        if synchronised:
            self.synchronise(wall)
        self.start()

    def start(self):
        """Start the program once more."""
        library_day.start(
            wall=lambda: self.wall,
            uptime=lambda: self.uptime,
            boot=lambda: f"boot {self.boots}",
            last_sync=lambda: self.syncs if self.synchronised else 0,
            has_hardware_clock=lambda: self.has_battery,
        )
        self.ledger = running_time.Ledger(
            wall=lambda: self.wall, monotonic=lambda: self.uptime, synchronised=lambda: self.synchronised
        )
        self.look()

    def synchronise(self, wall):
        """Hear from the network that it is ``wall``."""
        self.wall, self.synchronised, self.syncs = wall, True, self.syncs + 1

    def run(self, hours):
        """Let time go by."""
        self.wall += hours * HOUR
        self.uptime += hours * HOUR
        self.look()

    def reboot(self, hours_off, wall=None):
        """Switch off for a while; without a battery the clock stands still meanwhile."""
        self.wall = wall if wall is not None else self.wall + (hours_off * HOUR if self.has_battery else 0)
        self.uptime, self.synchronised, self.boots = 10.0, False, self.boots + 1
        self.start()

    def look(self):
        """What housekeeping does first, every few minutes."""
        library_day.tick()
        self.ledger.tick()


def begin_life(settings):
    """Do as the kiosk does at its first start."""
    settling.settle(settings)


def no_noise(scale):
    """Give no noise: for tests that look at what is under it."""
    return 0


def payload_of(released):
    """Return the report inside an envelope, without looking at its signature."""
    return report_format.parse(base64.b64decode(json.loads(released.envelope)["payload"]))


def close(settings, draw=no_noise):
    """Do as housekeeping does; return the report or None."""
    return release.close_if_due(settings, {"core": 200}, draw)


@deed
def finish(learner_id, *areas):
    """Let a learner finish lessons of these areas."""
    return vector.count(learner_id, list(areas))


def a_guest(*areas):
    """Let a guest come, finish lessons and go."""
    guest = learners.start()
    finish(guest, *areas)
    learners.forget_guest(guest)


def place(data, **more):
    """Return the few settings that counting and releasing look at."""
    return SimpleNamespace(data=data, **more)


def week_of(seconds):
    """Return the ISO week of Unix ``seconds`` in local time."""
    return weeks.week_of(datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC).astimezone().date())
