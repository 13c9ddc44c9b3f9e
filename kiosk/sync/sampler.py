"""The noise: exact draws from the discrete Laplace distribution, in whole numbers from the system's own randomness.

Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential Privacy"
(2020), algorithms 1 and 2. Fractions of a computer are not exact, and what they
round away can give a person away; so there are none here.
"""

import secrets
from collections.abc import Callable


def discrete_laplace(scale: int, below: Callable[[int], int] = secrets.randbelow) -> int:
    """Return one draw: x with a probability that falls like exp(-|x| / scale). ``scale`` is a whole number from 1.

    ``below(n)`` returns a whole number from 0 to n - 1, each as likely as the others.
    """
    while True:
        rest = below(scale)
        if not _happens(rest, scale, below):
            continue
        size = rest + scale * _times(below)
        is_negative = below(2) == 1
        if size or not is_negative:  # zero would come twice as often
            return -size if is_negative else size


def _times(below):
    """Return how often in a row something happens whose probability is exp(-1)."""
    times = 0
    while _happens(1, 1, below):
        times += 1
    return times


def _happens(part, whole, below):
    """Say yes with the probability exp(-part / whole), where part is at most whole."""
    turn = 1
    while below(whole * turn) < part:
        turn += 1
    return turn % 2 == 1
