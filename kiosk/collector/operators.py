"""The people who work for the operator: each has a name and a passphrase. There is no default one.

They are added on the collector's own machine, with ``kiosk collector operator``.
"""

import unicodedata
from dataclasses import dataclass

from kiosk import slow_hash
from kiosk.errors import NotFound, Rejected
from kiosk.i18n import N_

LONGEST_NAME = 40
LEAST_SIGNS, MOST_SIGNS = 12, 128
LEAST_DIFFERENT = 5

_nobody = ""  # a hash to check against when the name is unknown, so that it takes as long


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who may sign in. The ``stamp`` moves on when the passphrase changes: older sittings are over then."""

    name: str
    stamp: int


def add(database, name, passphrase):
    """Add an operator. Raises Rejected if the name is taken or the passphrase is too easy."""
    name, secret = _name(name), slow_hash.scramble(_choose(passphrase))
    with database.transaction() as work:
        sql = "INSERT INTO operator (name, secret, stamp) VALUES (?, ?, 0) ON CONFLICT (name) DO NOTHING"
        if not work.run(sql, (name, secret)):
            raise Rejected(N_("There is an operator of this name already."))


def change(database, name, passphrase):
    """Give an operator another passphrase and end all sittings of theirs. Raises NotFound or Rejected."""
    secret = slow_hash.scramble(_choose(passphrase))
    with database.transaction() as work:
        if not work.run("UPDATE operator SET secret = ?, stamp = stamp + 1 WHERE name = ?", (secret, _name(name))):
            raise NotFound(N_("There is no operator of this name."))


def remove(database, name):
    """Remove an operator. Raises NotFound."""
    with database.transaction() as work:
        if not work.run("DELETE FROM operator WHERE name = ?", (_name(name),)):
            raise NotFound(N_("There is no operator of this name."))


def list_all(database):
    """Return all :class:`Operator` in the order of their names."""
    return [Operator(*row) for row in database.rows("SELECT name, stamp FROM operator ORDER BY name")]


def find(database, name):
    """Return the :class:`Operator` of this name, or None."""
    found = database.rows("SELECT name, stamp FROM operator WHERE name = ?", (name,))
    return Operator(*found[0]) if found else None


def check(database, name, passphrase):
    """Return the :class:`Operator` if name and passphrase are right, else None; it takes the same time."""
    global _nobody  # noqa: PLW0603 - made at the first wrong name, because it is slow
    found = database.rows("SELECT name, stamp, secret FROM operator WHERE name = ?", (_fold(name),))
    if not found:
        _nobody = _nobody or slow_hash.scramble("nobody")
    is_right = slow_hash.matches(_fold(passphrase), found[0][2] if found else _nobody)
    return Operator(*found[0][:2]) if found and is_right else None


def _fold(text):
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _name(typed):
    name = _fold(typed)
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Rejected(N_("A name has 1 to %(limit)s characters."), limit=LONGEST_NAME)
    return name


def _choose(typed):
    secret = _fold(typed)
    if len(secret) < LEAST_SIGNS:
        raise Rejected(N_("A passphrase has at least %(least)s characters."), least=LEAST_SIGNS)
    if len(secret) > MOST_SIGNS:
        raise Rejected(N_("That is too long. Use at most %(limit)s characters."), limit=MOST_SIGNS)
    if len(set(secret.casefold())) < LEAST_DIFFERENT:
        raise Rejected(N_("Others would try this passphrase first. Four words that do not belong together work well."))
    return secret
