"""Rules that the simulators keep, beside those that all texts keep: each function takes one activity."""

from kiosk.catalogue.checks.activities import balance, lengths, places, reach, whole

ALL = (
    lengths.of_texts,
    lengths.of_totals,
    lengths.are_easy_to_read,
    whole.have_every_choice,
    whole.name_known_things,
    whole.name_what_the_lab_finds,
    whole.say_three_things_noticed,
    whole.have_one_key_to_a_question,
    whole.replace_what_is_there,
    whole.have_a_name_for_addresses,
    balance.have_enough_genuine_cards,
    balance.deal_no_more_than_there_is,
    places.are_reserved,
    places.say_who_sends,
    places.have_an_owner,
    reach.leads_somewhere,
    reach.has_a_way_to_every_screen,
    reach.has_a_way_out,
    reach.has_the_shortest_way_it_names,
)


def lead_to_a_simulator_that_is_here(library):
    """Yield a problem for every lesson whose ``activity`` names no folder; without any simulators, all is on paper."""
    for lesson in library.lessons.values():
        id = lesson.front.activity
        if library.activities and id and id not in library.activities:
            remedy = f"did you mean {whole.near(id, library.activities)}?"
            yield lesson.front.title.problem(f"there is no simulator {id}", remedy)


def problems_of(activity):
    """Return every problem of one simulator that is not about the words of a language."""
    return [problem for check in ALL for problem in check(activity)]
