"""The figures of the collector beside their budgets, and what they mean for a large network."""

LEAST_RATIO = 0.5
LEAST_HTTP = 500  # signed reports a second, one by one
MOST_GROWTH = 2.0
LIBRARIES = 2_500_000
MOST_ROLL_UP_SECONDS = 600  # for a report of each of them
WEEK_SECONDS, SLOT_SECONDS, RUSH_SECONDS = 7 * 86_400, 48 * 3_600, 2 * 3_600


def lines(results):
    """Return the whole report."""
    found = []
    for one in results:
        found += [one["kind"], *_speeds(one), *_arithmetic(one), *_growth(one), ""]
    return found


def _speeds(one):
    taken, handed = one["taking_in"], one["handing_in"]
    yield (
        f"  taken in, many at once        {taken['per_second']:>9,.0f} reports/s, verified and stored;"
        f" bare insert {taken['bare_per_second']:,.0f} ({taken['bare_many_per_second']:,.0f} many at once);"
        f" ratio {taken['ratio']:.2f}  {_verdict(taken['ratio'] >= LEAST_RATIO, f'≥ {LEAST_RATIO:.2f}')}"
    )
    yield (
        f"  handed in over HTTP, 50 kiosks{handed['per_second']:>9,.0f} reports/s"
        f" (p50 {handed['p50']:.0f} ms, p99 {handed['p99']:.0f} ms); bare server {handed['bare_per_second']:,.0f};"
        f" ratio {handed['ratio']:.2f}  {_verdict(handed['per_second'] >= LEAST_HTTP, f'≥ {LEAST_HTTP}/s')}"
    )


def _arithmetic(one):
    speed = one["handing_in"]["per_second"]
    gigabytes = one["bytes_a_report"] * LIBRARIES / 1e9
    yield f"  {LIBRARIES:,} libraries, a report each week:"
    for what, seconds in (("evenly", WEEK_SECONDS), ("over 48 hours", SLOT_SECONDS), ("in 2 hours", RUSH_SECONDS)):
        needed = LIBRARIES / seconds
        yield f"    {what:16}{needed:>8,.1f} reports/s, a {needed / speed:.1%} share of what one process takes in"
    yield (
        f"    on disk         {one['bytes_a_report']:>8,.0f} bytes a report: {gigabytes:.1f} GB a week,"
        f" {gigabytes * 52:.0f} GB a year"
    )


def _growth(one):
    if "many" not in one:
        return
    few, many = one["few"], one["many"]
    ratio = many["overview_seconds"] / few["overview_seconds"]
    for network in (few, many):
        yield (
            f"  overview of {network['branches']:>7,} branches, a year:"
            f" {network['overview_seconds'] * 1000:.0f} ms; {network['reports']:,} reports rolled up"
            f" in {network['rolled_up_seconds']:.0f} s"
        )
    yield f"  overview, many against few: {ratio:.2f}  {_verdict(ratio <= MOST_GROWTH, f'≤ {MOST_GROWTH:.2f}')}"
    rolled = many["rolled_up_seconds"] * LIBRARIES / many["reports"]
    met = rolled < MOST_ROLL_UP_SECONDS
    yield f"  {LIBRARIES:,} reports rolled up in {rolled:.0f} s  {_verdict(met, f'< {MOST_ROLL_UP_SECONDS} s')}"


def _verdict(met, text):
    return f"{'ok  ' if met else 'MISS'} {text}"
