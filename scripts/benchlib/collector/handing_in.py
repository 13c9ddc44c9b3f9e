"""Reports a second over HTTP, 50 kiosks at once, against a bare server that inserts one row for each."""

import json
import statistics
import subprocess
import sys
from contextlib import contextmanager

from benchlib import servers
from benchlib.collector import stations

COURIERS = 50
MOST_A_SECOND = 8000  # so many reports are made for each second of measuring


def measure(url, folder, seconds, rounds):
    """Return the medians of ``rounds``: reports a second of the collector and of the bare server, and latencies."""
    database = stations.open_books(url, folder)
    made = stations.join(database, COURIERS)
    database.close()
    count = int(MOST_A_SECOND * (seconds + 0.5))
    waiting = stations.reports(made, count * rounds)
    pairs = []
    for start in range(0, count * rounds, count):
        job = _shared_out(waiting[start : start + count])
        with _collector(url, folder) as port:
            ours = _hand_in(port, job, seconds)
        with _bare(url, folder) as port:
            pairs.append((ours, _hand_in(port, job, seconds)))
    return {
        **{name: statistics.median(ours[name] for ours, _ in pairs) for name in ("per_second", "p50", "p99")},
        "bare_per_second": statistics.median(bare["per_second"] for _, bare in pairs),
        "ratio": statistics.median(ours["per_second"] / bare["per_second"] for ours, bare in pairs),
    }


def _shared_out(waiting):
    shares = [[] for _ in range(COURIERS)]
    for place, (kiosk, seq, data) in enumerate(waiting):
        shares[place % COURIERS].append((f"{kiosk}/{seq}", data.decode("ascii")))
    return shares


@contextmanager
def _collector(url, folder):
    port = servers.free_port()
    command = [servers.BIN / "kiosk", "collector", "serve", "--port", str(port), "--data", str(folder)]
    env = {**servers.environment(), "KIOSK_COLLECTOR_DATABASE": url}
    with servers.running(command, port, env, "/healthz"):
        yield port


@contextmanager
def _bare(url, folder):
    port, (core, _) = servers.free_port(), servers.cores()
    module = "benchlib.collector.bare_counter"
    command = [sys.executable, "-m", module, str(folder / "bare"), str(port), str(core), *([url] if url else [])]
    with servers.running(command, port, servers.environment()):
        yield port


def _hand_in(port, job, seconds):
    _, core = servers.cores()
    task = json.dumps({"port": port, "seconds": seconds, "core": core, "couriers": job})
    command = [sys.executable, "-m", "benchlib.collector.couriers"]
    done = subprocess.run(command, input=task, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"The couriers failed: {done.stderr.strip().splitlines()[-1]}")
    seen = json.loads(done.stdout)
    if set(seen["statuses"]) != {"201"}:
        raise SystemExit(f"The collector answered with other statuses than 201: {seen['statuses']}")
    return seen
