"""A machine whose clocks are set by hand: it stands in for the one in the library."""

from kiosk.day_keeper import Calendar

DAY = 86_400


class Machine:
    """``truth`` is what time it really is, in Unix seconds; ``wall`` what the machine believes."""

    def __init__(self, truth, *, hardware_clock=False):
        self.truth = self.wall = truth
        self.hardware_clock = hardware_clock
        self.uptime, self.sync, self.boots = 1000.0, 0, 1
        self.calendar = None

    def start(self):
        """Start the program (again)."""
        self.calendar = Calendar(
            wall=lambda: self.wall,
            uptime=lambda: self.uptime,
            boot=lambda: f"boot {self.boots}",
            last_sync=lambda: self.sync,
            has_hardware_clock=lambda: self.hardware_clock,
        )
        return self

    def run(self, seconds, tick=True):
        """Let time go by, then look at the clocks."""
        self.truth += seconds
        self.wall += seconds
        self.uptime += seconds
        return self.calendar.tick() if tick else self.calendar.today()

    def jump(self, seconds):
        """Set the clock by hand, wrong or right."""
        self.wall += seconds

    def reboot(self, seconds_off, wall=None):
        """Switch off for a while and start again; without a battery the clock stands still, or begins at ``wall``."""
        self.truth += seconds_off
        self.wall += seconds_off if self.hardware_clock else 0
        self.wall = self.wall if wall is None else wall
        self.uptime, self.sync = 10.0, 0
        self.boots += 1
        return self.start()

    def synchronise(self):
        """Hear the right time from the network."""
        self.wall = self.truth
        self.sync += 1
        return self

    @property
    def today(self):
        return self.calendar.today()
