"""Measures the kiosk and prints the figures beside their budgets."""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchlib import places, report, servers, weight
from benchlib.bare import write_answers
from benchlib.visitor import Visitor, question_form

WARM_UP_SECONDS = 0.2


def say(words):
    print(words, file=sys.stderr, flush=True)


def crowd(port, place, visitors, seconds):
    """Let ``visitors`` ask the server on ``port`` for ``place``; return what the load process saw."""
    _, core = servers.cores()
    people = [places.person(visitor, place) for visitor in visitors]
    job = {"port": port, "seconds": seconds, "warm_up": WARM_UP_SECONDS, "core": core, "people": people}
    done = subprocess.run(
        [sys.executable, "-m", "benchlib.load"], input=json.dumps(job), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"The load on “{place.name}” failed: {done.stderr.strip().splitlines()[-1]}")
    seen = json.loads(done.stdout)
    expected = "303" if place.form else "200"
    if set(seen["statuses"]) != {expected}:
        raise SystemExit(f"“{place.name}” answered with other statuses than {expected}: {seen['statuses']}")
    return seen


def compare(kiosk_port, bare_port, place, visitors, options):
    """Measure ``place`` on both servers in turn; return the medians of all rounds."""
    ours, bare = [], []
    for _ in range(options.rounds):
        ours.append(crowd(kiosk_port, place, visitors, options.seconds))
        bare.append(crowd(bare_port, place, visitors, options.seconds))
    median = {name: statistics.median(one[name] for one in ours) for name in ("per_second", "p50", "p95", "p99")}
    bare_per_second = statistics.median(one["per_second"] for one in bare)
    ratio = statistics.median(a["per_second"] / b["per_second"] for a, b in zip(ours, bare, strict=True))
    return {"place": place.name, "people": len(visitors), **median, "bare_per_second": bare_per_second, "ratio": ratio}


def copy_answers(visitor, found, folder):
    """Write what the kiosk answers to ``visitor`` at each place for the bare server."""
    answers = []
    for place in found:
        if place.form:
            address, fields = question_form(visitor.get(f"{place.form}?again=1").text)
            came, method = visitor.post(address, fields), "POST"
        else:
            came, method = visitor.get(place.address), "GET"
        headers = [(name, value) for name, value in came.headers if name not in ("Date", "Server", "Via")]
        answers.append((method, place.address, f"{came.status} {came.reason}", headers, came.body))
    write_answers(folder / "answers.json", answers)


def measure_speeds(folder, options, slow_sync=None):
    """Return (results, memory idle, memory after load, KiB written per answer) of one kiosk and one bare server."""
    with ExitStack() as running:
        process, port = running.enter_context(servers.kiosk(folder / "data", slow_sync))
        idle = servers.memory_mb(process)
        found = places.find_places(port)
        visitors = places.begin_visits(port, report.CROWDS[-1], found[-1])
        wear = None if slow_sync else wear_of(process, port, found[-1], visitors[0])
        copy_answers(visitors[0], found, folder)
        _, bare_port = running.enter_context(servers.bare(folder, slow_sync))
        results = []
        for place in found[-1:] if slow_sync else [one for one in found if options.only in (None, one.name)]:
            for people in report.CROWDS:
                say(f"  {place.name}, {people} at once{' on the slow card' if slow_sync else ''} ...")
                one = compare(port, bare_port, place, visitors[:people], options)
                results.append({**one, "slow_card": bool(slow_sync)})
        return results, idle, servers.memory_mb(process), wear


def wear_of(process, port, answer, visitor):
    """Return the KiB that one answer sends towards the disk, over one second of answers."""
    before = servers.bytes_written(process)
    seen = crowd(port, answer, [visitor], 1.0)
    after = servers.bytes_written(process)
    return None if before is None else (after - before) / seen["requests"] / 1024


def take_facts(folder):
    """Return what is measured once: build, start, weight."""
    data = folder / "data"
    facts = {"build_seconds": servers.build(data), "rebuild_seconds": servers.build(data)}
    facts["cold_start_seconds"] = servers.cold_start(data)
    with servers.kiosk(data) as (_, port):
        Visitor(port).get("/en/")
        facts["first_page"] = {locale: weight.first_page(port, locale) for locale in ("en", "ar")}
    return facts


def read_options():
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description=__doc__, epilog="Example: scripts/bench --only answer"
    )
    parser.add_argument("--seconds", type=float, default=1.0, help="length of one round (default 1)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the median counts (default 3)")
    parser.add_argument("--only", choices=report.LEAST_RATIO, metavar="PLACE", help="measure one place: “answer” …")
    parser.add_argument("--slow-card", action="store_true", help="also with each sync slowed to 8 ms; needs cc")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


def main():
    options = read_options()
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        folder = Path(name)
        (folder / "data").mkdir()
        say("Building, starting, weighing ...")
        facts = take_facts(folder)
        results, idle, after, wear = measure_speeds(folder, options)
        facts |= {"memory_idle_mb": idle, "memory_after_mb": after, "written_per_answer_kib": wear}
        if options.slow_card:
            (folder / "rows.sqlite").unlink()
            results += measure_speeds(folder, options, servers.compile_slow_sync(folder))[0]
    if options.json:
        print(json.dumps({"speeds": results, "facts": facts}, indent=2))
    else:
        on_this_disk = [one for one in results if not one["slow_card"]]
        slowed = [one for one in results if one["slow_card"]]
        lines = [*report.speeds(on_this_disk), "", *report.crowding(on_this_disk), "", *report.others(facts)]
        print("\n".join(lines + (["", "On the slow card:", *report.speeds(slowed)] if slowed else [])))


if __name__ == "__main__":
    main()
