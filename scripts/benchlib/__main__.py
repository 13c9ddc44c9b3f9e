"""Measures the kiosk and prints the figures beside their budgets."""

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchlib import compare, places, report, servers, weight, years
from benchlib.visitor import Visitor


def say(words):
    """Tell the person who waits what is going on."""
    print(words, file=sys.stderr, flush=True)


def measure_speeds(folder, options, slow_sync=None):
    """Return (results, memory and wear) of one kiosk and one bare server, side by side."""
    with ExitStack() as running:
        kiosk = running.enter_context(servers.kiosk(folder / "data", slow_sync))
        process, port = kiosk
        facts = {"memory_idle_mb": servers.memory_mb(process)}
        found = places.find_places(port)
        answer = found[-1]
        visitors = places.begin_visits(port, report.CROWDS[-1], answer)
        if not slow_sync:
            facts["written_per_answer_kib"] = compare.written_per_answer(process, port, answer)
        compare.copy_answers(visitors[0], found, folder)
        bare = running.enter_context(servers.bare(folder, slow_sync))
        wanted = [answer] if slow_sync else [place for place in found if options.only in (None, place.name)]
        results = []
        for place, people in ((place, people) for place in wanted for people in report.CROWDS):
            say(f"  {place.name}, {people} at once{', slow card' if slow_sync else ''} ...")
            lengths = {"seconds": options.seconds, "rounds": options.rounds}
            one = compare.compare(kiosk, bare, place, visitors[:people], **lengths)
            results.append({**one, "slow_card": bool(slow_sync)})
        facts["memory_after_mb"] = servers.memory_mb(process)
        return results, facts


def take_facts(folder):
    """Return what is measured once: build, start, weight."""
    data = folder / "data"
    data.mkdir()
    facts = {"build_seconds": servers.build(data), "rebuild_seconds": servers.build(data)}
    facts["cold_start_seconds"] = servers.cold_start(data)
    with servers.kiosk(data) as (_, port):
        Visitor(port).get("/en/")
        facts["first_page"] = {locale: weight.first_page(port, locale) for locale in ("en", "ar")}
    return facts


def read_options():
    """Return what was asked for on the command line."""
    example = "Example: scripts/bench --only answer --slow-card"
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__, epilog=example)
    parser.add_argument("--seconds", type=float, default=1.0, help="length of one round (default 1)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the median counts (default 3)")
    parser.add_argument(
        "--only", choices=(*report.LEAST_RATIO, report.DASHBOARD), metavar="PLACE", help="measure one place: “answer” …"
    )
    parser.add_argument("--slow-card", action="store_true", help="also with each sync slowed to 8 ms; needs cc")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


def main():
    """Build, start, weigh, then let the crowds in."""
    options = read_options()
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        folder = Path(name)
        say("Building, starting, weighing ...")
        facts = take_facts(folder)
        results, more = measure_speeds(folder, options)
        slowed = []
        if options.slow_card:
            (folder / "rows.sqlite").unlink()
            slowed, _ = measure_speeds(folder, options, servers.compile_slow_sync(folder))
        if options.only in (None, report.DASHBOARD):
            say("  the desk after ten years and after one month ...")
            facts["ten_years"] = years.measure(folder, options)
    facts |= more
    if options.json:
        print(json.dumps({"speeds": results + slowed, "facts": facts}, indent=2))
    else:
        print("\n".join(report.lines(results, slowed, facts)))


if __name__ == "__main__":
    main()
