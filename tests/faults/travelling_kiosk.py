"""A kiosk of the tests that only counts and sends, as a process of its own, so that it can be killed.

Real: the data folder with its lock and state file, writer, migrations, identity
and key, what a learner adds to the counts, the release with its noise and its
ledger, outbox, joining, and the courier's thread with its HTTP. Not there:
pages and lessons. Injected: the courier's waits and time limits, running time
(a week passes in a moment), and the wall clock, which jumps by up to ten years.

    python -m tests.faults.travelling_kiosk FOLDER URL CODE

It makes reports until the file ``enough`` lies beside its folder, and ends with
0 once every one of them has arrived.
"""

import random
import sys
import time
from pathlib import Path
from types import SimpleNamespace

from kiosk import library_day, preferences, running_time, settings
from kiosk.errors import KioskError
from kiosk.people import learners
from kiosk.reporting import report_periods, vector
from kiosk.running_time import RunningTime
from kiosk.storage import deed
from kiosk.sync import agreement, exchange, joining, outbox, release
from kiosk.sync.courier import Courier
from kiosk.sync.pace import Pace
from kiosk.upkeep.opening import opened_state

PACE = Pace(look_seconds=0.01, base_seconds=0, window_seconds=0, slot_seconds=0, spread_seconds=0)
STEP_SECONDS, WHOLE_SECONDS = 1, 2
TEN_YEARS = 3652 * 86_400
MOST_WAITING = 3
PAUSE_SECONDS = 0.01


class JumpingClock:
    """A wall clock that somebody sets ten years ahead or back now and then."""

    def __init__(self):
        self._off = 0

    def __call__(self):
        return time.time() + self._off

    def jump(self):
        self._off = random.choice((-TEN_YEARS, 0, TEN_YEARS, random.randint(-TEN_YEARS, TEN_YEARS)))


def main(folder, url, code):
    chosen = settings.load({}, data=Path(folder), collector_url=url, sharing="on")
    exchange.STEP_SECONDS, exchange.WHOLE_SECONDS = STEP_SECONDS, WHOLE_SECONDS
    with opened_state(chosen):
        preferences.write(sharing="on")
        running_time.Ledger()
        wall = JumpingClock()
        library_day.start(wall=wall)
        join(chosen, code)
        courier = Courier(SimpleNamespace(settings=chosen), PACE)
        courier.start()
        while not chosen.data.with_name("enough").exists():
            live_a_week(chosen, wall)
        while outbox.count_waiting():
            time.sleep(PAUSE_SECONDS)
        courier.stop()


def join(chosen, code):
    while not agreement.joined():
        try:
            joining.join(chosen, code)
        except KioskError:
            time.sleep(PAUSE_SECONDS)


def live_a_week(chosen, wall):
    """Let people learn and a week pass, unless reports pile up already."""
    if outbox.count_waiting() >= MOST_WAITING:
        time.sleep(PAUSE_SECONDS)
        return
    learn()
    pass_time()
    if random.random() < 0.2:
        wall.jump()
    release.close_if_due(chosen, {"core": 1})


@deed
def learn():
    for _ in range(random.randint(0, 5)):
        vector.count(learners.start(), ["M1", "M3"])


@deed
def pass_time():
    RunningTime.update(seconds=RunningTime.seconds + report_periods.MOST_SECONDS + 7200).execute()


if __name__ == "__main__":
    main(*sys.argv[1:])
