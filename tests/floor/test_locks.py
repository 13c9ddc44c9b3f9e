import threading

import pytest

from kiosk import locks
from kiosk.errors import Rejected


def test_a_second_kiosk_in_the_folder_is_refused_until_the_first_has_ended(tmp_path):
    with locks.only_kiosk_in(tmp_path):
        assert locks.is_kiosk_in(tmp_path)
        with pytest.raises(Rejected, match="Another kiosk"), locks.only_kiosk_in(tmp_path):
            pass
    assert not locks.is_kiosk_in(tmp_path)
    with locks.only_kiosk_in(tmp_path):
        pass


def test_in_a_folder_that_is_not_there_no_kiosk_runs(tmp_path):
    assert not locks.is_kiosk_in(tmp_path / "nothing")


def test_one_waits_until_the_other_is_done(tmp_path):
    order, begun = [], threading.Event()

    def second():
        begun.set()
        with locks.alone_in(tmp_path):
            order.append("second")

    with locks.alone_in(tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        begun.wait(10)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]
