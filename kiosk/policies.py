"""What a report may say, how much noise is in it, and when a figure may be shown.

A policy is a promise: which cells exist, how much one person can change each
group of them in a week (its bound), and how much noise hides that (the scale of
a discrete Laplace distribution). Bound divided by scale is the group's epsilon.
A policy never changes; a new one gets a new id, which every report carries.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

AREAS = tuple(f"M{number}" for number in range(1, 13))
CELLS = ("A", "G", "T", *AREAS)
MAX_CELL = 20_000  # a cell beyond this is a mistake or an attack

LEAST_SHOWN = 10  # as in the practice of the Office for National Statistics
MOST_MARGIN = 0.25  # of the figure itself
NORMAL_95 = 1.959964  # half-width of 95 % of a normal distribution, in standard deviations


@dataclass(frozen=True)
class Policy:
    """One promise. ``groups`` are names of cells that share a bound and a scale; the mappings go from group to value.

    ``bounds`` are per person and period, ``scales`` are of the noise in each
    cell. A return card counts in at most ``periods_a_year`` periods of a year.
    """

    id: str
    groups: Mapping[str, tuple[str, ...]]
    cells: tuple[str, ...]
    bounds: Mapping[str, int]
    scales: Mapping[str, int]
    epsilons: Mapping[str, float]
    period_weeks: int = 1
    periods_a_year: int = 12

    def scale_of(self, cell: str) -> int:
        """Return the scale of the noise in ``cell``."""
        return next(self.scales[group] for group, cells in self.groups.items() if cell in cells)

    def variance_of(self, cell: str) -> float:
        """Return the variance of the noise in ``cell`` of one report."""
        return variance(self.scale_of(cell))


# A: return cards with at least one completion. G: visits without a card with at least one. T: completions of both.
# M1 to M12: the same completions by area. M1 to M5 are the bundled courses in their order, M11 is activities taken
# on their own, M12 is local lessons and all others.
COUNTS_1 = Policy(
    id="counts-1",
    groups=MappingProxyType({"A": ("A",), "G": ("G",), "T": ("T",), "M": AREAS}),
    cells=CELLS,
    bounds=MappingProxyType({"A": 1, "G": 1, "T": 3, "M": 3}),
    scales=MappingProxyType({"A": 5, "G": 5, "T": 5, "M": 15}),
    epsilons=MappingProxyType({"A": 0.2, "G": 0.2, "T": 0.6, "M": 0.2}),
)
POLICIES = MappingProxyType({policy.id: policy for policy in (COUNTS_1,)})


def variance(scale: int) -> float:
    """Return the variance of a discrete Laplace distribution with this ``scale``."""
    p = math.exp(-1 / scale)
    return 2 * p / (1 - p) ** 2


def half_width(scale: int, reports: int) -> float:
    """Return the 95 % half-width of a sum of ``reports`` draws of noise with this ``scale``; 0 for none.

    >>> half_width(5, 1)
    15
    >>> round(half_width(5, 10_000) / 100, 1)
    13.8
    """
    if reports == 1:
        return _quantile(scale)
    return margin(variance(scale) * reports, reports)


def margin(total_variance: float, reports: int) -> float:
    """Return the 95 % half-width of a sum of ``reports`` draws whose variances add up to ``total_variance``.

    Normal, with the term of Cornish and Fisher for the heavier tails of few draws.
    """
    if not reports:
        return 0.0
    excess = 3 / reports  # of the kurtosis: that of a Laplace distribution, divided by the number of draws
    quantile = NORMAL_95 + (NORMAL_95**3 - 3 * NORMAL_95) / 24 * excess
    return quantile * math.sqrt(total_variance)


def may_show(value: float, half_width: float) -> bool:
    """Say whether a figure is large and certain enough to be shown. Sums always use figures as they came."""
    return value >= LEAST_SHOWN and half_width <= MOST_MARGIN * value


def _quantile(scale):
    """Return the smallest whole number that a single draw exceeds, up or down, in at most 5 % of cases."""
    p = math.exp(-1 / scale)
    return max(0, math.ceil(math.log(0.05 * (1 + p) / 2) / math.log(p)) - 1)
