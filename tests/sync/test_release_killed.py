"""The power goes between any two lines of a release: the period leaves once or is lost, and never leaves twice."""

import os
import shutil
import signal
import sys
import threading
import warnings
from pathlib import Path

import pytest

import kiosk
from kiosk import settings
from kiosk.sync import released_ledger
from tests.sync.world import World, opened

HOUSE = Path(kiosk.__file__).parent
FILES = tuple(
    str(HOUSE / name)
    for name in (
        "sync/release.py",
        "sync/released_ledger.py",
        "sync/settling.py",
        "sync/identity.py",
        "reporting/report_periods.py",
        "storage.py",
    )
)
EACH = 1 if os.environ.get("FULL") == "1" else 29  # every line of a release, or every so many


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """The folder of a kiosk in which somebody has finished a lesson, one report after the first."""
    world = World(settings.load({}, data=tmp_path_factory.mktemp("template") / "data"))
    with opened(world):
        world.end_period()
        world.learn()
    return world.settings.data


class Lines:
    """Counts the lines of our own code that run, in all threads, and pulls the plug at one of them."""

    def __init__(self, last):
        self.run, self.last, self.is_counting = 0, last, False

    def trace(self, frame, event, _):
        """Be told of a call or line by the interpreter."""
        if frame.f_code.co_filename not in FILES:
            return None
        if event == "line" and self.is_counting:
            self.run += 1
            if self.run == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
        return self.trace


def end_period_killed_at(world, line):
    """Release in a process of its own that dies at this line; return (its exit code, how many lines it had)."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of the test runner, which the child does not use
        child = os.fork()
    if not child:
        _release(world, Lines(line), writing)
    os.close(writing)
    with os.fdopen(reading) as said:
        lines = int(said.read() or 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), lines


def _release(world, lines, writing):
    try:
        threading.settrace(lines.trace)
        with opened(world):
            sys.settrace(lines.trace)
            lines.is_counting = True
            world.end_period()
            lines.is_counting = False
        os.write(writing, str(lines.run).encode())
    finally:
        os._exit(0)


def after_power_cut(template, folder, line):
    """Kill a release at this line, start again, and return the world a period later."""
    shutil.copytree(template, folder)
    world = World(settings.load({}, data=folder))
    assert end_period_killed_at(world, line)[0] == -signal.SIGKILL
    with opened(world):
        world.look()
        world.end_period()
        world.end_period()
    world.check()
    assert set(world.reports) <= {entry.digest for entry in released_ledger.read(world.settings)}
    return world


def test_killed_at_any_line_of_a_release_a_period_leaves_once_or_never(template, tmp_path):
    shutil.copytree(template, tmp_path / "whole")
    code, lines = end_period_killed_at(World(settings.load({}, data=tmp_path / "whole")), line=0)
    assert (code, lines > 100) == (0, True)
    left = [
        sum(sum(report.cells[3:]) for report in after_power_cut(template, tmp_path / str(line), line).reports.values())
        for line in range(1 + lines % EACH, lines, EACH)
    ]
    assert set(left) <= {0, 1}
    assert 1 in left
