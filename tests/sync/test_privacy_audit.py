"""An attacker who knows everything but one card: what can be told from a report, measured and not only computed.

The same weeks are released again and again, with and without the card. From how
often an event happens in both follows a lower bound of the true epsilon
(Clopper and Pearson, 95 %). It must not be above what the policy declares, and
the attack must be good enough to come close to it. Mistakes of the past and of
others are tried as mutants: each must be noticed.
"""

import math
import os
import random
from collections import Counter

import pytest

from kiosk import settings
from kiosk.people import learners
from kiosk.policies import COUNTS_1, variance
from kiosk.reporting import vector
from kiosk.sync import release
from kiosk.sync.sampler import discrete_laplace
from tests.reporting.open_period import cells, open_first_period
from tests.sync.sharing_kiosk import a_guest, finish
from tests.sync.statistics import at_least, at_most

RELEASES = 200_000 if os.environ.get("FULL") == "1" else 60_000
DECLARED = 1.0  # epsilon of a card in a week
LEAST_FOUND = 0.85  # a weaker attack proves nothing
LOOKED_AT = ("A", "T", "M1")
PLACES = [COUNTS_1.cells.index(cell) for cell in LOOKED_AT]


@pytest.fixture
def neighbours(state, tmp_path):
    """The counts of one week without a card and with it, as the kiosk really counted them."""

    def count():
        found = []
        for has_card in (False, True):
            open_first_period(settings.load({}, data=tmp_path / f"{has_card}"))
            for _ in range(4):
                a_guest("M1", "M2")
            if has_card:
                card = learners.start()
                learners.keep(card, b"p" * 32)
                for _ in range(7):
                    finish(card, "M1")
            found.append(cells())
        return found

    return count


class Noise:
    """Draws for the cells that the attacker looks at; the others are not needed and cost the test its time."""

    def __init__(self, seed):
        self.below, self.place = random.Random(seed).randrange, -1

    def __call__(self, scale):
        self.place = (self.place + 1) % len(COUNTS_1.cells)
        return discrete_laplace(scale, self.below) if self.place in PLACES else 0


def as_built(counts, noise):
    """Return what an attacker sees of a week: a list of reports."""
    return [release.with_noise(counts, noise)]


def drawn_again_on_a_retry(counts, noise):
    return as_built(counts, noise) + as_built(counts, noise)


def nothing_for_an_empty_week(counts, noise):
    return as_built(counts, noise) if counts else []


def believed(reports, without, with_it):
    """Return how much more likely the reports are with the card than without, as a logarithm; no report is a sign."""
    if not reports:
        return -math.inf
    return sum(
        (abs(report[place] - without.get(cell, 0)) - abs(report[place] - with_it.get(cell, 0)))
        / COUNTS_1.scale_of(cell)
        for report in reports
        for cell, place in zip(LOOKED_AT, PLACES, strict=True)
    )


def epsilon_at_least(pipeline, without, with_it, releases):
    """Return the lower bound of epsilon: the event is chosen on one half of the releases and measured on the other."""
    noise = Noise(20261123)
    seen = [
        [round(believed(pipeline(counts, noise), without, with_it), 6) for _ in range(releases)]
        for counts in (without, with_it)
    ]
    half = releases // 2
    choice = [Counter(scores[:half]) for scores in seen]
    threshold = max(choice[1], key=lambda score: _ratio(choice, score))
    hits = [sum(score >= threshold for score in scores[half:]) for scores in seen]
    return math.log(at_least(hits[1], half, 0.975) / at_most(hits[0], half, 0.975))


def _ratio(choice, threshold):
    without, with_it = (sum(n for score, n in scores.items() if score >= threshold) for scores in choice)
    margin = math.sqrt(1 / max(1, with_it) + 1 / max(1, without))
    return math.log(with_it / max(1, without)) - 2 * margin if with_it else -math.inf


def test_an_attacker_learns_no_more_of_a_card_than_the_policy_says(neighbours):
    found = epsilon_at_least(as_built, *neighbours(), RELEASES)
    assert LEAST_FOUND <= found <= DECLARED


def test_a_kiosk_that_counts_five_lessons_of_a_card_is_found_out(neighbours, monkeypatch):
    monkeypatch.setattr(vector, "MOST", 5)
    assert epsilon_at_least(as_built, *neighbours(), RELEASES // 3) > DECLARED


def test_a_kiosk_that_draws_again_on_a_retry_is_found_out(neighbours):
    assert epsilon_at_least(drawn_again_on_a_retry, *neighbours(), RELEASES // 3) > DECLARED


def test_a_kiosk_that_sends_nothing_of_an_empty_week_is_found_out(neighbours):
    [without, with_it] = neighbours()
    card = {cell: with_it[cell] - without.get(cell, 0) for cell in with_it}
    assert epsilon_at_least(nothing_for_an_empty_week, {}, +Counter(card), RELEASES // 10) > DECLARED


def is_unbiased(pipeline):
    """Say whether the figures of quiet weeks add up to zero, within four standard deviations."""
    weeks, noise = RELEASES // 10, Noise(7)
    totals = [pipeline({}, noise)[0][COUNTS_1.cells.index("T")] for _ in range(weeks)]
    return abs(sum(totals)) <= 4 * math.sqrt(variance(COUNTS_1.scale_of("T")) * weeks)


def test_a_kiosk_that_cuts_figures_off_at_zero_is_found_out():
    """It would tell no more of a person, but the sums of a country would grow out of nothing."""
    assert is_unbiased(as_built)
    assert not is_unbiased(lambda counts, noise: [tuple(max(0, n) for n in release.with_noise(counts, noise))])
