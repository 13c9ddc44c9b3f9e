"""A report: the anonymous counts of one closed period of one kiosk, as bytes.

The counts already carry their noise (see policies). There is no name, no
address, no hour and no terminal in a report, and nothing finer than a week.
The same report has the same bytes everywhere; an envelope carries them.
"""

import secrets
from dataclasses import dataclass

from kiosk import strict_json, weeks
from kiosk.policies import MAX_CELL, POLICIES

TYPE = "application/vnd.library-kiosk.report.v1+json"
VERSION = 1
CLOCKS = ("trusted", "estimated", "none")  # how sure the kiosk is of the weeks
HEALTH = {  # coarse on purpose: enough to ring up a branch, too little to tell one from another
    "disk": ("ok", "low", "full"),
    "db": ("ok", "restored", "damaged"),
    "lost": ("none", "some"),  # counts that were never released, after a restore
}
KIOSK = r"[0-7][0-9a-f]{15}"  # a random number of 63 bits in hexadecimal
APP = r"[0-9A-Za-z.+-]{1,32}"
PACK = r"[a-z0-9_-]{1,64}"
MAX_SEQ = 2**31 - 1
MAX_PACKS = 20
NAMES = ("v", "kiosk", "seq", "policy", "from", "to", "clock", "app", "packs", "cells", "health")


@dataclass(frozen=True)
class Report:
    """One report. ``seq`` counts the reports of a kiosk from 1; ``cells`` stand in the order of the policy."""

    kiosk: str
    seq: int
    policy: str
    from_week: str
    to_week: str
    clock: str  # one of CLOCKS
    app: str  # version of the software
    packs: dict[str, int]  # name of each set of lessons and its version
    cells: tuple[int, ...]
    health: dict[str, str]  # see HEALTH
    v: int = VERSION


def new_kiosk() -> str:
    """Return a random number for a kiosk."""
    return f"{secrets.randbits(63):016x}"


def encode(report: Report) -> bytes:
    """Return the report as JSON, always the same bytes for the same report."""
    return strict_json.dump(
        {
            "v": report.v,
            "kiosk": report.kiosk,
            "seq": report.seq,
            "policy": report.policy,
            "from": report.from_week,
            "to": report.to_week,
            "clock": report.clock,
            "app": report.app,
            "packs": report.packs,
            "cells": list(report.cells),
            "health": report.health,
        }
    )


def parse(data: bytes) -> Report:
    """Return the report in ``data``. Raises BadMessage (bad-report) that points at the field that is wrong."""
    found = _check.record(_check.load(data), NAMES)
    _check.whole(found["v"], VERSION, VERSION, "/v")
    first, last = _weeks(found)
    policy = _check.one_of(found["policy"], POLICIES, "/policy")
    report = Report(
        kiosk=_check.text(found["kiosk"], KIOSK, "/kiosk"),
        seq=_check.whole(found["seq"], 1, MAX_SEQ, "/seq"),
        policy=policy,
        from_week=first,
        to_week=last,
        clock=_check.one_of(found["clock"], CLOCKS, "/clock"),
        app=_check.text(found["app"], APP, "/app"),
        packs=_packs(found["packs"]),
        cells=_cells(found["cells"], POLICIES[policy]),
        health=_health(found["health"]),
    )
    if encode(report) != data:
        raise _check.wrong("/")
    return report


_check = strict_json.Reader("bad-report")


def _weeks(found):
    first, last = _week(found["from"], "/from"), _week(found["to"], "/to")
    if first > last:
        raise _check.wrong("/to")
    return first, last


def _week(value, pointer):
    text = _check.text(value, r"\d{4}-W\d\d", pointer)
    try:
        weeks.monday(text)
    except ValueError as error:
        raise _check.wrong(pointer) from error
    return text


def _packs(value):
    if not isinstance(value, dict) or len(value) > MAX_PACKS:
        raise _check.wrong("/packs")
    for name, version in value.items():
        _check.text(name, PACK, "/packs")
        _check.whole(version, 0, MAX_SEQ, f"/packs/{name}")
    return value


def _cells(value, policy):
    cells = _check.items(value, len(policy.cells), "/cells")
    if len(cells) != len(policy.cells):
        raise _check.wrong("/cells")
    return tuple(_check.whole(cell, -MAX_CELL, MAX_CELL, f"/cells/{place}") for place, cell in enumerate(cells))


def _health(value):
    found = _check.record(value, HEALTH, "/health")
    return {name: _check.one_of(found[name], known, f"/health/{name}") for name, known in HEALTH.items()}
