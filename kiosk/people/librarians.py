"""The people who may open the desk: each by a name that colleagues know, and a PIN or passphrase of their own.

There is no default and no shared password. The hash is made before the
transaction, because it is slow, and whatever ends what somebody signed in with
moves their stamp on, so that open sittings notice, even those of another process.
"""

from dataclasses import dataclass

from kiosk import slow_hash
from kiosk.errors import NotFound, Rejected
from kiosk.i18n import N_
from kiosk.people import pins, recovery
from kiosk.people.models import KnownBrowser, Librarian
from kiosk.storage import deed

LONGEST_NAME = 40
ALREADY_SET_UP = N_("This kiosk has been set up already. Sign in at the desk.")


@dataclass(frozen=True, slots=True)
class Person:
    """A librarian as the other rooms see one. ``locale`` is the language of their desk."""

    id: int
    called: str
    locale: str
    stamp: int


def list_all():
    """Return all librarians as :class:`Person`, in the order in which they were added."""
    return tuple(map(_person, Librarian.select().order_by(Librarian.id)))


def is_any():
    """Say whether there is a librarian: until then the desk leads to the first run."""
    return Librarian.select(Librarian.id).limit(1).exists()


def find(librarian_id):
    """Return the :class:`Person` with this id, or None if there is none any more."""
    row = Librarian.get_or_none(Librarian.id == librarian_id)
    return row and _person(row)


def find_called(called):
    """Return the :class:`Person` of this name, small and capital letters alike. Raises NotFound."""
    wanted = " ".join(called.split()).casefold()
    for person in list_all():
        if person.called.casefold() == wanted:
            return person
    raise NotFound(N_("There is no librarian called %(called)s."), called=called)


def add(called, typed, locale, known=()):
    """Add a librarian and return the id. ``known`` are names that no passphrase may consist of.

    Raises Rejected for a name that is taken or too long, and for a PIN or
    passphrase that is too short or that others would try first.
    """
    name, secret = _name(called), slow_hash.scramble(pins.choose(typed, (*known, called)))
    return _insert(name, secret, locale)


def add_first(called, typed, locale, known=()):
    """Add the first librarian and return (id, recovery code). The code is told this once.

    Raises Rejected like ``add``, and when there is a librarian already.
    """
    name, secret = _name(called), slow_hash.scramble(pins.choose(typed, (*known, called)))
    code = recovery.new_code()
    return _insert_first(name, secret, locale, slow_hash.scramble(code)), code


def check(librarian_id, typed):
    """Say whether ``typed`` is the PIN or passphrase of this librarian. Slow on purpose."""
    row = Librarian.get_or_none(Librarian.id == librarian_id)
    return row is not None and slow_hash.matches(pins.fold(typed), row.secret)


def change(librarian_id, typed, known=()):
    """Give a librarian a new PIN or passphrase and return the new stamp; their open sittings are over.

    Raises Rejected for one that is too short or that others would try first,
    NotFound if there is no such librarian.
    """
    person = find(librarian_id)
    called = person.called if person else ""
    return _change(librarian_id, slow_hash.scramble(pins.choose(typed, (*known, called))))


@deed
def remove(librarian_id):
    """Remove a librarian; twice is the same as once. Raises Rejected for the last one."""
    if not Librarian.select().where(Librarian.id != librarian_id).exists():
        raise Rejected(N_("This is the only librarian. Add another one first, then remove this one."))
    Librarian.delete().where(Librarian.id == librarian_id).execute()


@deed
def speak(librarian_id, locale):
    """Remember in which language a librarian's desk is."""
    Librarian.update(locale=locale).where(Librarian.id == librarian_id).execute()


@deed
def sign_out_all():
    """End every sitting, in whichever process it is, and forget which browsers are known."""
    Librarian.update(stamp=Librarian.stamp + 1).execute()
    KnownBrowser.delete().execute()


def _person(row):
    return Person(row.id, row.called, row.locale, row.stamp)


def _name(called):
    name = " ".join(called.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Rejected(
            N_("Write a name that colleagues know, at most %(limit)s characters. A first name is enough."),
            limit=LONGEST_NAME,
        )
    return name


@deed
def _insert_first(called, secret, locale, recovery_secret):
    if is_any():
        raise Rejected(ALREADY_SET_UP)
    recovery.store(recovery_secret)
    return _insert(called, secret, locale)


@deed
def _insert(called, secret, locale):
    if called.casefold() in {person.called.casefold() for person in list_all()}:
        raise Rejected(N_("There is a librarian called %(called)s already. Write another name."), called=called)
    return Librarian.insert(called=called, secret=secret, locale=locale).execute()


@deed
def _change(librarian_id, secret):
    changed = Librarian.update(secret=secret, stamp=Librarian.stamp + 1).where(Librarian.id == librarian_id).execute()
    if not changed:
        raise NotFound(N_("This librarian is not here any more."))
    return find(librarian_id).stamp
