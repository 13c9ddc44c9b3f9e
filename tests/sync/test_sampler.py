"""The noise is what it claims to be, exactly, and this test would notice if it were a little different."""

import math
import os
import random
from collections import Counter

import pytest
from opendp import prelude as dp

from kiosk.policies import COUNTS_1, variance
from kiosk.sync.sampler import discrete_laplace
from tests.sync.statistics import chi_square_p, probability, tail

DRAWS = 1_000_000 if os.environ.get("FULL") == "1" else 400_000
LEAST_EXPECTED = 20  # draws in a cell of the chi-square test
LEAST_P = 1e-4
LEAST_P_UNSEEDED = 1e-6  # of draws that are others each time: this test must not fail by chance
SCALES = sorted(set(COUNTS_1.scales.values()))


def draws(scale, draw=discrete_laplace, seed=1, n=DRAWS):
    """Return how often each value came; the random source is seeded, so that a test that passes always does."""
    below = random.Random(seed).randrange
    return Counter(draw(scale, below) for _ in range(n))


def fit(found, scale):
    """Return the p-value of what was drawn against the exact distribution; rare values share a cell."""
    most, n = next(k for k in range(1000) if n_of(found) * tail(k + 1, scale) < LEAST_EXPECTED), n_of(found)
    expected = {value: n * probability(value, scale) for value in range(-most, most + 1)}
    pairs = [(found[value], hoped) for value, hoped in expected.items()]
    pairs.append((n - sum(found[value] for value in expected), n - sum(expected.values())))
    return chi_square_p(pairs)


def n_of(found):
    return sum(found.values())


@pytest.mark.parametrize("scale", [1, *SCALES])
def test_the_draws_fit_the_exact_distribution(scale):
    assert fit(draws(scale), scale) > LEAST_P


@pytest.mark.parametrize("scale", SCALES)
def test_their_mean_is_zero_within_four_standard_deviations(scale):
    found = draws(scale, seed=2, n=DRAWS // 4)
    mean = sum(value * n for value, n in found.items()) / n_of(found)
    assert abs(mean) < 4 * math.sqrt(variance(scale) / n_of(found))


@pytest.mark.parametrize("scale", SCALES)
def test_the_draws_of_an_independent_library_are_of_the_same_distribution(scale):
    theirs, ours = of_opendp(scale, DRAWS // 4), draws(scale, n=DRAWS // 4)
    assert fit(theirs, scale) > LEAST_P_UNSEEDED
    assert chi_square_p(list(side_by_side(theirs, ours))) > LEAST_P_UNSEEDED


def of_opendp(scale, n):
    """Return how often each value came from OpenDP, which takes its randomness from the system."""
    dp.enable_features("contrib")
    space = dp.vector_domain(dp.atom_domain(T="i32")), dp.l1_distance(T="i32")
    return Counter(dp.m.make_laplace(*space, scale=float(scale))([0] * n))


def side_by_side(one, other):
    """Yield what Pearson's test for two samples of one size needs: what each has, and the mean of both."""
    rare = [0, 0]
    for value in one.keys() | other.keys():
        mean = (one[value] + other[value]) / 2
        if mean >= LEAST_EXPECTED:
            yield one[value] + (one[value] - mean) * (math.sqrt(2) - 1), mean  # both samples in one square
        else:
            rare = [rare[0] + one[value], rare[1] + other[value]]
    mean = sum(rare) / 2
    yield rare[0] + (rare[0] - mean) * (math.sqrt(2) - 1), mean


def wider_by_two_percent(scale, below):
    """Draw as the sampler does, from a scale that is 2 % larger."""
    p = math.exp(-1 / (scale * 1.02))
    return geometric(p, below) - geometric(p, below)


def from_truncated_fractions(scale, below):
    """Draw from the continuous distribution and cut off the fraction, as a naive program would."""
    u = below(2**53) / 2**53 - 0.5
    return int(-scale * math.copysign(math.log(1 - 2 * abs(u)), u))


def geometric(p, below):
    return int(math.log((below(2**53) + 1) / 2**53) / math.log(p))


def with_zero_twice_as_often(scale, below):
    """Forget that zero has no sign."""
    size = abs(discrete_laplace(scale, below))
    return size if below(2) or not size else discrete_laplace(scale, below)


@pytest.mark.parametrize("mutant", [wider_by_two_percent, from_truncated_fractions, with_zero_twice_as_often])
@pytest.mark.parametrize("scale", SCALES)
def test_a_sampler_that_is_a_little_wrong_is_found_out(mutant, scale):
    assert fit(draws(scale, mutant), scale) < LEAST_P


def test_the_difference_of_two_geometric_draws_is_the_same_distribution():
    """The mutants above are wrong because of their mistake alone, not because of how they draw."""
    p = math.exp(-1 / 5)
    assert fit(draws(5, lambda scale, below: geometric(p, below) - geometric(p, below)), 5) > LEAST_P
