from kiosk import running_time
from kiosk.running_time import Ledger, RunningTime

DAY = 86_400


class Machine:
    """A machine whose clocks are set by hand."""

    def __init__(self, wall=1_800_000_000, synchronised=False):
        self.wall_now, self.mono_now, self.is_synchronised = wall, 1000.0, synchronised

    def start(self):
        return Ledger(
            wall=lambda: self.wall_now, monotonic=lambda: self.mono_now, synchronised=lambda: self.is_synchronised
        )

    def run(self, ledger, seconds):
        self.wall_now += seconds
        self.mono_now += seconds
        return ledger.tick()


def seconds():
    return RunningTime.get().seconds


def test_running_adds_up(state):
    machine = Machine()
    ledger = machine.start()
    assert machine.run(ledger, DAY - 1) == 0
    assert machine.run(ledger, 1) == 1
    assert running_time.today() == 1


def test_before_the_first_start_it_is_day_zero(state):
    assert running_time.today() == 0


def test_time_off_does_not_count_while_the_clock_is_not_trusted(state):
    machine = Machine()
    machine.run(machine.start(), 100)
    machine.wall_now += 30 * DAY
    machine.run(machine.start(), 100)
    assert seconds() == 200


def test_a_clock_that_jumps_ten_years_counts_for_nothing(state):
    machine = Machine()
    ledger = machine.start()
    machine.wall_now += 3650 * DAY
    machine.run(ledger, 60)
    machine.wall_now -= 7300 * DAY
    machine.run(ledger, 60)
    assert seconds() == 120


def test_time_off_counts_once_when_both_clocks_were_set_from_the_network(state):
    machine = Machine(synchronised=True)
    machine.run(machine.start(), 100)
    machine.wall_now += 5 * DAY
    ledger = machine.start()
    machine.run(ledger, 60)
    machine.run(ledger, 60)
    assert seconds() == 100 + 5 * DAY + 120


def test_time_off_is_added_when_the_network_comes_later(state):
    machine = Machine(synchronised=True)
    machine.run(machine.start(), 100)
    machine.wall_now, machine.is_synchronised = 1_800_000_000, False  # the clock starts anew, wrong
    ledger = machine.start()
    machine.run(ledger, 60)
    machine.wall_now, machine.is_synchronised = 1_800_000_100 + 2 * DAY, True
    machine.run(ledger, 0)
    assert seconds() == 100 + 60 + 2 * DAY - 60
    machine.run(ledger, 10)
    assert seconds() == 100 + 2 * DAY + 10


def test_a_clock_that_goes_back_takes_nothing_away(state):
    machine = Machine(synchronised=True)
    machine.run(machine.start(), 100)
    machine.wall_now -= 400 * DAY
    machine.run(machine.start(), 10)
    assert seconds() == 110
