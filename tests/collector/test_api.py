"""The answers that kiosks rely on, as the table in ``kiosk.protocol`` gives them."""

import gzip
import hashlib
import re

import pytest

from kiosk import envelope, messages, protocol
from kiosk.collector import branches, packs
from kiosk.collector.calls import CALLS
from kiosk.collector.openapi import describe
from tests.collector.asking import problem
from tests.collector.network import Station, cells_of
from tests.collector.test_intake import refusals


@pytest.fixture
def heron(network, collector):
    """A kiosk that has joined."""
    return network.station()


def join(machine, station, code):
    return machine.put(protocol.kiosk_address(station.id), station.wish(code))


def test_a_kiosk_joins_with_its_code(machine, network, collector, monday):
    branch, heron = branches.add(network.database, "مكتبة الميناء", "North"), Station()
    code = collector.enrolment.give(branch, monday).code
    first, again = join(machine, heron, code), join(machine, heron, code)
    assert (first.status_code, again.status_code) == (201, 200)
    assert messages.open_enrolled(first.data) == messages.Enrolled(heron.id, "مكتبة الميناء", collector.public)
    assert machine.hand_in(heron, 1).status_code == 201


def test_joining_is_refused_with_a_wrong_code_another_key_or_after_leaving(machine, network, collector, monday, heron):
    branch = branches.find(network.database, heron.branch_id)
    code = collector.enrolment.give(branch, monday).code
    refused = join(machine, Station(), "MSMW886693RC")
    assert (refused.status_code, problem(refused)) == (403, "bad-code")
    refused = join(machine, Station(id=heron.id), code)
    assert (refused.status_code, problem(refused)) == (409, "other-key")
    branches.retire(network.database, heron.id, monday)
    refused = join(machine, heron, code)
    assert (refused.status_code, problem(refused)) == (410, "retired")


def test_a_wish_at_the_address_of_another_kiosk_is_refused(machine, heron):
    answer = machine.put(protocol.kiosk_address(Station().id), heron.wish("MSMW886693RC"))
    assert (answer.status_code, problem(answer)) == (422, "wrong-address")


def test_a_report_is_answered_with_a_receipt(machine, heron):
    first, again = machine.hand_in(heron, 1), machine.hand_in(heron, 1)
    assert (first.status_code, again.status_code) == (201, 200)
    digest = protocol.digest_of(heron.sealed(1))
    assert machine.receipts(first) == [messages.Receipt(1, "stored", heron.id, 1, digest)]
    assert machine.receipts(again) == [messages.Receipt(1, "known", heron.id, 1, digest)]


def test_a_second_report_under_the_same_number_is_answered_with_409(machine, heron):
    machine.hand_in(heron, 1)
    answer = machine.hand_in(heron, 1, cells=cells_of(T=3))
    assert (answer.status_code, problem(answer)) == (409, "fork")


def test_what_is_wrong_is_refused_with_a_problem_document_and_changes_nothing(machine, network, collector):
    cases = list(refusals(network))
    before = network.books()
    for what, data, name in cases:
        answer = machine.put(protocol.report_address(Station().id, 1), data)
        assert problem(answer) == name, what
        assert answer.status_code == protocol.PROBLEMS[name].status, what
    assert network.books() == before


def test_a_report_that_points_nowhere_says_where_it_is_wrong(machine, heron):
    answer = machine.hand_in(heron, 1, cells=(0,) * 14)
    assert problem(answer) == "bad-report"
    assert answer.get_json()["pointer"] == "/cells"


def test_a_retired_kiosk_hands_nothing_in(machine, network, monday, heron):
    branches.retire(network.database, heron.id, monday)
    answer = machine.hand_in(heron, 1)
    assert (answer.status_code, problem(answer)) == (403, "retired")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "x-own"])
def test_compressed_bodies_are_refused_so_that_no_bomb_can_open(machine, network, heron, coding):
    before = network.books()
    bomb = gzip.compress(b"0" * 10_000_000)
    for answer in (
        machine.put(protocol.report_address(heron.id, 1), bomb, **{"Content-Encoding": coding}),
        machine.bundle(bomb, **{"Content-Encoding": coding}),
    ):
        assert (answer.status_code, problem(answer)) == (415, "compressed")
    assert network.books() == before


def test_other_types_of_bodies_are_refused(machine, heron):
    address = protocol.report_address(heron.id, 1)
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        answer = machine.put(address, heron.sealed(1), **{"Content-Type": kind})
        assert (answer.status_code, problem(answer)) == (415, "unknown-type"), kind
    assert machine.put(address, heron.sealed(1), **{"Content-Type": "application/json"}).status_code == 201


