"""What opens the desk is stored only as a slow hash: whoever steals a backup has to guess for long.

scrypt with N=2^14, r=8, p=5 (one of the equal settings of OWASP's password
storage sheet) takes 16 MiB and, on a small machine, up to a second. One hash
is made at a time, so that many at once cannot use up the memory.
"""

import base64
import hashlib
import hmac
import secrets
import threading

N, R, P = 2**14, 8, 5
SALT_BYTES = 16
HASH_BYTES = 32
MAX_MEMORY = 64 * 2**20

_one_at_a_time = threading.Lock()


def scramble(secret):
    """Return the hash of ``secret`` as text, with its own salt and the parameters it was made with."""
    salt = secrets.token_bytes(SALT_BYTES)
    digest = _scrypt(secret, salt, N, R, P)
    return "$".join(["scrypt", str(N), str(R), str(P), _text(salt), _text(digest)])


def matches(secret, stored):
    """Say whether ``stored`` is a hash of ``secret``; it takes the same time for every wrong one."""
    _, n, r, p, salt, digest = stored.split("$")
    found = _scrypt(secret, _bytes(salt), int(n), int(r), int(p))
    return hmac.compare_digest(found, _bytes(digest))


def _scrypt(secret, salt, n, r, p):
    with _one_at_a_time:
        return hashlib.scrypt(secret.encode("utf-8"), salt=salt, n=n, r=r, p=p, maxmem=MAX_MEMORY, dklen=HASH_BYTES)


def _text(data):
    return base64.b64encode(data).decode("ascii")


def _bytes(text):
    return base64.b64decode(text)
