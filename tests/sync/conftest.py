"""The cast of travelling reports: a kiosk without pages, and a collector that answers on this machine."""

import datetime

import pytest

from kiosk import preferences, settings
from kiosk.sync import joining, settling
from tests.collector import nearby
from tests.sync.sharing_kiosk import Clocks, begin_life


@pytest.fixture
def chosen(state, tmp_path):
    """The settings of a kiosk without pages."""
    return settings.load({}, data=tmp_path)


@pytest.fixture
def clocks(chosen):
    """A machine that has the time from the network, on the first Monday of its life."""
    clocks = Clocks()
    begin_life(chosen)
    return clocks


@pytest.fixture
def collector(tmp_path):
    """A collector on Monday 7 December 2026."""
    with nearby.opened(tmp_path / "collector", datetime.date(2026, 12, 7)) as made:
        yield made


@pytest.fixture
def address(collector):
    """Where it answers."""
    with nearby.served(collector) as found:
        yield found


@pytest.fixture
def harbour(monday, tmp_path, address):
    """The settings of a kiosk whose library agrees to sharing. It has not joined yet."""
    preferences.write(sharing="on")
    chosen = settings.load({}, data=tmp_path / "kiosk", sharing="on", collector_url=address)
    chosen.data.mkdir()
    settling.settle(chosen)
    return chosen


@pytest.fixture
def joined(harbour, collector):
    """The same, once it has joined."""
    joining.join(harbour, nearby.give_code(collector))
    return harbour