def test_bodies_that_are_too_large_are_refused_before_they_are_read(machine, heron):
    answer = machine.put(protocol.report_address(heron.id, 1), b"x" * (envelope.MAX_BYTES + 1))
    assert (answer.status_code, problem(answer)) == (413, "too-large")
    answer = machine.bundle(b"x" * protocol.MAX_BUNDLE_BYTES)
    assert (answer.status_code, problem(answer)) == (413, "too-large")


def test_a_content_digest_is_checked_when_it_is_sent(machine, heron):
    address, sealed = protocol.report_address(heron.id, 1), heron.sealed(1)
    right = protocol.content_digest(sealed)
    for wrong in (protocol.content_digest(b""), "sha-256=:AAAA:", "sha-256=:?:"):
        answer = machine.put(address, sealed, **{"Content-Digest": wrong})
        if "?" not in wrong:
            assert (answer.status_code, problem(answer)) == (422, "wrong-digest")
    assert machine.put(address, sealed, **{"Content-Digest": f"sha-512=:AA==:, {right}"}).status_code in (200, 201)


def test_a_bundle_has_a_receipt_for_each_line(machine, network, heron):
    lines = [heron.sealed(seq) for seq in range(1, 41)]
    answer = machine.bundle(*lines[:20], b"nothing", *lines[20:], lines[0], Station().sealed(1))
    assert answer.status_code == 200
    receipts = machine.receipts(answer)
    assert [one.line for one in receipts] == list(range(1, 44))
    assert [one.status for one in receipts] == ["stored"] * 20 + ["bad-envelope"] + ["stored"] * 20 + [
        "known",
        "unknown-key",
    ]
    assert [one.is_safe for one in receipts].count(True) == 41
    network.roll_up()
    assert network.sums() == [("2026-W50", "North", 40, 4000)]


