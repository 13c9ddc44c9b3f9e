"""Slots stand for whole sentences that a library or a dated fact fills in."""

import difflib

from kiosk.catalogue.source.parts import SLOT
from kiosk.catalogue.source.texts import texts_of_block
from kiosk.catalogue.source.walks import lesson_blocks, texts_of


def stand_alone(library):
    """A slot has a paragraph or list item of its own; braces in running text are a mistake."""
    for text in texts_of(library):
        if "{{" in text.value or "}}" in text.value:
            remedy = "write {{local.name}} or {{fact.name}} in a paragraph of its own"
            yield text.problem("a slot stands inside a text or is misspelt", remedy)


def are_known(library):
    """A slot is in ``local.toml`` or ``facts.toml``."""
    known = {"local": library.local, "fact": library.facts}
    for lesson in [*library.lessons.values(), *library.replacements.values()]:
        for text in (text for block in lesson_blocks(lesson) for text in texts_of_block(block)):
            found = SLOT.fullmatch(text.value)
            if found and found[2] not in known[found[1]]:
                near = difflib.get_close_matches(found[2], known[found[1]], n=1, cutoff=0)
                remedy = f"did you mean {near[0]}?" if near else "add it first"
                yield text.problem(f"there is no slot {found[1]}.{found[2]}", remedy)
