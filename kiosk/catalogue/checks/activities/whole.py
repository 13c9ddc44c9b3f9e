"""Nothing is missing: a feedback for every choice, a name for every id, a key for every question."""

import difflib

from kiosk.catalogue.problems import Problem
from kiosk.catalogue.source.activities.lab_kinds import PATTERNS, SETTINGS
from kiosk.i18n import SOURCE_LOCALE

NOTICED = 3
ADDRESS_CHOICES = ("continue", "leave")
NAMED_BY = {"levers": "lever", "tricks": "trick", "lever": "lever", "topic": "topic", "tone": "tone"}


def have_every_choice(activity):
    """A card answers every choice that people have, and no other."""
    wanted = _choices_of(activity)
    judged = [*activity.fields.get("card", ()), *activity.fields.get("notice", ())] if wanted else []
    for row in judged:
        has = [choice["id"] for choice in row["choice"]]
        for id in wanted:
            if id not in has:
                yield at(activity, row, f"{row['id']} has no feedback for the choice {id}", "write one")
        for id in has:
            if id not in wanted:
                yield at(activity, row, f"there is no choice {id}", f"did you mean {near(id, wanted)}?")
        if all(choice["verdict"] in ("risky", "over-careful") for choice in row["choice"]):
            yield at(activity, row, f"no choice of {row['id']} is safe", "mark one as safe")


def name_known_things(activity):
    """Levers, tricks, topics and tones that a card names are explained in the same file."""
    for row in [row for name in ("card", "post", "neighbour", "question") for row in activity.fields.get(name, ())]:
        for key, value in row.items():
            source = "topic" if key == "topics" else "tone" if key == "tones" else NAMED_BY.get(key)
            known = [one["id"] for one in activity.fields.get(source, ())] if source else []
            for id in value if isinstance(value, list) else [value]:
                if known and id and id not in known:
                    yield at(activity, row, f"there is no {source} {id}", f"did you mean {near(id, known)}?")


def name_what_the_lab_finds(activity):
    """A password lab has words for every pattern and every speed that the estimate knows."""
    wanted = {"pattern": PATTERNS, "setting": SETTINGS} if activity.kind == "passwords" else {}
    for name, ids in wanted.items():
        for id in sorted(set(ids) - {row["id"] for row in activity.fields.get(name, ())}):
            yield Problem(activity.file, 1, f"the {name} {id} has no words", f'add a [[{name}]] with id = "{id}"')


def say_three_things_noticed(activity):
    """A simulator ends with three things to notice."""
    count = len(activity.fields.get("noticed", ()))
    if count != NOTICED and activity.title:
        yield activity.title.problem(f"there are {count} lines of what people noticed", f"write {NOTICED}")


def have_one_key_to_a_question(activity):
    """A question has one right answer; a reason begins without a verdict, because the kiosk says it."""
    for row in activity.fields.get("question", ()):
        right = sum(choice["right"] for choice in row["choice"])
        if right != 1:
            yield at(activity, row, f"{right} answers of {row['id']} are right", "mark exactly one with right = true")


def replace_what_is_there(activity):
    """A card of ``activity.<locale>.toml`` has the id and the truth of a card in ``activity.toml``."""
    for locale, variant in activity.variants.items():
        for name, rows in variant.items():
            known = {row["id"]: row for row in activity.fields.get(name, ())}
            for row in rows:
                if row["id"] not in known:
                    what = f"there is no {name} {row['id']} to replace in {locale}"
                    yield at(activity, row, what, f"did you mean {near(row['id'], known)}?")
                elif row.get("genuine") != known[row["id"]].get("genuine"):
                    yield at(activity, row, f"{row['id']} is not as genuine as in {SOURCE_LOCALE}", "keep it the same")


def have_a_name_for_addresses(activity):
    """The folder has a name that can stand in an address."""
    if not activity.id.replace("-", "").isalnum() or not activity.id.islower():
        yield Problem(activity.file, 1, f"the id {activity.id} is not well formed", "use a-z, 0-9 and hyphens")


def _choices_of(activity):
    if activity.kind == "addresses":
        return ADDRESS_CHOICES
    return [choice["id"] for choice in activity.fields.get("choice", ())]


def at(activity, row, what, remedy):
    """Return a :class:`Problem` at the first text of ``row``, or at the file."""
    text = next((value for value in row.values() if hasattr(value, "problem")), None)
    return text.problem(what, remedy) if text else Problem(activity.file, 1, what, remedy)


def near(id, known):
    """Return the id in ``known`` that looks most like ``id``."""
    return next(iter(difflib.get_close_matches(id, known, n=1, cutoff=0)), "another id")
