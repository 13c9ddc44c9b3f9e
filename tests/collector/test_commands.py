"""The operator's commands, as somebody types them."""

import csv
import io
import json
import os
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

from kiosk import envelope, messages, protocol
from kiosk.collector.database import open_database
from tests.collector.asking import PASSPHRASE
from tests.collector.network import Station


@pytest.fixture
def kiosk(database_url, tmp_path):
    """Runs a command of the collector: ``kiosk("enrol", "Harbour Library")``."""
    environ = {**os.environ, "KIOSK_DATA": str(tmp_path / "data"), "LC_ALL": "C.UTF-8"}
    environ["KIOSK_COLLECTOR_DATABASE"] = database_url

    def run(*words, typed=None):
        command = [sys.executable, "-m", "kiosk", "collector", *map(str, words)]
        return subprocess.run(command, capture_output=True, text=True, env=environ, input=typed, check=False)

    run.environ = environ
    return run


def test_a_network_from_its_first_code_to_its_figures(kiosk, tmp_path):
    (given,) = json.loads(kiosk("enrol", "Harbour Library", "--region", "North", "--json").stdout)
    heron = Station()
    _join(kiosk, heron, given["code"].replace("-", ""))
    stick = tmp_path / "stick"
    stick.mkdir()
    for seq in (1, 2):
        (stick / protocol.report_file(heron.id, seq)).write_bytes(heron.sealed(seq))
    (stick / "holiday.jpg").write_bytes(b"x")
    (stick / f"{heron.id}-receipts.jsonl").write_bytes(b"of a kiosk that handed them in before\n")
    said = kiosk("import", stick)
    assert said.returncode == 0, said.stderr
    assert said.stdout == "2 read, 2 stored, 0 were here already.\n"
    assert _receipts(stick) == [("stored", heron.id, 1), ("stored", heron.id, 2)]
    assert kiosk("import", stick).stdout == "2 read, 0 stored, 2 were here already.\n"
    found = json.loads(kiosk("export", "figures", "--from", "2026-W40", "--to", "2027-W52", "--json").stdout)
    assert sum(row["figure"] or 0 for row in found if row["cell"] == "T") == 200
    (row,) = csv.DictReader(io.StringIO(kiosk("export", "branches").stdout.removeprefix("\ufeff")))
    assert (row["name"], row["region"], row["kiosks"]) == ("Harbour Library", "North", "1")


def test_a_report_that_is_refused_is_named_and_ends_with_one(kiosk, tmp_path):
    (tmp_path / "1.report").write_bytes(Station().sealed(1))
    (tmp_path / "2.report").write_bytes(b"x" * 5000)
    said = kiosk("import", tmp_path / "1.report", tmp_path / "2.report", "--no-receipts")
    assert said.returncode == 1
    assert "1.report:1: This was signed with a key that we do not know." in said.stdout
    assert "2.report:1: This is larger than 4096 bytes." in said.stdout
    assert not (tmp_path / "receipts.jsonl").exists()


def test_links_on_a_stick_are_not_followed(kiosk, tmp_path):
    secret, stick = tmp_path / "secret.report", tmp_path / "stick"
    stick.mkdir()
    secret.write_bytes(b"{}")
    (stick / "1.report").symlink_to(secret)
    assert json.loads(kiosk("import", stick, "--json").stdout) == []


def test_many_libraries_come_from_a_file(kiosk, tmp_path):
    (tmp_path / "libraries.csv").write_text("name,region\nHarbour Library,North\nمكتبة,\n", encoding="utf-8-sig")
    said = kiosk("enrol", "--file", tmp_path / "libraries.csv")
    assert [line.split("  ")[2] for line in said.stdout.splitlines()] == ["Harbour Library", "مكتبة"]


def test_wrong_usage_ends_with_two(kiosk, tmp_path):
    (tmp_path / "libraries.csv").write_text("library\nHarbour Library\n")
    for words in (["enrol"], ["enrol", "--file", tmp_path / "libraries.csv"], ["import"], ["export", "people"]):
        assert kiosk(*words).returncode == 2, words


def test_operators_are_added_changed_listed_and_removed(kiosk):
    assert kiosk("operator", "add", "Ada", "--stdin", typed=f"{PASSPHRASE}\n").returncode == 0
    assert kiosk("operator", "add", "Ada", "--stdin", typed=f"{PASSPHRASE}\n").returncode == 1
    assert (
        kiosk("operator", "add", "Bob", "--stdin", typed="short\n").stderr
        == "A passphrase has at least 12 characters.\n"
    )
    assert json.loads(kiosk("operator", "list", "--json").stdout) == ["Ada"]
    assert kiosk("operator", "change", "Ada", "--stdin", typed="other words that differ\n").returncode == 0
    assert kiosk("operator", "remove", "Ada").returncode == 0
    assert kiosk("operator", "remove", "Ada").stderr == "There is no operator of this name.\n"


