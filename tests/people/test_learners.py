import pytest

from kiosk import running_time
from kiosk.errors import NotFound
from kiosk.learning import progress
from kiosk.people import learners
from kiosk.people.models import Learner
from kiosk.storage import deed, state_db

PEPPER = b"p" * 32


def test_a_code_brings_its_learner_back(heron, otter):
    code = learners.keep(heron, PEPPER)
    assert learners.come_back(code, PEPPER) == heron


def test_a_learner_gets_one_code_however_often_it_is_asked_for(heron):
    assert learners.keep(heron, PEPPER)
    assert learners.keep(heron, PEPPER) is None


def test_the_code_itself_is_not_in_the_state_file(heron, state):
    code = learners.keep(heron, PEPPER)
    state_db.execute_sql("SELECT 1")
    held = b"".join(path.read_bytes() for path in state.parent.glob("state.sqlite*"))
    assert code.encode() not in held


def test_an_unknown_code_is_not_found(heron):
    learners.keep(heron, PEPPER)
    with pytest.raises(NotFound, match="do not know this code"):
        learners.come_back("000000000000", PEPPER)


def test_forgetting_takes_everything_that_hangs_on_a_learner(heron):
    progress.finish_step(heron, "this-computer", "rosa")
    learners.forget(heron)
    learners.forget(heron)
    assert progress.of_learner(heron) == progress.NOTHING
    assert state_db.execute_sql("SELECT count(*) FROM step_done").fetchone()[0] == 0


def test_the_end_of_a_visit_forgets_a_guest_and_keeps_a_learner_with_a_code(heron, otter):
    learners.keep(heron, PEPPER)
    learners.forget_guest(heron)
    learners.forget_guest(otter)
    assert [learner.id for learner in Learner.select()] == [heron]


def test_a_start_forgets_every_guest(heron, otter):
    learners.keep(otter, PEPPER)
    assert learners.forget_guests() == 1
    assert [learner.id for learner in Learner.select()] == [otter]


def test_learners_unused_for_a_year_of_running_time_are_forgotten(heron, otter):
    set_running_days(0)
    old = learners.keep(heron, PEPPER)
    used = learners.keep(otter, PEPPER)
    set_running_days(366)
    learners.come_back(used, PEPPER)
    assert learners.forget_unused(12) == 1
    with pytest.raises(NotFound):
        learners.come_back(old, PEPPER)


def test_eleven_months_unused_are_not_too_long(heron):
    set_running_days(0)
    code = learners.keep(heron, PEPPER)
    set_running_days(334)
    assert learners.forget_unused(12) == 0
    assert learners.come_back(code, PEPPER) == heron


@deed
def set_running_days(days):
    running_time.RunningTime.delete().execute()
    running_time.RunningTime.insert(seconds=days * 86_400, wall=0, synchronised=False).execute()
