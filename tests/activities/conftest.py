"""The simulators as shipped, in English."""

import pytest

from kiosk import settings
from kiosk.catalogue.loading import load


@pytest.fixture(scope="session")
def practices(shipped):
    """Every simulator: its entry on the shelf and what it shows, by id."""
    catalogue = load(settings.load({}, data=shipped).catalogue_path, {})
    found = catalogue.shelves["en"].activities
    yield {id: (one, catalogue.find_practice(id, "en")) for id, one in found.items()}
    catalogue.close()


@pytest.fixture(scope="session")
def fields(practices):
    """``fields(id)`` is what the simulator ``id`` shows."""
    return lambda id: practices[id][1]
