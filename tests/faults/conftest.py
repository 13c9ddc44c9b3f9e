"""Faults come in a short form, for every run, and a full one: ``FULL=1 scripts/test tests/faults``."""

import os

import pytest

from kiosk import settings
from kiosk.catalogue import shelf
from kiosk.web.catalogues import Catalogues
from tests.faults.faulty_disk import FaultyDisk, compile_into
from tests.faults.running_kiosk import furnish
from tests.faults.worn_card import wear


@pytest.fixture(scope="session")
def is_full():
    """Whether the long form was asked for."""
    return os.environ.get("FULL") == "1"


@pytest.fixture
def data(tmp_path, shipped):
    """A data folder with the lessons in it and no state yet."""
    return furnish(tmp_path / "data", shipped)


@pytest.fixture
def lessons(shelf_here):
    """The lessons that patrons of a fault take, in English."""
    return tuple(shelf_here.lessons.values())


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    """The compiled faults of a disk."""
    return compile_into(tmp_path_factory.mktemp("faulty_disk"))


@pytest.fixture
def disk(library, data):
    """The disk under ``data``, without faults so far."""
    return FaultyDisk(library, data)


@pytest.fixture(scope="session")
def worn(tmp_path_factory, shipped):
    """A card with the progress of 43 learners, and two backups."""
    Catalogues(settings.load({}, data=shipped)).load()
    folder = furnish(tmp_path_factory.mktemp("worn") / "data", shipped)
    return wear(folder, folder.parent, tuple(shelf.in_locale("en").lessons.values()))
