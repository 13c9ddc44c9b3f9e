"""The shape of a lesson: few screens, one idea, one drawing and one new word on each."""

from kiosk.catalogue import markup
from kiosk.catalogue.source.parts import Box, Paragraph
from kiosk.catalogue.source.texts import texts_of_block, texts_of_step
from kiosk.catalogue.source.walks import blocks_of, lesson_blocks, lessons_of, pictures_of, screens_of

READING = range(4, 7)
QUESTIONS = range(4, 7)
SCREENS = range(9, 13)
TERMS_ON_A_SCREEN = 1
TERMS_IN_A_LESSON = 4


def are_few(library):
    """A lesson has 4 to 6 reading screens and 4 to 6 questions, 9 to 12 screens in all."""
    for lesson in lessons_of(library):
        asked = sum(bool(step.choices) for step in lesson.steps)
        counts = {"reading screens": (len(lesson.steps) - asked, READING), "questions": (asked, QUESTIONS)}
        counts["screens in all"] = (len(lesson.steps), SCREENS)
        for name, (count, allowed) in counts.items():
            if count not in allowed:
                remedy = f"make it {allowed[0]} to {allowed[-1]}"
                yield lesson.front.title.problem(f"the lesson has {count} {name}", remedy)


def have_one_drawing(library):
    """A screen shows one drawing at most."""
    for _, step in screens_of(library):
        for extra in list(pictures_of(step.blocks))[1:]:
            yield extra.alt.problem("this screen has a second drawing", "keep one, or make two screens")


def bring_one_new_term(library):
    """A screen explains one new term at most, a lesson four."""
    for lesson in lessons_of(library):
        known = set()
        for step in lesson.steps:
            new = {term for text in texts_of_step(step) for term in _terms(text)} - known
            known |= new
            if len(new) > TERMS_ON_A_SCREEN:
                names = ", ".join(sorted(new))
                yield step.title.problem(
                    f"this screen brings {len(new)} new terms ({names})", "keep one for each screen"
                )
        if len(known) > TERMS_IN_A_LESSON:
            what = f"the lesson explains {len(known)} terms"
            yield lesson.front.title.problem(what, f"keep the {TERMS_IN_A_LESSON} that matter most")


def have_simple_boxes(library):
    """Boxes hold no boxes; an activity box names the simulator of its lesson, other boxes none."""
    for lesson in lessons_of(library):
        for box in _boxes(lesson_blocks(lesson)):
            at = next((text for block in box.blocks for text in texts_of_block(block)), lesson.front.title)
            if _boxes(box.blocks):
                yield at.problem(f"the box {box.kind} holds another box", "put one after the other")
            if not box.blocks:
                yield at.problem(f"a box {box.kind} is empty", "write something in it or leave it out")
            if box.kind == "activity" and box.activity != lesson.front.activity:
                what = f"the activity {box.activity or 'without name'} is not the one in the front matter"
                yield at.problem(what, f"write ::: activity {lesson.front.activity or 'ID'} in both places")


def open_closed_boxes_with_words(library):
    """A closed box begins with the words of its button, and something stands behind it."""
    for lesson in lessons_of(library):
        for box in _boxes(lesson_blocks(lesson)):
            texts = [text for block in box.blocks for text in texts_of_block(block)]
            if box.kind == "closed" and texts and not (isinstance(box.blocks[0], Paragraph) and len(box.blocks) > 1):
                what = "this closed box has no button, or nothing behind it"
                yield texts[0].problem(what, "begin it with the words of the button, in a paragraph of its own")


def lead_to_their_activity(library):
    """A lesson with a simulator has one screen that leads to it."""
    for lesson in lessons_of(library):
        boxes = [box for box in _boxes(lesson_blocks(lesson)) if box.kind == "activity"]
        if lesson.front.activity and len(boxes) != 1:
            remedy = f"write one box that begins with ::: activity {lesson.front.activity}"
            yield lesson.front.title.problem(f"{len(boxes)} screens lead to the activity", remedy)


def have_words(library):
    """A screen has a title, and a reading screen has a text."""
    for _, step in screens_of(library):
        if not step.title.value:
            yield step.title.problem("this screen has no title", "write it after ##")
        if not step.choices and not step.blocks:
            yield step.title.problem("this screen has no text", "write one, or leave the heading out")


def _terms(text):
    return {name for kind, name in markup.links(text.value) if kind == "term"}


def _boxes(blocks):
    return [block for block in blocks_of(blocks) if isinstance(block, Box)]
