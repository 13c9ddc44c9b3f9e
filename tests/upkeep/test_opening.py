import logging

import pytest

from kiosk import library_day, rescue, settings, storage
from kiosk.errors import Rejected
from kiosk.storage import state_db
from kiosk.upkeep import backups, drafts, identity, notices
from kiosk.upkeep.opening import opened_state


@pytest.fixture
def chosen(tmp_path):
    """The settings of a kiosk that has never run."""
    return settings.load({}, data=tmp_path / "data")


def test_the_first_opening_makes_a_state_with_the_mark_of_this_kiosk(chosen):
    with opened_state(chosen):
        assert state_db.execute_sql("PRAGMA application_id").fetchone()[0] == identity.mark_of(chosen)
        assert not library_day.today().certain
        assert notices.unread() == []
        assert rescue.marker(chosen.state_path).exists()
    assert not rescue.marker(chosen.state_path).exists()


def test_a_state_that_had_to_be_rescued_leaves_a_notice_until_staff_have_read_it(chosen, caplog):
    with opened_state(chosen):
        backups.make(chosen)
    chosen.state_path.write_bytes(b"noise" * 1000)
    with caplog.at_level(logging.ERROR), opened_state(chosen):
        pass
    assert "The newest backup took over" in caplog.text
    for _ in range(2):
        with opened_state(chosen):
            (notice,) = notices.unread()
            assert "kept in state.sqlite.damaged-1" in notice.words
    with opened_state(chosen):
        notices.mark_as_read(notice.id)
        notices.mark_as_read(notice.id)
        assert notices.unread() == []


def test_a_second_opening_at_the_same_time_is_refused(chosen):
    with opened_state(chosen), pytest.raises(Rejected, match="Another kiosk"), opened_state(chosen):
        pass


def test_a_draft_left_by_a_power_cut_is_deleted(chosen):
    with opened_state(chosen):
        drafts.take(chosen, backups.make(chosen).path)
        assert drafts.folder_of(chosen).exists()
    with opened_state(chosen):
        assert not drafts.folder_of(chosen).exists()


def test_the_mark_tells_nothing_about_the_key(chosen):
    with opened_state(chosen):
        pass
    pepper = (chosen.data / "keys" / "pepper").read_bytes()
    assert identity.mark_of(chosen).to_bytes(4) not in pepper
    storage.close_state()
