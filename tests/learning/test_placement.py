from kiosk.learning import placement


def items(shelf):
    return [step.question for step in shelf.placement]


def answers(shelf, *, wrong=()):
    return {item.id: item.id.split("/")[-1] not in wrong for item in items(shelf)}


def suggest(shelf, right, goal=""):
    return [(one.lesson, one.why) for one in placement.suggest(items(shelf), right, shelf, goal)]


def test_there_are_twelve_questions(shelf_here):
    assert len(items(shelf_here)) == 12


def test_two_misses_in_first_steps_lead_there(shelf_here):
    found = suggest(shelf_here, answers(shelf_here, wrong=("point-and-type", "leave-computer")))
    assert found[0] == ("this-computer", "basics")


def test_one_miss_in_first_steps_does_not(shelf_here):
    found = suggest(shelf_here, answers(shelf_here, wrong=("point-and-type", "banner")))
    assert found[0] == ("cookies-and-tracking", "gap")


def test_the_lowest_share_right_comes_first(shelf_here):
    found = suggest(shelf_here, answers(shelf_here, wrong=("password", "bus-card", "banner")))
    assert found == [("your-data", "gap"), ("strong-passwords", "gap")]


def test_a_tie_goes_to_security(shelf_here):
    wrong = ("bus-card", "banner", "password", "code-call", "parcel-fee")
    found = suggest(shelf_here, answers(shelf_here, wrong=wrong))
    assert found[0] == ("strong-passwords", "gap")


def test_a_goal_is_followed(shelf_here):
    found = suggest(shelf_here, answers(shelf_here), goal="digital-rights")
    assert found[0] == (shelf_here.find_course("digital-rights").lessons[0].slug, "goal")


def test_nothing_answered_is_the_gentlest_start(shelf_here):
    assert suggest(shelf_here, {})[0] == ("this-computer", "basics")


def test_knowing_it_all_leads_further(shelf_here):
    found = suggest(shelf_here, answers(shelf_here))
    assert found[0][1] == "further"


def test_there_are_never_more_than_two_and_all_exist(shelf_here):
    wrong = tuple(item.id.split("/")[-1] for item in items(shelf_here))
    found = suggest(shelf_here, answers(shelf_here, wrong=wrong), goal="privacy")
    assert len(found) == 2
    assert all(lesson in shelf_here.lessons for lesson, _ in found)
