"""A data folder as it lies on a card: lessons, progress of a month, two backups, and the power gone a moment ago."""

import random
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk import migrate, rescue, settings, storage
from kiosk.learning import progress, quizzes
from kiosk.people import codes, learners
from kiosk.running_time import Ledger
from tests.faults.books_on_disk import copy_of, read_books

DAY = date(2026, 11, 23)


@dataclass(frozen=True)
class WornCard:
    """``books`` are those in the state file, ``backed_up`` those in each backup, the oldest first."""

    folder: Path
    codes: tuple
    books: dict
    backed_up: tuple

    def copy_to(self, folder):
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return settings.load({}, data=folder)


def wear(folder, scratch, lessons):
    """Let learners use a kiosk in ``folder``, cut its power, and return the :class:`WornCard`."""
    chosen, chance = settings.load({}, data=folder), random.Random("worn")
    storage.open_state(chosen.state_path)
    migrate.upgrade()
    Ledger()
    pepper = codes.load_pepper(folder / "keys" / "pepper")
    made = _learn(30, lessons, pepper, chance)
    rescue.back_up(chosen.state_path, folder / "backups")
    made += _learn(10, lessons, pepper, chance)
    rescue.back_up(chosen.state_path, folder / "backups")
    storage.state_db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    made += _learn(3, lessons, pepper, chance)
    rescue.marker(chosen.state_path).touch()
    shutil.copytree(folder, scratch / "card")  # with the write-ahead log, before anybody can tidy up
    storage.close_state()
    books = read_books(copy_of(scratch / "card", scratch / "copy"))
    backed_up = tuple(read_books(backup) for backup in rescue.list_backups(scratch / "card" / "backups"))
    return WornCard(scratch / "card", tuple(made), books, backed_up)


def _learn(people, lessons, pepper, chance):
    made = []
    for _ in range(people):
        learner = learners.start()
        made.append(learners.keep(learner, pepper))
        for _ in range(20):
            lesson = chance.choice(lessons)
            step = chance.choice(lesson.steps)
            if step.question:
                chosen = {chance.choice(step.question.choices).id}
                quizzes.answer(learner, step.question, chosen, attempt=1, on=DAY)
            else:
                progress.finish_step(learner, lesson.slug, step.id)
    return made
