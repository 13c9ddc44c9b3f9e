"""One lesson file → one :class:`Lesson`."""

from dataclasses import replace

from kiosk.catalogue.markup import parse_blocks
from kiosk.catalogue.source.front import read_front, split_front
from kiosk.catalogue.source.holdings import Lesson
from kiosk.catalogue.source.parts import Box
from kiosk.catalogue.source.place import Place
from kiosk.catalogue.source.steps import read_steps
from kiosk.catalogue.source.toml import read_text
from kiosk.i18n import SOURCE_LOCALE


def read_lesson(file, problems, locale=SOURCE_LOCALE):
    """Return the lesson in ``file``; its folder names it, the folder above names the course."""
    slug = file.parent.name
    place = Place(file, slug, problems=problems, lang=locale)
    front_text, body, first = split_front(read_text(place), place)
    front = read_front(front_text, replace(place, first=2))
    inner = replace(place, first=first)
    steps = read_steps(parse_blocks(body), inner, body.splitlines())
    steps, take_home = _part_take_home(steps, inner)
    return Lesson(slug, file.parent.parent.name, file, locale, front, steps, take_home)


def _part_take_home(steps, place):
    """The take-home card stands at the end of the last screen but is no part of it."""
    cards = [(step, box) for step in steps for box in step.blocks if _is_card(box)]
    if not cards:
        place.note(1, "the lesson has no take-home card", "end it with a ::: takehome box")
    for step, box in cards:
        if step is not steps[-1] or box is not step.blocks[-1]:
            place.note(box.line, "the take-home card is not the last thing", "move it to the end")
    return tuple(_without_cards(step) for step in steps), cards[-1][1] if cards else None


def _without_cards(step):
    blocks = tuple(block for block in step.blocks if not _is_card(block))
    return replace(step, blocks=blocks)


def _is_card(block):
    return isinstance(block, Box) and block.kind == "takehome"
