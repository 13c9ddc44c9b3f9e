"""Browsers in which a librarian has signed in before (OWASP's "device cookies").

While strangers try PINs, everybody they could be has to wait; a known browser
has an allowance of its own, so the person at the desk still gets in. Its token
is random, so a plain hash of it is enough.
"""

import hashlib
import secrets

from kiosk.people.models import KnownBrowser
from kiosk.storage import deed

TOKEN_BYTES = 24
MOST = 50  # far more than a library has; the oldest make room


def is_known(token):
    """Say whether this token was given to a browser in which somebody signed in."""
    return bool(token) and KnownBrowser.select().where(KnownBrowser.token_hash == _hash(token)).exists()


@deed
def remember(librarian_id):
    """Return a new token for the browser in which this librarian has just signed in."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    KnownBrowser.insert(token_hash=_hash(token), librarian=librarian_id).execute()
    newest = KnownBrowser.select(KnownBrowser.id).order_by(KnownBrowser.id.desc()).limit(MOST)
    KnownBrowser.delete().where(KnownBrowser.id.not_in(newest)).execute()
    return token


def _hash(token):
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
