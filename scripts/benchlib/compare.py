"""One place, one crowd, both servers in turn.

Beside the ratio of speeds stands the ratio of processor time for one request.
On a machine that others use too, the first wobbles; the second hardly does.
"""

import json
import statistics
import subprocess
import sys

from benchlib import places, servers
from benchlib.bare import write_answers
from benchlib.visitor import question_form

WARM_UP_SECONDS = 0.2
ANSWERING = 40  # people whose answers are weighed
MEDIANS = ("per_second", "p50", "p95", "p99")
NOT_COPIED = ("Date", "Server", "Via")  # waitress adds these itself


def crowd(server, place, visitors, seconds):
    """Let ``visitors`` ask ``server``, a (process, port), for ``place``; return what the load process saw."""
    process, port = server
    _, core = servers.cores()
    people = [places.person(visitor, place) for visitor in visitors]
    job = {"port": port, "seconds": seconds, "warm_up": WARM_UP_SECONDS, "core": core, "people": people}
    before = servers.processor_seconds(process)
    seen = _run(job, place)
    after = servers.processor_seconds(process)
    seen["processor"] = None if before is None else (after - before) / seen["requests"]
    return seen


def _run(job, place):
    command = [sys.executable, "-m", "benchlib.load"]
    done = subprocess.run(command, input=json.dumps(job), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"The load on “{place.name}” failed: {done.stderr.strip().splitlines()[-1]}")
    seen = json.loads(done.stdout)
    expected = "303" if place.form else "200"
    if set(seen["statuses"]) != {expected}:
        raise SystemExit(f"“{place.name}” answered with other statuses than {expected}: {seen['statuses']}")
    return seen


def compare(kiosk, bare, place, visitors, *, seconds, rounds):
    """Measure ``place`` on both servers in turn; return the medians of all rounds."""
    pairs = [tuple(crowd(server, place, visitors, seconds) for server in (kiosk, bare)) for _ in range(rounds)]
    return {
        "place": place.name,
        "people": len(visitors),
        **{name: statistics.median(ours[name] for ours, _ in pairs) for name in MEDIANS},
        "bare_per_second": statistics.median(theirs["per_second"] for _, theirs in pairs),
        "ratio": statistics.median(ours["per_second"] / theirs["per_second"] for ours, theirs in pairs),
        "processor_ratio": _processor_ratio(pairs),
    }


def _processor_ratio(pairs):
    ratios = [theirs["processor"] / ours["processor"] for ours, theirs in pairs if ours["processor"]]
    return statistics.median(ratios) if ratios else None


def copy_answers(visitor, found, folder):
    """Write what the kiosk answers to ``visitor`` at each place for the bare server."""
    answers = []
    for place in found:
        method, came = "GET", None
        if place.form:
            method = "POST"
            came = visitor.post(*question_form(visitor.get(f"{place.form}?again=1").text))
        came = came or visitor.get(place.address)
        headers = [(name, value) for name, value in came.headers if name not in NOT_COPIED]
        answers.append((method, place.address, f"{came.status} {came.reason}", headers, came.body))
    write_answers(folder / "answers.json", answers)


def written_per_answer(process, port, answer):
    """Return the KiB that a first answer sends towards the disk, with all that is counted of it, or None.

    Many people answer all questions of a lesson, one after the other, so that nobody's commit carries another's.
    """
    questions = places.questions_of(port, answer)
    visitors = places.begin_visits(port, ANSWERING, answer)
    before = servers.bytes_written(process)
    for visitor in visitors:
        for address in questions[1:]:  # the first was answered when the visit began
            visitor.post(*question_form(visitor.get(address).text))
    after = servers.bytes_written(process)
    return None if before is None else (after - before) / (ANSWERING * (len(questions) - 1)) / 1024
