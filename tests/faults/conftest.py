"""Faults come in a short form, for every run, and a full one: ``FULL=1 scripts/test tests/faults``."""

import os

import pytest

from tests.faults.running_kiosk import furnish


@pytest.fixture(scope="session")
def is_full():
    """Whether the long form was asked for."""
    return os.environ.get("FULL") == "1"


@pytest.fixture
def data(tmp_path, shipped):
    """A data folder with the lessons in it and no state yet."""
    return furnish(tmp_path / "data", shipped)
