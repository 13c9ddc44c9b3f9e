"""A kiosk is itself on its own machine only."""

import stat

import pytest

from kiosk import envelope, settings
from kiosk.reporting import report_periods
from kiosk.storage import deed
from kiosk.sync import agreement, identity
from kiosk.sync.models import Courier
from kiosk.sync.settling import NEW_IDENTITY, settle
from tests.reporting.open_period import cells
from tests.sync.sharing_kiosk import Clocks, a_guest, begin_life


@pytest.fixture
def chosen(state, tmp_path, monkeypatch):
    """A kiosk on a board with a serial number."""
    monkeypatch.setattr(identity, "BOARD_SERIALS", (tmp_path / "serial",))
    (tmp_path / "serial").write_text("1000abc\0")
    chosen = settings.load({}, data=tmp_path)
    Clocks()
    begin_life(chosen)
    return chosen


@pytest.fixture
def joined(chosen):
    """It has joined as the branch Riverside."""
    deed(Courier.update(branch="Riverside", collector_key="ab", failures=3, not_before=99).execute)()


def test_number_and_key_are_made_once_and_readable_by_the_kiosk_alone(chosen, tmp_path):
    first, second = identity.load_or_make(chosen), identity.load_or_make(chosen)
    assert first.kiosk == second.kiosk == Courier.get().kiosk
    assert envelope.public_of(first.key) == envelope.public_of(second.key)
    for name in ("kiosk.id", "kiosk.key", "kiosk.machine"):
        assert stat.S_IMODE((tmp_path / "keys" / name).stat().st_mode) == 0o600


def test_the_mark_of_the_machine_says_nothing_on_another_kiosk():
    assert identity.machine_mark("a") != identity.machine_mark("b")
    assert len(identity.machine_mark()) == 64


def test_a_serial_number_that_only_the_administrator_can_read_makes_no_difference(chosen, tmp_path):
    (tmp_path / "serial").unlink()
    before = identity.machine_mark()
    (tmp_path / "serial").write_text("1000abc")
    (tmp_path / "serial").chmod(0o400)
    assert identity.machine_mark() == before


def test_another_start_on_the_same_machine_changes_nothing(chosen, joined):
    a_guest("M1")
    before = identity.load_or_make(chosen).kiosk, report_periods.current()
    settle(chosen)
    assert (identity.load_or_make(chosen).kiosk, report_periods.current()) == before
    assert cells() == {"G": 1, "T": 1, "M1": 1}
    assert agreement.joined()


def test_a_card_moved_to_another_board_is_another_kiosk_and_gives_the_open_period_up(chosen, joined, tmp_path):
    a_guest("M1")
    before, period = identity.load_or_make(chosen), report_periods.current()
    (tmp_path / "serial").write_text("2000def\0")
    settle(chosen)
    after, now = identity.load_or_make(chosen), report_periods.current()
    assert before.kiosk != after.kiosk
    assert envelope.public_of(before.key) != envelope.public_of(after.key)
    assert (cells(), now.no, now.lost) == ({}, period.no + 1, 1)
    row = Courier.get()
    assert (row.kiosk, row.branch, row.collector_key, row.not_before) == (after.kiosk, "", "", 0)
    assert row.trouble == NEW_IDENTITY
    assert not agreement.joined()


@pytest.mark.parametrize("name", ["kiosk.id", "kiosk.machine"])
@pytest.mark.parametrize("content", [None, b"", b"\xff" * 5000])
def test_a_damaged_number_makes_another_kiosk(chosen, tmp_path, name, content):
    before = identity.load_or_make(chosen).kiosk
    path = tmp_path / "keys" / name
    path.unlink() if content is None else path.write_bytes(content)
    settle(chosen)
    assert identity.load_or_make(chosen).kiosk == Courier.get().kiosk != before


def test_a_damaged_key_makes_another_kiosk(chosen, tmp_path):
    before = identity.load_or_make(chosen).kiosk
    (tmp_path / "keys" / "kiosk.key").write_bytes(b"not a key")
    assert identity.load_or_make(chosen).kiosk != before


def test_a_state_file_that_was_never_ours_gets_an_identity_of_its_own(chosen):
    before = identity.load_or_make(chosen).kiosk
    deed(Courier.update(kiosk="0" * 16).execute)()
    settle(chosen)
    assert identity.load_or_make(chosen).kiosk != before
