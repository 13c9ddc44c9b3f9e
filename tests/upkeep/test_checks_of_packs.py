"""What staff hear about packs: news that are old, packs that wait, and packs that do not fit any more."""

import datetime
from dataclasses import replace

import pytest

from kiosk import library_day, settings
from kiosk.sync.packs import store
from kiosk.upkeep import checks
from kiosk.upkeep.checks import Facts

ISSUED = datetime.date(2026, 11, 20)


@pytest.fixture
def facts(state, tmp_path):
    """A kiosk with a data folder and nothing else."""
    chosen = settings.load({}, data=tmp_path)
    return Facts(settings=chosen, given=chosen, catalogue=None, speaks=lambda locale: True)


def found(facts):
    return {finding.id for finding in checks.look(facts)} & {"old-news", "pack-aside", "packs-damaged", "new-packs"}


def note(facts, **values):
    store.write(facts.given, replace(store.read(facts.given), **values))


@pytest.mark.parametrize(("days", "is_old"), [(0, False), (180, False), (181, True)])
def test_a_list_of_packs_is_old_after_180_days_by_a_clock_that_is_sure(facts, days, is_old):
    note(facts, issued=ISSUED)
    library_day.confirm(ISSUED + datetime.timedelta(days=max(days, 3)))
    assert found(facts) == ({"old-news"} if is_old else set())


def test_a_clock_that_is_not_sure_raises_no_alarm(facts):
    note(facts, issued=datetime.date(2020, 1, 1))
    assert not library_day.today().certain
    assert found(facts) == set()


def test_a_pack_that_was_put_aside_is_told_until_somebody_has_read_it(facts, desk_page, kiosk):
    note(facts, aside=("harbour",))
    assert found(facts) == {"pack-aside"}
    assert "1 pack did not fit" in desk_page.get("/desk/packs").text
    desk_page.post("/desk/packs/aside")
    assert found(facts) == set()


def test_packs_that_wait_are_told(facts):
    offered = facts.given.data / "packs" / "offered"
    offered.mkdir(parents=True)
    (offered / "0.pack").write_bytes(b"")
    assert found(facts) == {"new-packs"}


def test_a_damaged_list_is_told(facts):
    note(facts, aside=())
    (facts.given.data / "packs" / store.FILE).write_bytes(b"")
    assert found(facts) == {"packs-damaged"}
