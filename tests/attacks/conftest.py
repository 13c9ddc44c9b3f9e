"""Attacks go against the real server, started once for all of them."""

import pytest

from tests.faults.running_kiosk import RunningKiosk, furnish


@pytest.fixture(scope="session")
def target(tmp_path_factory, shipped):
    """A running kiosk to attack; what it logged is read by the tests."""
    with RunningKiosk(furnish(tmp_path_factory.mktemp("target"), shipped)) as kiosk:
        yield kiosk
