"""A lesson on its way: written, signed offline, handed out, fetched, looked at, installed, learned, taken back."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from kiosk import settings
from kiosk.web import kiosk as running
from kiosk.web.catalogues import Catalogues
from tests.browsing import PIN, words
from tests.faults.running_kiosk import plain_environment
from tests.packing import HARBOUR


@pytest.fixture(scope="module")
def operator(tmp_path_factory):
    """The operator's own computer: ``operator("pack", "key", "main.key")`` returns what was printed."""
    folder = tmp_path_factory.mktemp("operator")
    environ = {**plain_environment(), "KIOSK_DATA": str(folder / "data")}

    def run(*words):
        command = [sys.executable, "-m", "kiosk", *map(str, words)]
        return subprocess.run(command, env=environ, cwd=folder, capture_output=True, text=True, check=True).stdout

    run.folder, run.environ = folder, environ
    return run


@pytest.fixture(scope="module")
def handed_out(operator):
    """The collector of the network hands out a pack; its address."""
    spare = operator("pack", "key", "spare.key").strip()
    operator("pack", "key", "main.key")
    operator("pack", "letter", "Harbour Libraries", "--key", "main.key", "--spare", spare, "-o", "harbour.keyletter")
    operator("pack", "build", HARBOUR, "--key", "main.key", "-o", "h.pack")
    operator("pack", "catalogue", "h.pack", "--key", "main.key", "--version", "1", "-o", "catalogue.json")
    operator("collector", "pack", "add", "h.pack", "--name", "harbour", "--version", "1")
    operator("collector", "pack", "catalogue", "catalogue.json", "--version", "1")
    command = [sys.executable, "-m", "kiosk", "collector", "serve", "--port", "0"]
    with subprocess.Popen(command, env=operator.environ, stdout=subprocess.PIPE, text=True) as process:
        yield process.stdout.readline().strip().rstrip("/")
        process.terminate()


@pytest.fixture
def catalogues(shipped, tmp_path):
    """The shipped lessons in a data folder of their own, where a pack can join them."""
    shutil.copy(shipped / "catalogue.sqlite", tmp_path / "catalogue.sqlite")
    here = Catalogues(settings.load({}, data=tmp_path))
    here.load()
    return here


@pytest.fixture
def kiosk(state, catalogues, tmp_path, handed_out):
    """A kiosk that knows where the network is."""
    return running.make(settings.load({}, data=tmp_path, locales="en ar", collector_url=handed_out), catalogues)


def test_a_lesson_travels_from_its_author_to_a_visitor_and_back(operator, kiosk, desk_page, visitor, drawer):
    stick = drawer.plug_in("HARBOUR")
    shutil.copy(operator.folder / "harbour.keyletter", stick)
    number = re.search(r'name="number" value="([\d ]+)"', desk_page.get("/desk/packs").text)[1]
    desk_page.post("/desk/packs/letter", stick="HARBOUR", number=number, own=PIN)
    drawer.pull_out("HARBOUR")

    page = _press(desk_page, kiosk, "/desk/packs/fetch")
    assert "1 new pack from your library network" in words(page)
    assert "1 new pack from your library network: look and install." in words(desk_page.get("/desk/"))
    mark = re.search(r'name="mark" value="(\w+)"', page.text)[1]
    preview = _press(desk_page, kiosk, "/desk/packs/look", mark=mark)
    assert "Make a cup of tea" in words(preview)
    install = re.search(r'action="(/desk/packs/[0-9a-f]{64})"', preview.text)[1]
    assert "The pack is installed." in words(_press(desk_page, kiosk, install))

    assert "حضّر كوب شاي" in visitor.get("/ar/courses/kitchen").text
    visitor.post("/en/lessons/make-tea/1/done")
    assert "You finished 1 step" in words(visitor.get("/en/me"))

    assert "as they were before" in words(_press(desk_page, kiosk, "/desk/packs/undo"))
    assert visitor.get("/en/lessons/make-tea").status_code == 404
    assert visitor.get("/en/lessons/strong-passwords").status_code == 200


def _press(desk_page, kiosk, address, **fields):
    """Send a form and wait for its work; return the page that follows."""
    answer = desk_page.post(address, follow=False, **fields)
    assert kiosk.work.wait(120)
    state = kiosk.work.state
    return desk_page.get((state and state.way_on) or answer.location)


def test_the_terminal_installs_lists_and_goes_back(operator, handed_out, shipped, tmp_path):
    data = tmp_path / "kiosk"
    data.mkdir()
    shutil.copy(shipped / "catalogue.sqlite", data)
    operator.environ |= {"KIOSK_DATA": str(data), "KIOSK_LOCALES": "en"}  # another computer, at last
    assert "Harbour Libraries" in operator("pack", "trust", "harbour.keyletter", "--yes")
    assert json.loads(operator("pack", "verify", "h.pack", "--json"))["name"] == "harbour"
    assert "harbour 1 is installed." in operator("pack", "install", "h.pack")
    assert [one["name"] for one in json.loads(operator("pack", "list", "--json"))] == ["harbour"]
    assert operator("content", "build") == "The lessons are up to date.\n"
    assert "as before" in operator("pack", "undo")
    assert json.loads(operator("pack", "list", "--json")) == []
    with pytest.raises(subprocess.CalledProcessError) as refused:
        operator("pack", "install", os.devnull)
    assert refused.value.returncode in (1, 2)