def test_a_whole_megabyte_of_reports_is_taken_at_once(machine, network, heron):
    line = heron.sealed(1)
    lines = [line] * (protocol.MAX_BUNDLE_BYTES // (len(line) + 1))
    receipts = machine.receipts(machine.bundle(*lines))
    assert [one.status for one in receipts] == ["stored"] + ["known"] * (len(lines) - 1)


def test_an_empty_bundle_is_answered_with_nothing(machine):
    answer = machine.bundle()
    assert (answer.status_code, answer.data) == (200, b"")


def test_a_withdrawal_deletes_raw_reports(machine, network, heron):
    machine.hand_in(heron, 1)
    machine.hand_in(heron, 2)
    answer = machine.put(protocol.withdrawal_address(heron.id), heron.withdrawal(1))
    assert answer.status_code == 202
    assert [(one.status, one.kiosk, one.seq) for one in machine.receipts(answer)] == [("withdrawn", heron.id, 1)]
    assert network.database.rows("SELECT seq FROM report") == [(2,)]
    assert problem(machine.hand_in(heron, 1)) == "withdrawn-before"


def test_only_a_kiosk_itself_can_withdraw_its_reports(machine, network, heron):
    machine.hand_in(heron, 1)
    otter = network.station("Otter Library")
    forged = Station(id=heron.id, key=otter.key).withdrawal(1)
    for wish, name in (
        (otter.withdrawal(1), "wrong-address"),
        (forged, "foreign-kiosk"),
        (heron.sealed(1), "unknown-type"),
    ):
        assert problem(machine.put(protocol.withdrawal_address(heron.id), wish)) == name
    assert (
        problem(machine.put(protocol.withdrawal_address(heron.id), Station(id=heron.id).withdrawal(1))) == "unknown-key"
    )
    assert network.database.rows("SELECT seq FROM report") == [(1,)]


def test_the_catalogue_is_handed_out_as_it_is(machine, database):
    assert problem(machine.client.get(protocol.CATALOGUE)) == "not-found"
    packs.set_catalogue(database, b'{"payload":"x"}', 3)
    answer = machine.client.get(protocol.CATALOGUE)
    assert (answer.status_code, answer.data, answer.mimetype) == (200, b'{"payload":"x"}', envelope.MEDIA_TYPE)
    again = machine.client.get(protocol.CATALOGUE, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_catalogue_is_never_taken_back_to_an_older_one(database):
    packs.set_catalogue(database, b"new", 3)
    for version in (2, 3):
        with pytest.raises(packs.Rejected, match="higher"):
            packs.set_catalogue(database, b"old", version)
    assert packs.catalogue(database) == (3, b"new")


def test_a_pack_is_handed_out_whole_or_in_part(machine, collector, tmp_path):
    file = tmp_path / "core.pack"
    file.write_bytes(bytes(range(256)) * 100)
    added = packs.add(collector.database, collector.settings.data, file, "core", 1)
    assert added.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    address = protocol.pack_address(added.sha256)
    whole = machine.client.get(address)
    assert (whole.status_code, whole.data) == (200, file.read_bytes())
    assert "immutable" in whole.headers["Cache-Control"]
    part = machine.client.get(address, headers={"Range": "bytes=256-511"})
    assert (part.status_code, part.data) == (206, bytes(range(256)))
    beyond = machine.client.get(address, headers={"Range": "bytes=99999-"})
    assert beyond.status_code == 416
    unchanged = machine.client.get(address, headers={"If-None-Match": whole.headers["ETag"]})
    assert unchanged.status_code == 304
    for answer in (whole, part, beyond, unchanged):
        answer.close()


@pytest.mark.parametrize("name", ["0" * 64, "..%2f..%2fkeys%2fcollector.pem", "x"])
def test_a_pack_that_is_not_there_is_not_found(machine, name):
    assert problem(machine.client.get(f"/api/v1/packs/{name}")) == "not-found"


@pytest.mark.parametrize(
    "address", ["/api/v1/", "/api/v2/reports", "/api/v1/reports/zz/1", "/api/v1/kiosks/12", "/api/v1/problems/none"]
)
def test_what_is_not_there_is_said_to_machines_in_their_words(machine, address):
    answer = machine.put(address, b"{}") if "reports" in address or "kiosks" in address else machine.client.get(address)
    assert problem(answer) in ("not-found", "bad-envelope")


def test_a_wrong_method_names_the_right_one(machine, heron):
    answer = machine.client.delete(protocol.report_address(heron.id, 1))
    assert (answer.status_code, problem(answer)) == (405, "wrong-method")
    assert "PUT" in answer.headers["Allow"]


def test_a_problem_leads_to_its_explanation(machine):
    answer = machine.client.get("/api/v1/problems/fork")
    assert (answer.status_code, answer.location) == (303, "/api#fork")


def test_books_that_do_not_answer_are_said_with_a_time_to_try_again(machine, heron, collector):
    collector.database.close()
    collector.database.rows = collector.database.transaction = lambda *_: (_ for _ in ()).throw(_not_there())
    answer = machine.hand_in(heron, 1)
    assert (answer.status_code, problem(answer)) == (503, "unavailable")
    assert int(answer.headers["Retry-After"]) > 0
    assert machine.client.get("/healthz").status_code == 503


def test_too_much_at_once_is_said_with_a_time_to_try_again(machine, heron, collector, monkeypatch):
    monkeypatch.setattr("kiosk.collector.counter.MOST_WAITING", 0)
    answer = machine.hand_in(heron, 1)
    assert (answer.status_code, problem(answer)) == (429, "busy")
    assert int(answer.headers["Retry-After"]) > 0


def test_a_kiosk_needs_no_origin_and_gets_no_cookie(machine, heron):
    assert "Set-Cookie" not in machine.hand_in(heron, 1).headers


def test_a_foreign_name_for_this_machine_is_refused(machine, heron):
    answer = machine.put(protocol.report_address(heron.id, 1), heron.sealed(1), Host="elsewhere.example")
    assert (answer.status_code, problem(answer)) == (400, "bad-request")


def test_nothing_about_a_client_is_logged(machine, heron, caplog):
    caplog.set_level("DEBUG")
    machine.hand_in(heron, 1)
    machine.put(protocol.report_address(heron.id, 1), b"nothing")
    assert "127.0.0.1" not in caplog.text
    assert heron.id not in caplog.text


# The description


def test_the_description_has_exactly_the_addresses_that_there_are(app):
    rules = {
        (method.lower(), re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/")
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    described = machine_readable(app)
    assert {(method, path) for path, methods in described["paths"].items() for method in methods} == rules


def machine_readable(app):
    answer = app.test_client().get("/api/v1/openapi.json")
    assert answer.mimetype == "application/json"
    return answer.get_json()


def test_every_reference_in_the_description_leads_somewhere(app):
    document = machine_readable(app)
    assert document["openapi"] == "3.1.0"
    for reference in re.findall(r"'\$ref': '([^']+)'", str(document)):
        place = document
        for part in reference.removeprefix("#/").split("/"):
            place = place[part]


def test_every_call_describes_its_parameters_and_answers(app):
    for path, methods in machine_readable(app)["paths"].items():
        for operation in methods.values():
            named = {one["name"] for one in operation["parameters"] if one["in"] == "path"}
            assert named == set(re.findall(r"{(\w+)}", path))
            assert operation["responses"]
            assert operation["summary"]
            assert all("description" in one or "$ref" in one for one in operation["responses"].values())
    assert len({call.name for call in CALLS}) == len(CALLS)


def test_the_description_speaks_the_language_of_its_reader(app):
    from kiosk import i18n

    with i18n.using("es"):
        assert set(describe("http://localhost")["paths"]) == set(machine_readable(app)["paths"])


def _not_there():
    from kiosk.errors import Unavailable

    return Unavailable("The books of the collector do not answer. Try again in a minute.")
