"""Is the kiosk well? One list for the first page of the desk, for ``kiosk doctor`` and for machines.

Each check is a small function from :class:`Facts` to findings. One that
cannot be made, because the state file does not answer, finds nothing: another
check says that it does not answer.
"""

import logging

import peewee

from kiosk.errors import KioskError
from kiosk.upkeep.checks import access, lessons, machine, packs, safekeeping, sharing
from kiosk.upkeep.checks.facts import Facts
from kiosk.upkeep.checks.finding import INFO, LOOK, Finding
from kiosk.upkeep.checks.telling import as_data, as_lines

CHECKS = (
    machine.state_file,
    safekeeping.unread_notices,
    safekeeping.backup,
    safekeeping.second_place,
    machine.disk,
    machine.memory,
    machine.clock,
    access.no_librarian,
    access.wrong_codes,
    access.wrong_pins,
    lessons.missing,
    lessons.older_than_content,
    lessons.past_review,
    sharing.must_join,
    sharing.reports_waiting,
    sharing.report_refused,
    sharing.silence,
    packs.list_damaged,
    packs.put_aside,
    packs.waiting,
    packs.catalogue_old,
    lessons.facts_past_review,
    lessons.voices,
    lessons.recordings,
    lessons.translations,
    access.desk_open_to_all,
    access.no_proxy,
)

log = logging.getLogger(__name__)

__all__ = ["INFO", "LOOK", "Facts", "Finding", "as_data", "as_lines", "is_well", "look"]


def look(facts):
    """Return every :class:`Finding`, in the language now in use: first what needs a look, then what is good to know."""
    found = [finding for check in CHECKS for finding in _made(check, facts)]
    return tuple(sorted(found, key=lambda finding: finding.severity != LOOK))


def is_well(findings):
    """Say whether none of ``findings`` needs a look."""
    return not any(finding.severity == LOOK for finding in findings)


def _made(check, facts):
    try:
        return list(check(facts))
    except (peewee.DatabaseError, KioskError, OSError) as error:
        log.info("%s: %s", check.__name__, type(error).__name__)
    except Exception as error:  # a mistake of ours in one check must not take the first page of the desk away
        log.error("%s", check.__name__, exc_info=error)
    return []
