"""The figures beside their budgets, for people or as JSON."""

CROWDS = (1, 10, 50)
PERSONAL = ("start page", "course list", "question", "practice step")
LEAST_RATIO = {
    "lesson step": 0.40,
    **dict.fromkeys(PERSONAL, 0.20),
    "search": 0.15,
    "static file": 0.60,
    "answer": 0.55,  # said for 50 learners only
}
DASHBOARD = "dashboard"
AT_50_ONLY = ("answer", "search")
SLOW_CARD_PER_SECOND, SLOW_CARD_P99_MS = 500, 150
HEADER = (
    f"{'':12}{'people':>7}{'per second':>12}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}"
    f"{'bare':>9}{'ratio':>7}{'by cpu':>8}  budget"
)


def lines(results, slowed, facts):
    """Return the whole report. ``results`` and ``slowed`` are as ``compare`` returns them."""
    report = [*speeds(results), "", *crowding(results), *practice_cost(results), "", *others(facts)]
    return [*report, "", "On the slow card:", *speeds(slowed)] if slowed else report


def speeds(results):
    """Return the lines for the measured places."""
    return [HEADER, *(_speed(one) for one in results)]


def _speed(one):
    by_cpu = "-" if one["processor_ratio"] is None else f"{one['processor_ratio']:.2f}"
    return (
        f"{one['place']:12}{one['people']:>7}{one['per_second']:>12,.0f}{one['p50']:>9.2f}{one['p95']:>9.2f}"
        f"{one['p99']:>9.2f}{one['bare_per_second']:>9,.0f}{one['ratio']:>7.2f}{by_cpu:>8}  {_budget(one)}".rstrip()
    )


def _budget(one):
    if one["slow_card"]:
        met = one["per_second"] >= SLOW_CARD_PER_SECOND and one["p99"] <= SLOW_CARD_P99_MS
        text = f"≥ {SLOW_CARD_PER_SECOND}/s, p99 ≤ {SLOW_CARD_P99_MS} ms"
        return _verdict(met, text) if one["people"] == CROWDS[-1] else ""
    least = LEAST_RATIO[one["place"]]
    if one["place"] in AT_50_ONLY and one["people"] != CROWDS[-1]:
        return ""
    met, text = one["ratio"] >= least, f"≥ {least:.2f}"
    if one["place"] == "answer":
        met, text = met and one["p99"] <= 3 * one["p50"], f"{text}, p99 ≤ 3 × p50"
    return _verdict(met, text)


def _verdict(met, text):
    return f"{'ok  ' if met else 'MISS'} {text}"


def crowding(results):
    """Return a line for each place on how it keeps its speed from 10 to 50 people."""
    speed = {(one["place"], one["people"]): one["per_second"] for one in results}
    places = dict.fromkeys(one["place"] for one in results)
    ratios = {place: speed[place, 50] / speed[place, 10] for place in places if (place, 10) in speed}
    return [
        f"{place:14} 50 people against 10: {ratio:.2f}  {_verdict(ratio >= 0.9, '≥ 0.90')}"
        for place, ratio in ratios.items()
    ]


def practice_cost(results):
    """Return a line for each crowd on what a step of a simulator costs against a step of a lesson with progress."""
    speed = {(one["place"], one["people"]): one["per_second"] for one in results}
    crowds = [people for people in CROWDS if {("question", people), ("practice step", people)} <= speed.keys()]
    ratios = [(people, speed["question", people] / speed["practice step", people]) for people in crowds]
    return [
        f"practice step {people:2} people, against a lesson question: {ratio:.2f}  {_verdict(ratio <= 1.3, '≤ 1.30')}"
        for people, ratio in ratios
    ]


def others(facts):
    """Return the lines on memory, start, weight and wear. A figure that could not be taken is left out."""
    rows = [
        ("memory idle", "MB", facts.get("memory_idle_mb"), 60),
        ("memory after load", "MB", facts.get("memory_after_mb"), 80),
        ("cold start to first page", "s", facts.get("cold_start_seconds"), 0.6),
        ("catalogue build", "s", facts.get("build_seconds"), 5),
        ("catalogue build again", "s", facts.get("rebuild_seconds"), 0.2),
        ("written per first answer", "KiB", facts.get("written_per_answer_kib"), 16),
    ]
    rows += [
        (f"{place}, ten years : one month", "×", ratio, 1.5) for place, ratio in facts.get("ten_years", {}).items()
    ]
    for locale, weight in facts.get("first_page", {}).items():
        rows += [
            (f"first page {locale}, requests", "", weight["requests"], 6),
            (f"first page {locale}, {weight['counted_by']}", "KB", weight["kilobytes"], 200 if locale == "ar" else 100),
            (f"first page {locale}, HTML", "KB", weight["html_kilobytes"], 30),
        ]
    return [_fact(*row) for row in rows if row[2] is not None]


def _fact(name, unit, value, most):
    shown = f"{value:.0f}" if unit == "" else f"{value:.2f}"
    return f"{name:40}{shown:>9} {unit:4}{_verdict(value <= most, f'≤ {most}') if most else ''}".rstrip()
