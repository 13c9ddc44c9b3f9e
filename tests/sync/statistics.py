"""A little statistics with whole arithmetic: the discrete Laplace distribution, chi-square, Clopper-Pearson.

Two short functions do not need a library of 100 MB on the machine that tests.
"""

import math


def probability(value, scale):
    """Return the probability of ``value`` in the discrete Laplace distribution."""
    p = math.exp(-1 / scale)
    return (1 - p) / (1 + p) * p ** abs(value)


def tail(value, scale):
    """Return the probability that a draw is ``value`` (1 or more) or larger."""
    p = math.exp(-1 / scale)
    return p**value / (1 + p)


def chi_square_p(pairs):
    """Return the p-value of Pearson's test: ``pairs`` are (found, expected), of the same sum."""
    statistic = sum((found - expected) ** 2 / expected for found, expected in pairs)
    return upper_gamma((len(pairs) - 1) / 2, statistic / 2)


def upper_gamma(a, x):
    """Return the regularised upper incomplete gamma function Q(a, x), by series or continued fraction."""
    if x <= 0:
        return 1.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        for step in range(1, 10_000):
            term *= x / (a + step)
            total += term
        return max(0.0, 1 - front * total)
    fraction = 0.0
    for step in range(2000, 0, -1):
        fraction = step * (a - step) / (x + 2 * step + 1 - a + fraction)
    return front / (x + 1 - a + fraction)


def at_least(successes, tries, confidence=0.95):
    """Return the lower bound of Clopper and Pearson for a probability, at this one-sided confidence."""
    if successes == 0:
        return 0.0
    return _bisect(lambda p: binomial_tail(successes, tries, p) > 1 - confidence)


def at_most(successes, tries, confidence=0.95):
    """Return the upper bound of Clopper and Pearson."""
    return 1 - at_least(tries - successes, tries, confidence)


def binomial_tail(k, n, p):
    """Return the probability of ``k`` or more successes in ``n`` tries."""
    if p <= 0 or p >= 1:
        return float(p >= 1)
    mean, spread = n * p, math.sqrt(n * p * (1 - p))
    first, last = (k, n) if k > mean else (max(0, int(mean - 12 * spread) - 50), k - 1)
    last = min(last, int(max(mean, first) + 12 * spread) + 50)
    logs = math.log(p), math.log1p(-p), math.lgamma(n + 1)
    mass = math.fsum(_binomial(i, n, logs) for i in range(first, last + 1))
    return mass if k > mean else 1 - mass


def _binomial(i, n, logs):
    log_p, log_q, log_n = logs
    return math.exp(log_n - math.lgamma(i + 1) - math.lgamma(n - i + 1) + i * log_p + (n - i) * log_q)


def _bisect(is_above):
    """Return the smallest p from 0 to 1 at which ``is_above`` says yes."""
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (low, middle) if is_above(middle) else (middle, high)
    return low
