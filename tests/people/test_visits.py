from kiosk.people.visits import MAX_VISITS, Visits


class Hands:
    """A clock set by hand."""

    now = 0.0

    def __call__(self):
        return self.now


def make(idle=300):
    clock, ended = Hands(), []
    return Visits(idle, ended.append, clock), clock, ended


def test_a_visit_is_found_by_its_token_only():
    visits, _, _ = make()
    visit = visits.begin()
    assert visits.find(visit.token) is visit
    assert visits.find("something else") is None


def test_an_ended_visit_is_gone_and_told_once():
    visits, _, ended = make()
    visit = visits.begin()
    visits.end(visit.token)
    visits.end(visit.token)
    assert visits.find(visit.token) is None
    assert ended == [visit]


def test_a_visit_ends_by_itself_when_nobody_touches_it():
    visits, clock, ended = make(idle=300)
    visit = visits.begin()
    clock.now = 299
    assert visits.find(visit.token)
    clock.now += 301
    assert visits.find(visit.token) is None
    assert ended == [visit]


def test_clearing_ends_idle_visits_and_no_other():
    visits, clock, _ = make(idle=300)
    old = visits.begin()
    clock.now = 200
    young = visits.begin()
    clock.now = 400
    assert visits.end_idle() == 1
    assert visits.find(old.token) is None
    assert visits.find(young.token) is young


def test_a_renewed_visit_has_a_new_token_and_the_old_one_is_worthless():
    visits, _, _ = make()
    visit = visits.begin()
    old = visit.token
    assert visits.find(visits.renew(visit)) is visit
    assert visits.find(old) is None


def test_the_newest_entry_of_a_code_wins():
    visits, _, _ = make()
    first, second = visits.begin(), visits.begin()
    first.learner_id = second.learner_id = 7
    visits.end_others_of(7, but=second.token)
    assert visits.find(first.token) is None
    assert visits.find(second.token) is second


def test_a_flood_of_empty_visits_does_not_push_out_somebody_who_learns():
    visits, clock, _ = make()
    learning = visits.begin()
    learning.learner_id = 1
    for _ in range(MAX_VISITS + 50):
        clock.now += 0.001
        visits.begin()
    assert len(visits) == MAX_VISITS
    assert visits.find(learning.token) is learning


def test_a_learner_who_came_back_a_moment_ago_pressed_twice():
    visits, clock, _ = make()
    assert [visits.is_returning(7) for _ in range(2)] == [False, True]
    assert not visits.is_returning(8)
    clock.now = 31
    assert not visits.is_returning(7)
