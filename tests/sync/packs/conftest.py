"""A kiosk in one language with a data folder, and what it shows."""

import shutil

import pytest

from kiosk import settings
from kiosk.catalogue import compiler, shelf
from kiosk.sync.packs import installing, staging


@pytest.fixture(scope="session")
def english_catalogue(tmp_path_factory):
    """The bundled lessons in English alone, built once."""
    out = tmp_path_factory.mktemp("english") / "catalogue.sqlite"
    compiler.build(settings.bundled("content"), settings.bundled("translations"), out, ("en",))
    return out


@pytest.fixture
def chosen(tmp_path, english_catalogue, packer):
    """The settings of a kiosk that takes packs of the harbour and has the bundled lessons."""
    data = tmp_path / "data"
    data.mkdir()
    made = settings.load({}, data=data, locales="en")
    shutil.copy(english_catalogue, made.catalogue_path)
    packer.trusted_by(made)
    return made


@pytest.fixture
def install(chosen):
    """Install a pack."""
    return lambda path: installing.install(chosen, staging.stage(chosen, path))


@pytest.fixture
def shown(chosen):
    """Return the lessons that the catalogue file holds now, by id."""

    def read():
        catalogue = shelf.load(chosen.catalogue_path, {})
        try:
            return dict(catalogue.shelves["en"].lessons)
        finally:
            catalogue.close()

    return read
