"""A power cut takes with it every write that no sync had carried to the card.

So ``synchronous=FULL`` is put to the test, not only our own order of things;
the same test with ``NORMAL`` shows that it would notice.
"""

import random
import time

import pytest

from tests.faults.books_on_disk import copy_of, hash_of, read_books, read_counts
from tests.faults.patrons import Crowd, Patron
from tests.faults.running_kiosk import RunningKiosk

CARELESS = """
from kiosk import storage
storage.PRAGMAS["synchronous"] = "normal"
from kiosk.cli.main import main
main()
"""

pytestmark = [pytest.mark.faults, pytest.mark.slow]


def lose_power_while_learning(data, disk, patrons, chance, program=("-m", "kiosk")):
    """Let ``patrons`` learn, cut the power, take the unsynced writes away; return how many those were."""
    with RunningKiosk(data, program=program, **disk.environment) as kiosk:
        for patron in patrons:
            patron.sit_down(kiosk.port)
            if patron.code is None:
                patron.learn(steps=1)
                patron.keep_place()
        with Crowd(patrons):
            time.sleep(chance.uniform(0.05, 0.5))
            kiosk.cut_power()
    return disk.lose(chance)


def agree(data, folder, patrons):
    """Say whether the disk holds what was confirmed to ``patrons``, and nothing that nobody did."""
    books = read_books(copy_of(data, folder))
    found = [books.get(hash_of(patron.code, data), {}) for patron in patrons]
    agreed = all(book in (one.book, one.book_after()) for one, book in zip(patrons, found, strict=True))
    for patron, book in zip(patrons, found, strict=True):
        patron.book, patron.under_way = book, None
    return agreed


def test_no_confirmed_answer_is_among_the_lost_writes(data, disk, tmp_path, lessons, is_full):
    chance, lost = random.Random("lost writes"), 0
    patrons = [Patron(lessons, seed=f"patron {number}") for number in range(8)]
    for _ in range(100 if is_full else 6):
        lost += lose_power_while_learning(data, disk, patrons, chance)
        assert agree(data, tmp_path / "copy", patrons)
        counted, done = read_counts(tmp_path / "copy" / "state.sqlite")
        assert counted == done  # an answer and its count are on disk together, or neither is
    assert lost > 0


def test_a_careless_kiosk_would_be_found_out(data, disk, tmp_path, lessons):
    chance = random.Random("careless")
    patrons = [Patron(lessons, seed=f"patron {number}") for number in range(8)]
    lose_power_while_learning(data, disk, patrons, chance)
    lose_power_while_learning(data, disk, patrons, chance, program=("-c", CARELESS))
    assert not agree(data, tmp_path / "copy", patrons)
