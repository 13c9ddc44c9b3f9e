"""Which sums have to be made again: marks that are set in the transaction that changes something."""

import secrets

from kiosk.collector.database import flat, in_parts, places


def mark_dirty(work, pairs):
    """Ask for a new roll-up of each (week, region).

    A mark that is there already is set again, which locks it: a roll-up under
    way then waits for this transaction, or is done once more after it.
    """
    rows = [(week, region, secrets.randbits(62)) for week, region in sorted(pairs)]
    for part in in_parts(rows):
        sql = f"INSERT INTO dirty (week, region, mark) VALUES {places(part)}"  # noqa: S608 - only places
        work.run(f"{sql} ON CONFLICT (week, region) DO UPDATE SET mark = excluded.mark", flat(part))
