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
