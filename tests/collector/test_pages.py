"""The operator's pages, through the front door."""

import csv
import datetime
import html
import io
import re

import pytest

from kiosk import protocol
from kiosk.collector import branches, guards
from kiosk.collector.sittings import IDLE_SECONDS
from kiosk.http_safety import SECURITY_HEADERS
from tests.collector.asking import PASSPHRASE
from tests.collector.network import cells_of, weeks_back

PAGES = (
    "/",
    "/?span=52",
    "/branches",
    "/branches/codes",
    "/events",
    "/stick",
    "/packs",
    "/exports",
    "/display",
    "/language",
    "/api",
)


def words(answer):
    """Return what a page says, without its tags and runs of spaces."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


@pytest.fixture
def year(network):
    """Two libraries that have reported for a year, the second with a gap: their kiosks."""
    start = network.today - datetime.timedelta(weeks=53)
    heron, otter = (
        network.station("Heron Library", joined=start),
        network.station("Otter Library", "South", joined=start),
    )
    for seq, week in enumerate(weeks_back("2026-W50", 52), 1):
        for station in (heron, otter):
            if station is heron or week not in ("2026-W30", "2026-W31"):
                cells = cells_of(A=400, G=300, T=1000, M1=1000)
                network.take(station.sealed(seq, from_week=week, to_week=week, cells=cells))
    network.roll_up()
    return heron, otter


# The door


def test_a_right_passphrase_opens_the_pages(visitor, ada):
    assert "Sign in" in words(visitor.get("/"))
    answer = visitor.post("/sign-in", name="Ada", passphrase=PASSPHRASE, **{"from": "/branches"})
    assert answer.request.path == "/branches"


@pytest.mark.parametrize(
    ("name", "passphrase"), [("Ada", "four words that differ "), (" ada", "x" * 12), ("Bob", PASSPHRASE)]
)
def test_a_wrong_name_or_passphrase_says_the_same(visitor, ada, name, passphrase):
    answer = visitor.post("/sign-in", name=name, passphrase=passphrase)
    if passphrase.strip() == PASSPHRASE and name == "Ada":
        assert answer.status_code == 200
    else:
        assert answer.status_code == 422
        assert "This name or this passphrase is not right." in words(answer)


def test_after_five_wrong_tries_everybody_there_waits(visitor, ada, monkeypatch):
    monkeypatch.setattr("kiosk.collector.operators.check", lambda *_: None)
    for _ in range(5):
        visitor.post("/sign-in", name="Ada", passphrase="wrong wrong wrong")
    answer = visitor.post("/sign-in", name="Ada", passphrase=PASSPHRASE)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) >= 29


def test_nobody_can_sign_in_before_an_operator_was_added(visitor):
    assert "kiosk collector operator add NAME" in words(visitor.get("/sign-in"))


def test_signing_out_closes_the_pages(page):
    page.post("/sign-out")
    assert "Sign in" in words(page.get("/branches"))


def test_a_sitting_ends_after_a_while(page, collector):
    for sitting in collector.sittings._open.values():
        sitting.seen -= IDLE_SECONDS + 1
    assert page.client.get("/").status_code == 303


def test_a_sitting_ends_when_its_operator_is_gone(page, database):
    with database.transaction() as work:
        work.run("DELETE FROM operator")
    assert page.client.get("/").status_code == 303


def test_the_way_back_never_leads_elsewhere(visitor, ada):
    for address in ("//elsewhere.example", "http://elsewhere.example", "/\\elsewhere.example", "/sign-out"):
        answer = visitor.post("/sign-in", follow=False, name="Ada", passphrase=PASSPHRASE, **{"from": address})
        assert answer.location == "/"


def test_the_cookie_is_for_this_session_this_site_and_no_script(visitor, ada):
    answer = visitor.post("/sign-in", follow=False, name="Ada", passphrase=PASSPHRASE)
    cookie = answer.headers["Set-Cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/"))
    assert "Expires" not in cookie


# Rules for every address


def hooks_of(app, endpoint):
    return set(app.before_request_funcs.get(endpoint.rpartition(".")[0], ()))


def address_of(rule):
    filled = {"branch_id": "x", "kiosk": "0" * 16, "name": "figures", "seq": "1", "sha256": "0" * 64}
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: filled[found[1]], rule.rule)


def test_every_route_belongs_to_a_blueprint_with_a_guard(app):
    assert [rule.rule for rule in app.url_map.iter_rules() if not guards.GUARDS & hooks_of(app, rule.endpoint)] == []


def test_every_page_behind_the_door_sends_strangers_to_it(app, visitor):
    for rule in app.url_map.iter_rules():
        if guards.operator in hooks_of(app, rule.endpoint):
            method = "POST" if "POST" in rule.methods else "GET"
            answer = visitor.client.open(address_of(rule), method=method, headers={"Origin": "http://localhost"})
            assert answer.status_code == 303, rule.rule
            assert answer.location.startswith("/sign-in"), rule.rule


@pytest.mark.parametrize("origin", [None, "null", "http://elsewhere.example", "https://localhost"])
def test_every_form_refuses_what_does_not_come_from_our_own_page(app, page, origin):
    for rule in app.url_map.iter_rules():
        if "POST" in rule.methods and not rule.rule.startswith("/api/"):
            answer = page.client.post(address_of(rule), headers={"Origin": origin} if origin else {})
            assert answer.status_code == 422, rule.rule


def test_every_answer_carries_the_security_headers_and_may_not_be_stored(page, year):
    for address in [*PAGES, f"/branches/{year[0].branch_id}", "/nothing", "/api/v1/nothing", "/healthz"]:
        answer = page.client.get(address)
        assert all(answer.headers[name] == value for name, value in SECURITY_HEADERS), address
        assert answer.headers["Cache-Control"] == "no-store", address


@pytest.mark.parametrize("locale", ["en", "es", "ar"])
def test_every_page_answers_in_every_language(page, year, locale):
    page.post("/language", lang=locale)
    for address in [*PAGES, f"/branches/{year[1].branch_id}", f"/branches/kiosks/{year[1].id}/retire"]:
        answer = page.get(address)
        assert answer.status_code == 200, address
        assert f'<html lang="{locale}" dir="{"rtl" if locale == "ar" else "ltr"}"' in answer.text
        assert answer.text.count("<h1") == 1, address
        assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)", answer.text), address
        assert re.findall(r'(?:src|href|action)="((?:https?:)?//[^"]+)"', answer.text) == [], address


def test_letters_and_colours_stay_for_the_sitting(page):
    page.post("/display", size="c")
    page.post("/display", theme="dark")
    assert 'data-size="c" data-theme="dark"' in page.get("/").text


def test_static_files_are_kept_for_a_year(visitor, collector):
    answer = visitor.get(collector.files.address("collector.css"), headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Cache-Control"].endswith("immutable")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert visitor.get("/static/nothing/collector.css").status_code == 404


# The overview


def test_the_overview_says_that_all_is_well(page, year):
    said = words(page.get("/?span=52"))
    assert "All is well" in said
    assert "104,000" not in said  # two weeks of one library are missing
    assert "102,000 ± 140" in said
    assert "Coverage 98%" in said


def test_figures_of_one_region_are_those_of_its_libraries(page, year):
    assert "50,000 ± 99" in words(page.get("/?span=52&region=South"))


def test_a_figure_that_is_too_unsure_is_not_shown(page, network):
    network.take(network.station().sealed(1, cells=cells_of(T=9, A=12)))
    network.roll_up()
    said = words(page.get("/?span=4"))
    assert "not enough data yet" in said
    assert "9 ±" not in said
    assert "12 ±" not in said


def test_a_week_without_reports_is_a_gap_and_never_zero(page, year, network):
    body = page.get("/?from=2026-W29&to=2026-W32&region=South").text
    assert body.count("<polyline") == 2
    assert words(page.get("/?from=2026-W29&to=2026-W32&region=South")).count("no report") == 2 * 3


def test_the_overview_reads_no_report(page, year, database, monkeypatch):
    asked = []
    rows = database.rows
    monkeypatch.setattr(database, "rows", lambda sql, values=(): asked.append(sql) or rows(sql, values))
    page.get("/?span=52")
    assert asked
    assert not [sql for sql in asked if re.search(r"\b(report|kiosk|branch)\b", sql)]


def test_what_is_odd_is_said_until_somebody_has_looked_at_it(page, year, network):
    heron, _ = year
    network.take(heron.sealed(1, cells=cells_of(T=5)))
    assert "1 report came twice with different figures." in words(page.get("/"))
    assert "Perhaps the memory card of this kiosk was copied" in words(page.get("/events"))
    page.post("/events", kiosk=heron.id, kind="fork", seq="1")
    assert "There is nothing to look at." in words(page.get("/events"))
    assert "All is well" in words(page.get("/"))


def test_a_silent_kiosk_and_a_drop_in_coverage_are_said(page, network):
    start = network.today - datetime.timedelta(weeks=20)
    stations = [network.station(f"Library {number}", joined=start) for number in range(4)]
    for seq, week in enumerate(weeks_back("2026-W49", 10), 1):
        for station in stations[: 4 if week < "2026-W49" else 2]:
            today = datetime.date.fromisocalendar(int(week[:4]), int(week[6:]), 7)
            network.take(station.sealed(seq, from_week=week, to_week=week), today=today)
    silent = network.station("Silent Library", joined=start)
    network.take(silent.sealed(1), today=start)
    network.roll_up()
    said = words(page.get("/"))
    assert "1 kiosk has not been heard of for more than 4 weeks." in said
    assert "of kiosks have reported for the week 2026-W49" in said
    assert "Silent Library" in words(page.get("/branches?shown=silent"))
    assert "Library 1" not in words(page.get("/branches?shown=silent"))


@pytest.mark.parametrize(
    "query",
    ["from=x&to=2026-W50", "from=2026-W54&to=2026-W54", "from=2026-W50&to=2026-W01", "from=2020-W01&to=2026-W50"],
)
def test_weeks_that_make_no_sense_are_refused_kindly(page, query):
    assert page.get(f"/?{query}").status_code == 422


# Libraries


def test_libraries_are_added_with_codes_to_print(page, collector):
    answer = page.post("/branches", lines="Harbour Library; North\n\nمكتبة الجبل\n")
    said = words(answer)
    assert "Harbour Library" in said
    assert "مكتبة الجبل" in said
    codes = re.findall(r"\b\w{4}-\w{4}-\w{4}\b", said)
    assert len(codes) == 2
    assert "12 February 2027" in said
    page.post("/branches/codes/forget")
    assert not set(codes) & set(re.findall(r"\b\w{4}-\w{4}-\w{4}\b", words(page.get("/branches/codes"))))


def test_many_libraries_are_listed_page_by_page(page, database):
    for number in range(120):
        branches.add(database, f"Library {number:03d}", "North")
    seen, address = [], "/branches"
    while address:
        body = page.get(address).text
        seen += re.findall(r"<bdi>(Library \d{3})</bdi>", body)
        following = re.search(r'href="(/branches\?[^"]*after=[^"]+)"', body)
        address = html.unescape(following[1]) if following else None
    assert seen == [f"Library {number:03d}" for number in range(120)]


def test_a_library_is_found_by_a_part_of_its_name(page, database):
    branches.add(database, "100 % Library", "North")
    branches.add(database, "Otter Library", "South")
    assert "Otter" not in words(page.get("/branches?q=100%20%25"))
    assert "100 % Library" in words(page.get("/branches?q=100%20%25"))
    assert "No library fits" in words(page.get("/branches?q=_%25_x"))


def test_the_page_of_a_library_shows_contact_gaps_and_figures(page, year):
    said = words(page.get(f"/branches/{year[1].branch_id}"))
    assert "heard of this week" in said
    assert "Reports 32 to 33 of kiosk" in said
    assert "50,000 ± 99" in said


def test_a_library_changes_its_name_and_region(page, network, year):
    page.post(f"/branches/{year[0].branch_id}", name="Heron and Friends", region="West")
    network.roll_up()
    assert "Heron and Friends" in words(page.get("/branches?region=West"))


def test_a_kiosk_is_taken_out_after_being_asked_once(page, year, machine):
    heron = year[0]
    assert "Take this kiosk out of the network?" in words(page.get(f"/branches/kiosks/{heron.id}/retire"))
    page.post(f"/branches/kiosks/{heron.id}/retire")
    assert "left the network in 2026-W51" in words(page.get(f"/branches/{heron.branch_id}"))
    assert machine.hand_in(heron, 90).status_code == 403


@pytest.mark.parametrize(
    "address", ["/branches/none", "/branches/kiosks/zz/retire", f"/branches/kiosks/{'7' * 16}/retire"]
)
def test_what_is_not_there_is_said_plainly(page, address):
    answer = page.get(address)
    assert answer.status_code == 404
    assert "We cannot find that page" in words(answer)


# Sticks, files


def test_files_from_a_stick_are_taken_in_once(page, network):
    heron = network.station()
    files = [(io.BytesIO(heron.sealed(seq)), protocol.report_file(heron.id, seq)) for seq in (1, 2)]
    said = words(page.post("/stick", files=[*files, (io.BytesIO(b"x"), "holiday.jpg")]))
    assert "2 of 3 files are taken in." in said
    assert "This is no envelope in its one right form." in said
    bundle = (io.BytesIO(protocol.join_lines([heron.sealed(1), heron.sealed(3)])), "reports.jsonl")
    said = words(page.post("/stick", files=[bundle]))
    assert "was here already" in said
    assert "2 of 2 files are taken in." in said


def test_receipts_go_back_on_the_stick(page, network, machine):
    heron = network.station()
    files = [(io.BytesIO(heron.sealed(1)), "1.report"), (io.BytesIO(b"x"), "2.report")]
    answer = page.post("/stick", files=files, receipts="yes")
    assert [(one.kiosk, one.seq) for one in machine.receipts(answer)] == [(heron.id, 1)]


def test_too_many_bytes_from_a_stick_are_refused(page):
    headers = {"Origin": "http://localhost", "Content-Type": "multipart/form-data; boundary=edge"}
    answer = page.client.post("/stick", data=b"--edge\r\n" + b"x" * 3_000_000, headers=headers)
    assert answer.status_code == 413


def rows_of(answer):
    assert answer.data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


def test_the_file_has_the_figures_of_the_page_and_marks_what_may_not_be_shown(page, year, network):
    rows = rows_of(page.get("/exports/figures.csv?from=2026-W29&to=2026-W32"))
    totals = [row for row in rows if row["cell"] == "T"]
    assert sum(int(row["figure"] or 0) for row in totals) == 6000
    assert {row["figure_marker"] for row in totals} == {"figure", "not collected"}
    assert {row["figure_marker"] for row in rows if row["cell"] == "M12" and row["reports"] != "0"} == {"uncertain"}
    assert [row["figure"] for row in totals if row["region"] == "South" and row["week"] == "2026-W30"] == [""]
    assert {row["week_certain"] for row in rows} == {"yes"}
    assert rows == [
        {name: _as_csv(value) for name, value in row.items()}
        for row in page.get("/exports/figures.json?from=2026-W29&to=2026-W32").get_json()
    ]


def _as_csv(value):
    return (
        {None: "", True: "yes", False: "no"}.get(value, str(value))
        if not isinstance(value, int) or isinstance(value, bool)
        else str(value)
    )


def test_a_name_that_a_spreadsheet_would_run_is_only_text(page, network):
    branches.add(network.database, "=1+1", "-North")
    (row,) = rows_of(page.get("/exports/branches.csv"))
    assert (row["name"], row["region"]) == ("'=1+1", "'-North")


def test_the_columns_of_every_file_are_explained(page):
    for name in ("figures", "branches"):
        header = page.get(f"/exports/{name}.csv").data.decode("utf-8-sig").splitlines()[0]
        explained = {row["column"] for row in rows_of(page.get(f"/exports/{name}-columns.csv"))}
        assert {column.strip('"') for column in header.split(",")} <= explained
    assert page.get("/exports/nothing.csv").status_code == 404
