"""The bench measures the kiosk that people would start."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.mark.slow
def test_the_bench_compares_a_durable_answer_with_a_bare_server():
    done = subprocess.run(
        [sys.executable, "-m", "benchlib", "--only", "answer", "--seconds", "0.2", "--rounds", "1", "--json"],
        env={**os.environ, "PYTHONPATH": str(SCRIPTS)},
        capture_output=True,
        text=True,
        check=True,
    )
    measured = json.loads(done.stdout)
    assert [one["people"] for one in measured["speeds"]] == [1, 10, 50]
    assert all(one["per_second"] > 0 and one["ratio"] > 0 for one in measured["speeds"])
    assert measured["facts"]["first_page"]["en"]["requests"] >= 2


@pytest.mark.slow
def test_the_bench_of_the_collector_compares_reports_with_bare_inserts_and_many_branches_with_few():
    measured = _measure(
        "benchlib.collector", "--branches", "60", "--seconds", "0.2", "--rounds", "1", "--reports", "60"
    )
    assert measured[0]["kind"] == "sqlite"
    for one in measured:
        assert all(one[name]["per_second"] > 0 and one[name]["ratio"] > 0 for name in ("taking_in", "handing_in"))
        assert one["many"]["reports"] == 60 * 52
        assert one["many"]["overview_seconds"] > 0


def _measure(part, *options):
    done = subprocess.run(
        [sys.executable, "-m", part, *options, "--json"],
        env={**os.environ, "PYTHONPATH": f"{SCRIPTS}{os.pathsep}{SCRIPTS.parent}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