def test_packs_are_added_and_listed(kiosk, tmp_path):
    (tmp_path / "core.pack").write_bytes(b"lessons")
    added = json.loads(
        kiosk("pack", "add", tmp_path / "core.pack", "--name", "core", "--version", "3", "--json").stdout
    )
    assert added["length"] == 7
    assert json.loads(kiosk("pack", "list", "--json").stdout) == [added]
    (tmp_path / "catalogue.json").write_bytes(b"{}")
    assert kiosk("pack", "catalogue", tmp_path / "catalogue.json", "--version", "1").returncode == 0
    assert kiosk("pack", "catalogue", tmp_path / "catalogue.json", "--version", "1").returncode == 1


def test_a_database_that_is_not_there_is_one_plain_line(kiosk, tmp_path):
    kiosk.environ["KIOSK_COLLECTOR_DATABASE"] = f"postgresql://kiosk@/books?host={tmp_path}"
    said = kiosk("export", "figures")
    assert (said.returncode, said.stderr) == (1, "The books of the collector do not answer. Try again in a minute.\n")


def test_the_collector_serves_until_it_is_told_to_stop(kiosk, tmp_path):
    heron = Station()
    (given,) = json.loads(kiosk("enrol", "Harbour Library", "--json").stdout)
    command = [sys.executable, "-m", "kiosk", "collector", "serve", "--port", "0"]
    with subprocess.Popen(command, env=kiosk.environ, stdout=subprocess.PIPE, text=True) as process:
        try:
            address = process.stdout.readline().strip().rstrip("/")
            _put(address, protocol.kiosk_address(heron.id), heron.wish(given["code"].replace("-", "")))
            _put(address, protocol.report_address(heron.id, 1), heron.sealed(1))
        finally:
            process.terminate()
        assert process.wait(timeout=30) == 0
    found = json.loads(kiosk("export", "branches", "--json").stdout)
    assert [row["last_contact"] != "" for row in found] == [True]


def test_a_power_cut_loses_no_report_that_was_confirmed(kiosk):
    heron, confirmed = Station(), []
    (given,) = json.loads(kiosk("enrol", "Harbour Library", "--json").stdout)
    _join(kiosk, heron, given["code"].replace("-", ""))
    command = [sys.executable, "-m", "kiosk", "collector", "serve", "--port", "0"]

    def hand_in(address, seqs):
        for seq in seqs:
            try:
                _put(address, protocol.report_address(heron.id, seq), heron.sealed(seq))
            except OSError:
                return
            confirmed.append(seq)

    with subprocess.Popen(command, env=kiosk.environ, stdout=subprocess.PIPE, text=True) as process:
        address = process.stdout.readline().strip().rstrip("/")
        couriers = [threading.Thread(target=hand_in, args=(address, range(n, 4000, 4))) for n in range(1, 5)]
        for courier in couriers:
            courier.start()
        while len(confirmed) < 100:
            couriers[0].join(0.01)
        process.kill()
        for courier in couriers:
            courier.join()
    database = open_database(kiosk.environ["KIOSK_COLLECTOR_DATABASE"], Path(kiosk.environ["KIOSK_DATA"]))
    stored = {seq for (seq,) in database.rows("SELECT seq FROM report")}
    database.close()
    assert set(confirmed) <= stored


def _put(address, path, data):
    request = urllib.request.Request(address + path, data=data, method="PUT")
    request.add_header("Content-Type", envelope.MEDIA_TYPE)
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 201


def _join(kiosk, station, code):
    from kiosk import settings
    from kiosk.collector import running

    chosen = settings.load(kiosk.environ)
    database = open_database(chosen.collector_database, chosen.data)
    made = running.make(chosen, database)
    made.enrolment.join(messages.open_enrolment(station.wish(code)), made.today())
    kiosk.public = made.public
    database.close()


def _receipts(folder):
    found = []
    for _, line in protocol.split_lines((folder / "receipts.jsonl").read_bytes()):
        sealed = envelope.read(line)
        found += messages.parse_receipts(envelope.Opened(sealed.unverified_payload, sealed.payload_type, sealed.key_id))
    return [(one.status, one.kiosk, one.seq) for one in found]
