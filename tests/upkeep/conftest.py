import pytest

from kiosk import settings
from kiosk.running_time import Ledger, RunningTime
from kiosk.storage import deed


@pytest.fixture
def chosen(state, tmp_path):
    """The settings of a kiosk on an empty state file, open."""
    Ledger()
    return settings.load({}, data=tmp_path)


@pytest.fixture
def run_for(chosen):
    """Let hours of running time pass: ``run_for(24)``."""

    @deed
    def run(hours):
        RunningTime.update(seconds=RunningTime.seconds + int(hours * 3600)).execute()

    return run
