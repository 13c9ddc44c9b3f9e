import dataclasses
import json

import pytest

from kiosk import envelope, report_format, strict_json
from kiosk.errors import BadMessage
from kiosk.report_format import Report

REPORT = Report(
    kiosk="3f2a9c0d11b2e4f7",
    seq=12,
    policy="counts-1",
    from_week="2026-W48",
    to_week="2026-W49",
    clock="trusted",
    app="0.4.0",
    packs={"core": 3},
    cells=(12, -3, 41, *range(-6, 6)),
    health={"disk": "ok", "db": "ok", "lost": "none"},
)


def refused(**fields):
    """Return where a report with these fields is wrong."""
    data = strict_json.dump({**json.loads(report_format.encode(REPORT)), **fields})
    with pytest.raises(BadMessage) as problem:
        report_format.parse(data)
    assert problem.value.type == "bad-report"
    return problem.value.pointer


def test_a_report_comes_back_as_it_was():
    assert report_format.parse(report_format.encode(REPORT)) == REPORT


def test_a_report_fits_its_envelope_even_at_its_largest():
    largest = dataclasses.replace(
        REPORT,
        seq=report_format.MAX_SEQ,
        app="x" * 32,
        packs={f"{n:064}": report_format.MAX_SEQ for n in range(report_format.MAX_PACKS)},
        cells=(-20_000,) * 15,
    )
    sealed = envelope.seal(report_format.encode(largest), report_format.TYPE, envelope.new_key())
    assert len(sealed) <= envelope.MAX_BYTES
    assert report_format.parse(report_format.encode(largest)) == largest


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("v", 2),
        ("v", True),
        ("kiosk", "f" * 16),
        ("kiosk", 5),
        ("kiosk", "3f2a9c0d11b2e4f7 "),
        ("seq", 0),
        ("seq", 1.0),
        ("seq", 2**31),
        ("policy", "counts-9"),
        ("policy", ["counts-1"]),
        ("from", "2026-W54"),
        ("from", "2026-11-23"),
        ("to", "2026-W47"),
        ("to", "٢٠٢٦-W48"),
        ("clock", "sure"),
        ("app", "<b>"),
        ("packs", []),
        ("packs", {"Core": 1}),
        ("packs", {f"p{n}": 1 for n in range(21)}),
        ("cells", []),
        ("cells", [0] * 16),
        ("health", {}),
    ],
)
def test_a_wrong_field_is_pointed_at(field, value):
    assert refused(**{field: value}) == f"/{field}"


@pytest.mark.parametrize("cell", [20_001, -20_001, 1.5, "1", None, False])
def test_a_wrong_cell_is_pointed_at(cell):
    cells = [0] * 15
    cells[4] = cell
    assert refused(cells=cells) == "/cells/4"


def test_a_wrong_word_about_health_is_pointed_at():
    assert refused(health={"disk": "ok", "db": "fine", "lost": "none"}) == "/health/db"


def test_a_field_that_nobody_knows_is_refused():
    assert refused(name="Harbour Library") == ""


def test_a_report_has_exactly_one_form():
    plain = report_format.encode(REPORT)
    for data in (plain + b" ", json.dumps(json.loads(plain)).encode(), b"[]", b"", b"\xff"):
        with pytest.raises(BadMessage):
            report_format.parse(data)


def test_there_is_nothing_in_a_report_that_tells_a_person_or_an_hour():
    assert set(json.loads(report_format.encode(REPORT))) == {
        "v", "kiosk", "seq", "policy", "from", "to", "clock", "app", "packs", "cells", "health"
    }  # fmt: skip
