"""The fair sorter keeps to the verified figures, and nothing that people do to its cards makes it fail."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.activities import sorter
from kiosk.activities.plays import row_of

KINDS = st.sampled_from(["yellow", "green"])
NEW = st.tuples(KINDS, st.integers(1, 5), st.integers(1, 5), st.integers(0, 1), st.sampled_from(["ripe", "unripe"]))
IDS = st.sampled_from([f"a{n}" for n in range(1, 13)] + [f"b{n}" for n in range(1, 13)] + ["n1", "t1", "nobody"])
MOVES = st.lists(
    st.one_of(
        st.sampled_from(["place:off", "place:on", "add:second", "add:test", "add:none", "drop:second", "drop:first"]),
        st.lists(IDS, max_size=5).map(lambda ids: f"label:{' '.join(ids)}"),
        NEW.map(lambda card: "new:" + " ".join(map(str, card))),
        st.sampled_from(["new:", "new:blue 9 9 9 x", "label:", "case:examples", "done"]),
    ),
    max_size=12,
)


def figures(fields, *moves):
    examples, uses_place = sorter.trained(fields, moves)
    results = sorter.test(examples, row_of(fields["tray"], "test")["card"], uses_place=uses_place)
    return sorter.by_kind(results)


def test_the_first_tray_fails_half_of_the_green_ones(fields):
    assert figures(fields("fair-sorter")) == {"yellow": (4, 6), "green": (3, 6)}


def test_without_the_place_the_total_rises_and_green_gets_worse(fields):
    assert figures(fields("fair-sorter"), "place:off") == {"yellow": (6, 6), "green": (2, 6)}


def test_with_both_trays_all_are_right(fields):
    assert figures(fields("fair-sorter"), "add:second") == {"yellow": (6, 6), "green": (6, 6)}


def test_each_moment_is_named(fields):
    mangoes = fields("fair-sorter")
    assert sorter.moment(mangoes, ()) == "with-place"
    assert sorter.moment(mangoes, ("place:off",)) == "without-place"
    assert sorter.moment(mangoes, ("add:second",)) == "repaired"


@given(moves=MOVES)
@settings(max_examples=60, deadline=None)
def test_relabelling_and_adding_never_make_it_fail(practices, moves):
    _, fields = practices["fair-sorter"]
    examples, uses_place = sorter.trained(fields, moves)
    tray = row_of(fields["tray"], "test")["card"]
    for one in sorter.test(examples, tray, uses_place=uses_place):
        slow = sorted(
            examples,
            key=lambda card: (
                (card["colour"] - one.card["colour"]) ** 2
                + (card["soft"] - one.card["soft"]) ** 2
                + 9 * (card["place"] - one.card["place"]) ** 2 * uses_place,
                card["id"],
            ),
        )[:3]
        assert list(one.neighbours) == slow
        assert one.says_ripe == (sum(card["ripe"] for card in slow) > len(slow) / 2)
    sorter.moment(fields, moves)


def test_turning_a_label_twice_brings_it_back(fields):
    mangoes = fields("fair-sorter")
    assert sorter.trained(mangoes, ("label:a1", "label:a1")) == sorter.trained(mangoes, ())
