"""``kiosk report …`` beside a kiosk that serves, and on one that is stopped."""

import json
import os
import subprocess
import sys

import pytest

from kiosk import preferences, settings
from kiosk.sync import outbox
from kiosk.upkeep.opening import opened_state
from tests.faults.running_kiosk import RunningKiosk, furnish, plain_environment
from tests.faults.running_network import RunningCollector
from tests.releasing import release_report

pytestmark = pytest.mark.slow


@pytest.fixture
def collector(tmp_path):
    """A collector as a process of its own."""
    running = RunningCollector(tmp_path / "collector").start()
    yield running
    running.stop()


@pytest.fixture
def data(tmp_path, shipped):
    """The folder of a kiosk with two reports that wait. Its library agrees to sharing."""
    folder = furnish(tmp_path / "kiosk", shipped)
    chosen = settings.load({}, data=folder)
    with opened_state(chosen):
        preferences.write(sharing="on")
        release_report(chosen)
        release_report(chosen)
    return folder


@pytest.fixture
def kiosk(data, collector):
    """Runs a command: ``kiosk("report", "send")``."""
    environ = {**plain_environment(), "KIOSK_DATA": str(data), "KIOSK_COLLECTOR_URL": collector.address}
    environ["LC_ALL"] = "C.UTF-8"

    def run(*words):
        command = [sys.executable, "-m", "kiosk", *map(str, words)]
        return subprocess.run(command, capture_output=True, text=True, env=environ, check=False)

    return run


def statuses(data):
    with opened_state(settings.load({}, data=data)):
        return [one.status for one in outbox.newest(10)]


def test_reports_are_sent_beside_a_kiosk_that_serves(data, collector, kiosk):
    with RunningKiosk(data, KIOSK_COLLECTOR_URL=collector.address) as serving:
        refused = kiosk("report", "send")
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "has not joined the library network yet" in refused.stderr
        assert kiosk("report", "join", "MSMW-8866-93RC").returncode == 1
        said = kiosk("report", "join", collector.give_code("Harbour Library"))
        assert said.stdout == "This kiosk now belongs to: Harbour Library\n"
        said = kiosk("report", "send")
        assert (said.returncode, said.stdout) == (0, "2 sent, 0 waiting, 0 refused.\n")
        assert json.loads(kiosk("report", "send", "--json").stdout) == {
            "sent": 0,
            "waiting": 0,
            "refused": 0,
            "trouble": "",
        }
        assert serving.stop() == 0
    assert statuses(data) == [outbox.SENT, outbox.SENT]
    assert "Traceback" not in serving.log


def test_what_is_in_the_way_is_said_and_ends_with_one(data, collector, kiosk):
    kiosk("report", "join", collector.give_code("Harbour Library"))
    collector.stop()
    said = kiosk("report", "send")
    assert (said.returncode, said.stdout) == (1, "0 sent, 2 waiting, 0 refused.\n")
    assert said.stderr.splitlines()[-1] == ("The kiosk could not reach the library network. It tries again by itself.")
    collector.start()


def test_a_stick_goes_to_the_operator_and_back(data, collector, kiosk, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    assert kiosk("report", "join", collector.give_code("Harbour Library"), "--stick", stick).returncode == 0
    assert kiosk("report", "export", stick).stdout.startswith("2 written to ")
    taken = subprocess.run(
        [sys.executable, "-m", "kiosk", "collector", "import", stick, "--data", collector.folder],
        capture_output=True,
        text=True,
        env=plain_environment(),
        check=False,
    )
    assert (taken.returncode, taken.stdout) == (
        0,
        "A kiosk has joined: Harbour Library\n3 read, 2 stored, 0 were here already.\n",
    )
    said = kiosk("report", "import", stick)
    assert said.returncode == 0
    assert said.stdout == (
        "This kiosk now belongs to: Harbour Library\n2 reports have arrived. Answers for other kiosks: 0.\n"
    )
    (stick / "receipts.jsonl").write_bytes(os.urandom(300))
    assert kiosk("report", "import", stick).returncode == 1
    assert statuses(data) == [outbox.SENT, outbox.SENT]


def test_a_folder_without_a_kiosk_is_said(kiosk, tmp_path):
    said = kiosk("report", "send", "--data", tmp_path / "nothing")
    assert (said.returncode, said.stderr.startswith("There is no kiosk in the folder")) == (1, True)
