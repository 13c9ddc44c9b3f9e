"""Puts two backups back in turn, again and again, until it is killed: started by ``test_restoring``.

``python -m tests.faults.restorer DATA FIRST SECOND`` writes a line before each.
"""

import sys
from pathlib import Path

from kiosk import settings
from kiosk.upkeep import drafts, restoring
from kiosk.upkeep.opening import opened_state


def main(data, *backups):
    """Go on until the power goes."""
    chosen = settings.load({}, data=data)
    with opened_state(chosen):
        while True:
            for number, backup in enumerate(backups, 1):
                draft = drafts.take(chosen, Path(backup))
                print(number, flush=True)
                restoring.put_back(chosen, draft, number)


if __name__ == "__main__":
    main(*sys.argv[1:])
