"""A simulator taken on its own counts as one completion of the area for those; within a lesson it does not."""

import pytest

from tests.journeys.test_every_practice import Player
from tests.reporting.open_period import cells, open_first_period


@pytest.fixture(autouse=True)
def period(kiosk):
    """The kiosk has started for the first time."""
    open_first_period(kiosk.settings)


def test_a_practice_on_its_own_goes_into_the_anonymous_counts_once(visitor):
    for seed in (1, 2):
        Player(visitor, "en", "permission-desk", seed).play()
    assert cells() == {"G": 1, "T": 1, "M11": 1}


def test_a_practice_within_its_lesson_waits_for_the_lesson(visitor):
    visitor.post("/en/lessons/app-permissions/1/done")
    Player(visitor, "en", "permission-desk").play()
    assert cells() == {}


def test_the_desk_names_a_practice_taken_on_its_own(visitor, desk_page):
    Player(visitor, "en", "permission-desk").play()
    assert "The permission desk" in desk_page.get("/desk/progress").text
