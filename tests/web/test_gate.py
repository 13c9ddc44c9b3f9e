import threading

import pytest

from kiosk.errors import Busy
from kiosk.web.gate import Gate

WAIT = 30  # a guard against hanging tests


def test_requests_pass_side_by_side():
    gate = Gate()
    assert gate.enter("/en/")
    assert gate.enter("/en/me")
    gate.leave()
    gate.leave()


def test_the_gate_is_held_only_once_everybody_is_out():
    gate, held = Gate(), threading.Event()
    gate.enter("/en/")

    def hold():
        with gate.held():
            held.set()

    thread = threading.Thread(target=hold)
    thread.start()
    assert not held.wait(0.1)
    gate.leave()
    assert held.wait(WAIT)
    thread.join(WAIT)


def test_who_comes_while_it_is_held_waits_until_it_opens():
    gate, inside = Gate(), threading.Event()

    def come():
        gate.enter("/en/")
        inside.set()

    with gate.held():
        thread = threading.Thread(target=come)
        thread.start()
        assert not inside.wait(0.1)
    assert inside.wait(WAIT)
    thread.join(WAIT)


@pytest.mark.parametrize("address", ["/audio/en/normal/0123456789abcdef", "/healthz", "/desk/backup/underway"])
def test_what_asks_nothing_of_the_state_is_never_held(address):
    gate = Gate()
    with gate.held():
        assert not gate.enter(address)


def test_if_somebody_does_not_leave_it_opens_again_and_says_so():
    gate = Gate(patience_seconds=0.05)
    gate.enter("/en/")
    with pytest.raises(Busy, match="Nothing was changed"), gate.held():
        pass
    assert gate.enter("/en/me")


def test_it_opens_again_whatever_happens_inside():
    gate = Gate()
    with pytest.raises(ZeroDivisionError), gate.held():
        raise ZeroDivisionError
    assert gate.enter("/en/")


def test_only_one_can_hold_it():
    gate = Gate()
    with gate.held(), pytest.raises(Busy), gate.held():
        pass


def test_a_page_that_fails_leaves_the_gate(kiosk, visitor):
    visitor.get("/en/nothing")
    visitor.get("/en/")
    with kiosk.gate.held():
        pass
