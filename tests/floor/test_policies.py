import itertools
import math

import pytest

from kiosk.policies import CELLS, COUNTS_1, POLICIES, half_width, margin, may_show, variance


def chances(scale, draws, edge):
    """Return the distribution of a sum of draws from -edge to edge, by plain convolution."""
    p = math.exp(-1 / scale)
    one = [(1 - p) / (1 + p) * p ** abs(x) for x in range(-edge, edge + 1)]
    found = one
    for _ in range(draws - 1):
        upward = itertools.accumulate(found, lambda before, here: before * p + here)
        downward = [*itertools.accumulate(reversed(found), lambda before, here: before * p + here)][::-1]
        found = [(1 - p) / (1 + p) * (u + d - x) for u, d, x in zip(upward, downward, found, strict=True)]
    return found


@pytest.mark.parametrize("policy", POLICIES.values())
def test_every_cell_has_one_group_and_bound_over_scale_is_epsilon(policy):
    assert sorted(itertools.chain(*policy.groups.values())) == sorted(policy.cells)
    for group in policy.groups:
        assert policy.bounds[group] / policy.scales[group] == pytest.approx(policy.epsilons[group])


def test_a_card_or_a_visit_spends_one_epsilon_a_week():
    assert sum(COUNTS_1.epsilons[group] for group in "ATM") == pytest.approx(1)
    assert sum(COUNTS_1.epsilons[group] for group in "GTM") == pytest.approx(1)
    assert len(CELLS) == 15


def test_variance_is_that_of_the_distribution():
    law = chances(5, 1, 300)
    assert variance(5) == pytest.approx(sum(p * (x - 300) ** 2 for x, p in enumerate(law)))


@pytest.mark.parametrize(("scale", "draws"), [(5, 1), (5, 2), (5, 3), (5, 10), (5, 50), (15, 1), (15, 2), (15, 20)])
def test_about_95_of_100_sums_lie_within_the_half_width(scale, draws):
    edge = 60 * scale + 10 * scale * math.isqrt(draws)
    width, law = half_width(scale, draws), chances(scale, draws, edge)
    within = sum(p for x, p in enumerate(law) if abs(x - edge) <= width)
    assert 0.947 <= within <= 0.956


def test_a_single_report_has_the_exact_quantile():
    law = chances(15, 1, 900)
    width = half_width(15, 1)
    assert sum(law[900 - width : 900 + width + 1]) >= 0.95
    assert sum(law[900 - width + 1 : 900 + width]) < 0.95


def test_nothing_has_no_margin():
    assert half_width(5, 0) == 0
    assert margin(0, 0) == 0


def test_sums_of_many_follow_the_table_of_the_model():
    assert half_width(5, 52) / 520 == pytest.approx(1.96 * 0.098, abs=0.002)


@pytest.mark.parametrize(
    ("value", "width", "shown"), [(10, 2.5, True), (9, 0, False), (10, 2.6, False), (-50, 1, False), (100, 25, True)]
)
def test_a_figure_is_shown_when_it_is_large_and_certain_enough(value, width, shown):
    assert may_show(value, width) is shown
